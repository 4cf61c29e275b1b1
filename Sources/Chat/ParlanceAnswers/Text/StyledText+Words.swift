package import TerminalEditor

extension StyledText {
    /// Its lines, those that are wider than `columns` cells broken between words, as far indented as they begin.
    package func lines(columns: Int) -> [StyledText] {
        guard !isEmpty else { return [self] }
        return splitLines.flatMap { line in
            guard line.cellWidth > columns else { return [line] }
            let indent = line.description.prefix { $0 == " " }.count
            return WordFlow.lines(line.words, columns: columns, indent: indent, gap: 1)
        }
    }

    /// What stands between spaces, each word with its looks.
    var words: [StyledText] {
        var words: [StyledText] = []
        var endsWord = true
        for span in spans {
            for (index, part) in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { endsWord = true }
                guard !part.isEmpty else { continue }
                let piece = StyledText([span.with(String(part))])
                if endsWord { words.append(piece) } else { words[words.count - 1].append(piece) }
                endsWord = false
            }
        }
        return words
    }
}
