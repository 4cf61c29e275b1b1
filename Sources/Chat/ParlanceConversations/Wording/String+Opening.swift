extension String {
    /// The text's beginning on one line, its words a space apart: enough to recognize it by.
    package var opening: String {
        if isOpening { return self }
        var rest = prefix(Self.longestOpening).withoutLeadingSpace
        var opening = ""
        while !rest.isEmpty {
            let word = rest.firstWord
            rest = rest[word.endIndex...].withoutLeadingSpace
            opening += opening.isEmpty ? String(word) : " " + word
        }
        return opening
    }

    /// Whether that is all of the text, and it is of ASCII: most titles are.
    private var isOpening: Bool {
        guard utf8.count <= Self.longestOpening else { return false }
        var isSpaced = true
        for byte in utf8 {
            guard byte > 0x20 || (byte == 0x20 && !isSpaced), byte < 0x7F else { return false }
            isSpaced = byte == 0x20
        }
        return !isSpaced || isEmpty
    }

    /// More than any line of a terminal shows, and little enough for any text.
    private static let longestOpening = 1_000
}
