extension StyledText {
    /// The lines of a text, without the breaks that end them; a break at its end begins no line.
    package var splitLines: [StyledText] {
        var lines: [StyledText] = []
        var line = StyledText()
        for span in spans {
            let parts = span.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    lines.append(line)
                    line = StyledText()
                }
                line.append(span.with(String(part)))
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
