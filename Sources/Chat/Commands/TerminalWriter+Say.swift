import Terminal

extension TerminalWriter {
    /// Writes a sentence, broken between words where a terminal would break within one. A file gets it on one line.
    func say(_ sentence: StyledText) {
        guard capabilities.isTerminal, sentence.cellWidth > capabilities.columns(),
            !sentence.description.contains("\n")
        else { return write(sentence) }
        for line in Flow.lines(sentence.words, columns: capabilities.columns(), indent: 0, gap: 1) {
            write(line)
        }
    }
}

extension StyledText {
    /// What stands between spaces, each word with its looks.
    var words: [StyledText] {
        var words: [StyledText] = []
        var endsWord = true
        for span in spans {
            for (index, part) in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { endsWord = true }
                guard !part.isEmpty else { continue }
                let piece = StyledText(String(part), span.role)
                if endsWord { words.append(piece) } else { words[words.count - 1].append(piece) }
                endsWord = false
            }
        }
        return words
    }
}
