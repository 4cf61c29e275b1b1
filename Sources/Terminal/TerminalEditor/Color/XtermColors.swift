/// The 256 colors of xterm: six steps a channel, and 24 greys. The first 16 are each terminal's own and not used.
enum XtermColors {
    /// The color of the 256 that looks nearest.
    static func nearest(to wanted: RGB) -> RGB { color(number(nearest: wanted)) }

    /// The number of the color that looks nearest, from 16 to 255.
    static func number(nearest color: RGB) -> UInt8 {
        let wanted = OKLab(color)
        var best: (number: UInt8, distance: Double) = (16, .infinity)
        for (number, candidate) in zip(UInt8(16)...255, colors) {
            let distance = wanted.squaredDistance(to: candidate)
            if distance < best.distance { best = (number, distance) }
        }
        return best.number
    }

    /// What a number from 16 on stands for (xterm's 256colres.h).
    static func color(_ number: UInt8) -> RGB {
        if number >= 232 {
            let level = 8 + 10 * (number - 232)
            return RGB(level, level, level)
        }
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        let index = Int(number) - 16
        return RGB(steps[index / 36], steps[index / 6 % 6], steps[index % 6])
    }

    private static let colors = (UInt8(16)...255).map { OKLab(color($0)) }
}
