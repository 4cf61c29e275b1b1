import ParlanceSystem

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
        let parts = folded.parts(of: said)
        let lines = said.passages.indices.flatMap { index -> [Line] in
            let passage = said.passages[index]
            let places = places(in: said.text(of: passage), folded: parts?[index], folded)
            guard !places.isEmpty else { return [] }
            let model = passage.speaker == .model ? said.model(of: passage.turn, in: journal) : nil
            return places.map { place in
                Line(
                    turn: passage.turn, isPrompt: passage.speaker == .person,
                    text: String(decoding: said.text[place], as: UTF8.self), model: model)
            }
        }
        return Match(title: said.title, lines: lines)
    }

    /// Where the lines stand in which a pattern does.
    ///
    /// - Parameters:
    ///   - text: A passage.
    ///   - part: Where the passage stands in the folded text, if it is to be found there.
    private func places(in text: ArraySlice<UInt8>, folded part: Range<Int>?, _ folded: SearchableText) -> [Range<Int>]
    {
        text.withUnsafeBufferPointer { bytes in
            let lines: [Range<Int>]
            if let part, folded.keepsPlaces {
                lines = folded.bytes[part].withUnsafeBufferPointer(placesOfLines)
            } else {
                let numbers =
                    part.map { folded.bytes[$0].withUnsafeBufferPointer(numbersOfLines) }
                    ?? SearchableText(Array(text), for: patterns).bytes.withUnsafeBufferPointer(numbersOfLines)
                lines = Self.places(ofLines: numbers, in: bytes)
            }
            return lines.map { text.startIndex + $0.lowerBound..<text.startIndex + $0.upperBound }
        }
    }

    /// The lines in which a pattern stands, in a folded text.
    private func placesOfLines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var places: [Range<Int>] = []
        for pattern in patterns {
            var position = 0
            while let found = pattern.firstIndex(in: bytes, from: position) {
                var start = found
                while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
                let end = bytes.position(of: 0x0A, from: found) ?? bytes.count
                if places.last?.lowerBound != start { places.append(start..<end) }
                // On to the next line: one match is enough for each. A pattern may begin with a line break.
                position = max(end, found + 1)
            }
        }
        guard patterns.count > 1 else { return places }
        places.sort { $0.lowerBound < $1.lowerBound }
        return places.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// The numbers of the lines in which a pattern stands, from 0. Folding moves bytes, but no line.
    private func numbersOfLines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var numbers: Set<Int> = []
        for pattern in patterns {
            var position = 0
            var (line, counted) = (0, 0)
            while let found = pattern.firstIndex(in: bytes, from: position) {
                while let end = bytes.position(of: 0x0A, in: counted..<found) { (line, counted) = (line + 1, end + 1) }
                numbers.insert(line)
                position = max(bytes.position(of: 0x0A, from: found) ?? bytes.count, found + 1)
            }
        }
        return numbers.sorted()
    }

    /// Where lines of these numbers stand, as far as there are so many.
    private static func places(ofLines numbers: [Int], in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var (line, start) = (0, 0)
        for number in numbers {
            while line < number {
                guard let end = bytes.position(of: 0x0A, from: start) else { return places }
                (line, start) = (line + 1, end + 1)
            }
            places.append(start..<(bytes.position(of: 0x0A, from: start) ?? bytes.count))
        }
        return places
    }
}
