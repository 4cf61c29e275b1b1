import Terminal

/// A line in which something was found, cut to the place where it stands.
struct FoundLine: Sendable {
    private let line: SessionSearch.Line
    private let patterns: [FoldedPattern]

    init(_ line: SessionSearch.Line, _ patterns: [FoldedPattern]) {
        self.line = line
        self.patterns = patterns
    }

    /// The turn's number, who said it (`›` before what the person said), and the line with what was found in it.
    func text(columns: Int, isUTF8: Bool) -> StyledText {
        let sign = line.turn == 0 ? "" : line.isPrompt ? (isUTF8 ? " ›" : " >") : ""
        let head = StyledText.dim("  \(line.turn == 0 ? "title" : String(line.turn))\(sign) ")
        let room = max(16, columns - head.cellWidth)
        let characters = Array(Sanitizer.cleanLine(line.text))
        let marks = marks(in: characters)
        // A little of what stands before the first place is enough to understand it.
        var start = 0
        if String(characters).cellWidth > room, let first = marks.first, first.upperBound > room * 2 / 3 {
            start = max(0, first.lowerBound - room / 3)
        }
        var text = StyledText(start > 0 ? "…" : "")
        var position = start
        for mark in marks where mark.lowerBound >= position {
            text += StyledText(String(characters[position..<mark.lowerBound]))
            text += .strong(String(characters[mark]))
            position = mark.upperBound
        }
        text += StyledText(String(characters[position...]))
        return head + text.truncated(to: room)
    }

    /// Where the patterns stand, from left to right, none over another.
    private func marks(in characters: [Character]) -> [Range<Int>] {
        // What each character folds to, and which character each folded byte comes from.
        var bytes: [UInt8] = []
        var origins: [Int] = []
        for (index, character) in characters.enumerated() {
            let folded = Folding.fold(String(character))
            bytes += folded
            origins += Array(repeating: index, count: folded.count)
        }
        var marks: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { bytes in
            for pattern in patterns {
                var position = 0
                while let found = pattern.firstIndex(in: bytes, from: position) {
                    marks.append(origins[found]..<(origins[found + pattern.count - 1] + 1))
                    position = found + pattern.count
                }
            }
        }
        marks.sort { $0.lowerBound < $1.lowerBound }
        return marks.reduce(into: []) { kept, mark in
            if mark.lowerBound >= kept.last?.upperBound ?? 0 { kept.append(mark) }
        }
    }
}
