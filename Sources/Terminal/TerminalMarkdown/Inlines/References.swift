/// The link reference definitions of a text, so far.
struct References {
    private var entries: [String: (destination: String, ordinal: Int)] = [:]
    /// How many there are.
    var count: Int { entries.count }

    /// Labels without a definition that have been told as text.
    private var undefined: Set<String> = []

    /// Adds a definition, and says whether it comes too late for some text. The first one of a label counts.
    mutating func define(_ label: String, destination: String) -> Bool {
        guard entries[label] == nil else { return false }
        entries[label] = (destination, entries.count)
        return undefined.contains(label)
    }

    /// Notes labels that have been told as text.
    mutating func give(up labels: [String]) {
        undefined.formUnion(labels)
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
