package import TerminalEditor

/// Lays words out one after another in lines of a width.
package enum WordFlow {
    /// The lines; a word that is wider than a line has one to itself.
    package static func lines(_ words: [StyledText], columns: Int, indent: Int, gap: Int = 2) -> [StyledText] {
        let margin = StyledText(String(repeating: " ", count: indent))
        let space = String(repeating: " ", count: gap)
        var lines: [StyledText] = []
        var line = StyledText()
        for word in words {
            if !line.isEmpty, indent + line.cellWidth + gap + word.cellWidth > columns {
                lines.append(margin + line)
                line = StyledText()
            }
            if let last = line.spans.last, let first = word.spans.first {
                // Between words of one role the gap is of that role, too: a sentence stays one run.
                line.append(space, last.role == first.role ? last.role : .plain)
            }
            line += word
        }
        if !line.isEmpty { lines.append(margin + line) }
        return lines
    }
}
