/// Divides a text where no piece can cross, and hands its tokens to a sink from left to right.
///
/// Pieces do not cross the edges of a symbol or of a character without a piece, and `▁` stands only at the beginning of
/// a piece or in pieces of nothing else. So a text is a row of runs of `▁`, each followed by a word.
struct SentencePieceScanner {
    private typealias Vocabulary = SentencePieceVocabulary

    private let vocabulary: SentencePieceVocabulary
    private let symbols: SentencePieceSymbol.Set
    private let text: UnsafeBufferPointer<UInt8>
    private var merger: SentencePieceMerger

    init(
        vocabulary: SentencePieceVocabulary, symbols: SentencePieceSymbol.Set, text: UnsafeBufferPointer<UInt8>
    ) {
        self.vocabulary = vocabulary
        self.symbols = symbols
        self.text = text
        merger = SentencePieceMerger(vocabulary: vocabulary, text: text)
    }

    /// Hands over the tokens from `start` on, which no token crosses. A `▁` is put before the text's beginning only.
    mutating func scan(from start: Int, into sink: inout some SentencePieceSink) {
        guard start < text.count else { return }
        var position = start
        var hasPrefix = start == 0
        while let symbol = SentencePieceSymbol(of: symbols, in: text, from: position) {
            scan(position..<symbol.range.lowerBound, hasPrefix: hasPrefix, into: &sink)
            sink.append(.symbol(number: symbol.number), end: symbol.range.upperBound)
            position = symbol.range.upperBound
            hasPrefix = false
        }
        scan(position..<text.count, hasPrefix: hasPrefix, into: &sink)
    }

    private mutating func scan(_ part: Range<Int>, hasPrefix: Bool, into sink: inout some SentencePieceSink) {
        let limit = part.upperBound
        var position = part.lowerBound
        if hasPrefix {
            position = scanMarks(from: position, to: limit, prefix: 1, into: &sink)
        }
        while position < limit {
            if markSize(at: position, limit) > 0 {
                position = scanMarks(from: position, to: limit, prefix: 0, into: &sink)
                continue
            }
            let first = vocabulary.longestPiece(in: text, from: position, to: limit)
            if first == Vocabulary.none {
                position = scanUnknown(at: position, into: &sink)
            } else {
                let end = merger.merge(from: position, to: limit, first: first)
                appendMerged(from: 0, at: position, into: &sink)
                position = end
            }
        }
    }

    /// A run of `▁` and the word after it; returns where the word ends. The last `▁` belongs to the word if merging
    /// takes it; it does so before the `▁`s merge with one another, for their score is the worst.
    /// - Parameter prefix: how many `▁` stand before `start` without taking a byte of the text.
    private mutating func scanMarks(
        from start: Int, to limit: Int, prefix: Int, into sink: inout some SentencePieceSink
    ) -> Int {
        var marks = prefix
        var word = start
        while case let size = markSize(at: word, limit), size > 0 {
            marks += 1
            word += size
        }

        let first = vocabulary.longestMarkedPiece(in: text, from: word, to: limit)
        // The `▁` is taken to lie in the one byte before the word, whatever it takes in the text.
        let end = word - 1 + vocabulary.length(of: first)
        if end == limit || text[end] == UInt8(ascii: " ") {
            if first == Vocabulary.mark {
                appendMarks(marks, from: start, prefix: prefix, into: &sink)
            } else {
                appendMarks(marks - 1, from: start, prefix: prefix, into: &sink)
                sink.append(.ordinary(index: vocabulary.index(of: first)), end: end)
            }
            return end
        }

        let wordEnd = merger.merge(from: word - 1, to: limit, first: first)
        if merger.pieces.first == Vocabulary.mark {
            appendMarks(marks, from: start, prefix: prefix, into: &sink)
            appendMerged(from: 1, at: word, into: &sink)
        } else {
            appendMarks(marks - 1, from: start, prefix: prefix, into: &sink)
            appendMerged(from: 0, at: word - 1, into: &sink)
        }
        return wordEnd
    }

    private func appendMerged(from first: Int, at start: Int, into sink: inout some SentencePieceSink) {
        var end = start
        for piece in merger.pieces[first...] {
            end += vocabulary.length(of: piece)
            sink.append(.ordinary(index: vocabulary.index(of: piece)), end: end)
        }
    }

    /// A run of `▁` grows from the left: to 14, since there is no piece of 15; then, as soon as the next two have
    /// merged, to 16, the longest.
    private func appendMarks(_ count: Int, from start: Int, prefix: Int, into sink: inout some SentencePieceSink) {
        var left = count
        var unwritten = prefix
        var end = start
        while left > 0 {
            let size = left >= 16 ? 16 : left == 15 ? 14 : left
            left -= size
            for _ in unwritten..<size {
                end += text[end] == UInt8(ascii: " ") ? 1 : 3
            }
            unwritten = 0
            sink.append(.ordinary(index: Self.indexOfMarks[size]), end: end)
        }
    }

    /// The indices of the pieces of 1 to 16 `▁`, from the model; there are none of 0 and of 15.
    private static let indexOfMarks = [
        -1, 28446, 0, 2028, 1, 96, 169, 5131, 14, 2341, 497, 17163, 299, 310, 1158, -1, 100,
    ]

    /// The bytes of the space or `▁` at `position`, or 0.
    private func markSize(at position: Int, _ limit: Int) -> Int {
        guard position < limit else { return 0 }
        switch text[position] {
        case 0x20: return 1
        case 0xE2: return position + 2 < limit && text[position + 1] == 0x96 && text[position + 2] == 0x81 ? 3 : 0
        default: return 0
        }
    }

    /// A character without a piece is one token a byte; a malformed byte is U+FFFD. Returns where it ends.
    private func scanUnknown(at position: Int, into sink: inout some SentencePieceSink) -> Int {
        let end = position + UTF8Character.length(in: text, at: position)
        if end == position {
            sink.append(.ordinary(index: vocabulary.index(of: Vocabulary.replacement)), end: position + 1)
            return position + 1
        }
        for byte in position..<end {
            sink.append(.byte(text[byte]), end: byte + 1)
        }
        return end
    }
}
