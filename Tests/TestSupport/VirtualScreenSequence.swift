/// A control sequence `CSI … final`.
struct VirtualScreenSequence: Hashable {
    /// Private marker, parameters and intermediates as they were written.
    var collected: String
    var final: Unicode.Scalar

    /// `?`, `>`, `=` or `<`; empty for the standard sequences.
    var marker: String { String(collected.prefix { "<=>?".contains($0) }) }

    /// Whether there is nothing but numbers between marker and final byte.
    var isPlain: Bool {
        collected.dropFirst(marker.count).allSatisfy { $0.isASCII && ($0.isNumber || ";:".contains($0)) }
    }

    /// The numbers; `nil` for one that is left out.
    var parameters: [Int?] {
        collected.dropFirst(marker.count).split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    }

    /// The number at an index, or the default when it is left out or 0.
    func count(_ index: Int = 0, default value: Int = 1) -> Int {
        let number = index < parameters.count ? parameters[index] ?? 0 : 0
        return number == 0 ? value : number
    }

    /// The number at an index, 0 when it is left out.
    var mode: Int { count(default: 0) }

    /// The sequence as a person can read it.
    var readable: String { "ESC [ " + (collected.map(String.init) + [String(final)]).joined(separator: " ") }
}
