/// Text within a width of its own, such as that of a table's cell.
enum CellText {
    /// The lines of a text, broken like a paragraph; a line break of the text stays.
    static func lines(of text: StyledText, width: Int) -> [StyledText] {
        var wrapper = WordWrapper(width: { width }, cutsWords: true)
        for span in text.spans {
            let parts = span.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 { wrapper.endLine() }
                wrapper.add(span.with(String(part)), spaces: span.role == .code ? .betweenWords : .single)
            }
        }
        wrapper.endText()
        return wrapper.drain().splitLines
    }

    /// The width of the longest word.
    static func longestWord(of text: StyledText) -> Int {
        text.description.split(whereSeparator: \.isWhitespace).map { Sanitizer.cleanLine(String($0)).cellWidth }.max()
            ?? 0
    }
}
