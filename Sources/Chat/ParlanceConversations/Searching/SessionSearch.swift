/// Looks for words in what was said in a session.
package struct SessionSearch: Sendable {
    /// A line in which something was found.
    package struct Line: Sendable, Hashable {
        /// The turn's number; 0 for the title.
        package var turn: Int
        /// Whether the person said it; otherwise a model did.
        package var isPrompt: Bool
        /// The whole line.
        package var text: String
        /// The model that said it, if that is known.
        package var model: String?
    }

    /// What was found in one session.
    package struct Match: Sendable, Hashable {
        /// What the session is called.
        package var title: String
        /// The lines in which one of the words stands, oldest first.
        package var lines: [Line]
    }

    /// What is looked for.
    package let patterns: [FoldedPattern]

    /// - Parameter words: All of them must be in the session; spaces within one count, spaces alone are no word.
    package init(_ words: [String]) {
        patterns = words.filter { !$0.allSatisfy(\.isWhitespace) }.map(FoldedPattern.init)
    }

    /// What is found in the bytes of a journal; `nil` when one of the words is not in it.
    func match(in journal: UnsafeBufferPointer<UInt8>) -> Match? {
        guard !patterns.isEmpty else { return nil }
        let said = JournalText(journal)
        let folded = SearchableText(said.text, for: patterns)
        guard patterns.allSatisfy({ folded.firstIndex(of: $0) != nil }) else { return nil }
        let lines = said.passages.flatMap { passage -> [Line] in
            var lines = self.lines(of: passage, said, folded.keepsPlaces ? folded.bytes[passage.range] : nil)
            guard passage.speaker == .model, !lines.isEmpty else { return lines }
            let model = said.model(of: passage.turn, in: journal)
            for index in lines.indices { lines[index].model = model }
            return lines
        }
        return Match(title: said.title, lines: lines)
    }

    /// The lines in which a pattern stands. Folding moves bytes, but no line.
    private func lines(of passage: JournalText.Passage, _ said: JournalText, _ folded: ArraySlice<UInt8>?) -> [Line] {
        let text = said.text(of: passage)
        var numbers: Set<Int> = []
        (folded ?? SearchableText(Array(text), for: patterns).bytes[...]).withUnsafeBufferPointer { bytes in
            for pattern in patterns {
                var position = 0
                var (line, counted) = (0, 0)
                while let found = pattern.firstIndex(in: bytes, from: position) {
                    line += bytes[counted..<found].count { $0 == 0x0A }
                    counted = found
                    numbers.insert(line)
                    // On to the next line: one match is enough for each.
                    position = bytes[found...].firstIndex(of: 0x0A) ?? bytes.count
                }
            }
        }
        guard !numbers.isEmpty else { return [] }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        return numbers.sorted().filter(lines.indices.contains).map { number in
            Line(
                turn: passage.turn, isPrompt: passage.speaker == .person,
                text: String(decoding: lines[number], as: UTF8.self))
        }
    }
}
