/// Looks for words in what was said in a session.
struct SessionSearch: Sendable {
    /// A line in which something was found.
    struct Line: Sendable, Hashable {
        /// The turn's number; 0 for the title.
        var turn: Int
        /// Whether the person said it; otherwise a model did.
        var isPrompt: Bool
        /// The whole line.
        var text: String
    }

    /// What was found in one session.
    struct Match: Sendable, Hashable {
        /// What the session is called.
        var title: String
        /// The lines in which one of the words stands, oldest first.
        var lines: [Line]
    }

    /// What is looked for.
    let patterns: [FoldedPattern]

    /// - Parameter words: All of them must be in the session; spaces within one count.
    init(_ words: [String]) {
        patterns = words.filter { !$0.isEmpty }.map(FoldedPattern.init)
    }

    /// What is found in the bytes of a journal; `nil` when one of the words is not in it.
    func match(in journal: UnsafeBufferPointer<UInt8>) -> Match? {
        guard !patterns.isEmpty else { return nil }
        let text = JournalText(journal)
        var missing = patterns
        var folded: [[UInt8]] = []
        let isASCII = FoldedPattern.areASCII(patterns)
        for passage in text.passages {
            folded.append(Self.fold(passage.text, isASCII: isASCII))
            guard !missing.isEmpty else { continue }
            folded[folded.count - 1].withUnsafeBufferPointer { bytes in
                missing.removeAll { $0.firstIndex(in: bytes) != nil }
            }
        }
        guard missing.isEmpty else { return nil }
        let lines = zip(text.passages, folded).flatMap { passage, folded in
            self.lines(of: passage, folded)
        }
        return Match(title: text.title, lines: lines)
    }

    private static func fold(_ text: [UInt8], isASCII: Bool) -> [UInt8] {
        if isASCII, !text.withUnsafeBufferPointer(FoldedPattern.hasLookalikes) {
            var folded = text
            FoldedPattern.foldASCII(&folded)
            return folded
        }
        return FoldedPattern.fold(text)
    }

    /// The lines in which a pattern stands. Folding moves bytes, but no line.
    private func lines(of passage: JournalText.Passage, _ folded: [UInt8]) -> [Line] {
        var numbers: Set<Int> = []
        folded.withUnsafeBufferPointer { bytes in
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
        let lines = passage.text.split(separator: 0x0A, omittingEmptySubsequences: false)
        return numbers.sorted().filter(lines.indices.contains).map { number in
            Line(
                turn: passage.turn, isPrompt: passage.speaker == .person,
                text: String(decoding: lines[number], as: UTF8.self))
        }
    }
}
