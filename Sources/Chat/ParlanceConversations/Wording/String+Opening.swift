extension String {
    /// The text's beginning on one line, its words a space apart: enough to recognize it by.
    package var opening: String {
        // More than any line of a terminal shows, and little enough for any text.
        prefix(1_000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
