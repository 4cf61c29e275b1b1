/// Addresses of the Internet Protocol as texts.
enum IPAddressSyntax {
    /// Four decimal numbers with dots (RFC 2673, section 3.2), without leading zeros, which some read as octal.
    static func isVersion4(_ text: some StringProtocol) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else {
                    return false
                }
                guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } < 256
            }
    }

    /// Eight groups of up to four hexadecimal digits, one run of zero groups shortened to `::`, the last two groups
    /// perhaps as an IPv4 address (RFC 4291, section 2.2). A zone is no part of it.
    static func isVersion6(_ text: some StringProtocol) -> Bool {
        let halves = halves(of: text)
        guard let halves else { return false }
        var count = 0
        for (position, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (number, group) in groups.enumerated() {
                let isLast = position == halves.count - 1 && number == groups.count - 1
                if isLast, group.unicodeScalars.contains(".") {
                    guard isVersion4(group) else { return false }
                    count += 2
                } else {
                    guard (1...4).contains(group.unicodeScalars.count),
                        group.unicodeScalars.allSatisfy(\.isHexDigit)
                    else { return false }
                    count += 1
                }
            }
        }
        return halves.count == 1 ? count == 8 : count <= 7
    }

    /// What stands before and after `::`, or all of it; nil when `::` is there twice.
    private static func halves(of text: some StringProtocol) -> [String]? {
        let scalars = Array(text.unicodeScalars)
        var halves: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
        var position = 0
        while position < scalars.count {
            if scalars[position] == ":", position + 1 < scalars.count, scalars[position + 1] == ":" {
                halves.append(String.UnicodeScalarView())
                position += 2
            } else {
                halves[halves.count - 1].append(scalars[position])
                position += 1
            }
        }
        return halves.count <= 2 ? halves.map { String($0) } : nil
    }
}
