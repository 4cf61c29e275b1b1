/// The link reference definitions of a text, so far.
struct References {
    private var entries: [String: (destination: String, ordinal: Int)] = [:]
    /// How many there are.
    var count: Int { entries.count }

    /// Adds a definition. The first one of a label counts.
    mutating func define(_ label: String, destination: String) {
        if entries[label] == nil { entries[label] = (destination, entries.count) }
    }

    /// The destination of a label among the first so many definitions.
    func destination(of label: String, within limit: Int) -> String? {
        entries[label].flatMap { $0.ordinal < limit ? $0.destination : nil }
    }

    /// The form in which labels are compared: case-folded, each run of white space one space (CommonMark 0.31.2, section
    /// 6.3, "matches"). `nil` for what is no label: nothing but space, or more than 999 signs.
    static func normalize(_ label: ArraySlice<UInt8>) -> String? {
        guard label.count <= 4 * longestLabel else { return nil }
        let words = label.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return nil }
        let text = Array(words.joined(separator: [.space])).string
        guard text.unicodeScalars.count <= longestLabel else { return nil }
        return text.lowercased().uppercased()
    }

    /// The most characters of a label.
    static let longestLabel = 999
}
