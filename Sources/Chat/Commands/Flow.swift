import Terminal

/// Lays words out one after another in lines of a width.
enum Flow {
    /// The lines; a word that is wider than a line has one to itself.
    static func lines(_ words: [StyledText], columns: Int, indent: Int, gap: Int = 2) -> [StyledText] {
        let margin = StyledText(String(repeating: " ", count: indent))
        let space = StyledText(String(repeating: " ", count: gap))
        var lines: [StyledText] = []
        var line = StyledText()
        for word in words {
            if !line.isEmpty, indent + line.cellWidth + gap + word.cellWidth > columns {
                lines.append(margin + line)
                line = StyledText()
            }
            line += line.isEmpty ? word : space + word
        }
        if !line.isEmpty { lines.append(margin + line) }
        return lines
    }
}
