extension String {
    /// The text's beginning on one line, its words a space apart: enough to recognize it by.
    package var opening: String {
        // More than any line of a terminal shows, and little enough for any text.
        var rest = prefix(1_000).withoutLeadingSpace
        var opening = ""
        while !rest.isEmpty {
            let word = rest.firstWord
            rest = rest[word.endIndex...].withoutLeadingSpace
            opening += opening.isEmpty ? String(word) : " " + word
        }
        return opening
    }
}
