extension RGB {
    /// Reads a color as a terminal reports it: `rgb:R/G/B`, `rgba:R/G/B/A` with one to four hexadecimal digits a
    /// channel, or `#RGB` with one to four digits a channel (Xlib, "Color Names"; xterm, "Operating System Commands").
    /// How far it lets through what is behind it is left out.
    init?(xColor text: some StringProtocol) {
        let digits: [Substring]
        if text.first == "#" {
            let all = Substring(text.dropFirst())
            guard (3...12).contains(all.count), all.count.isMultiple(of: 3) else { return nil }
            let width = all.count / 3
            digits = [all.prefix(width), all.dropFirst(width).prefix(width), all.dropFirst(2 * width)]
        } else {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let count = ["rgb": 3, "rgba": 4][parts[0].lowercased()] else { return nil }
            digits = parts[1].split(separator: "/", omittingEmptySubsequences: false).map { Substring($0) }
            guard digits.count == count else { return nil }
        }
        let channels = digits.compactMap(Self.channel)
        guard channels.count == digits.count else { return nil }
        self.init(channels[0], channels[1], channels[2])
    }

    /// `F`, `FF`, `FFF` and `FFFF` all are the most there is.
    private static func channel(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        let most = UInt32(1) << (4 * UInt32(digits.count)) - 1
        return UInt8((value * 255 + most / 2) / most)
    }
}
