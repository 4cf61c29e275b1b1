/// One of the eight colors that every terminal has and every person can set, in the order of their numbers.
package enum ANSIColor: UInt8, Sendable, Hashable, CaseIterable {
    /// Number 0.
    case black
    /// Number 1.
    case red
    /// Number 2.
    case green
    /// Number 3; brown on some terminals.
    case yellow
    /// Number 4.
    case blue
    /// Number 5.
    case magenta
    /// Number 6.
    case cyan
    /// Number 7; a light gray on most terminals.
    case white

    /// Less chroma than this is a gray to the eye.
    private static let leastChroma = 0.04
    /// Where on the circle of hues, in degrees, each color ends and the next begins. Orange counts as yellow.
    private static let sectors: [(end: Double, color: ANSIColor)] = [
        (45, .red), (118, .yellow), (165, .green), (225, .cyan), (290, .blue), (345, .magenta), (360, .red),
    ]

    /// The color of the same hue; `nil` for a gray, since black and white vanish on the backgrounds of some terminals.
    init?(hueOf color: RGB) {
        let color = OKLab(color)
        guard color.chroma >= Self.leastChroma else { return nil }
        self = Self.sectors.first { color.hue < $0.end }?.color ?? .red
    }
}
