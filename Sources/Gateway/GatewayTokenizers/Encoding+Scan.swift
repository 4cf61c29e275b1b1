extension Encoding {
    /// Hands the tokens of `text[start..<stop]` to `sink`, as if nothing surrounded it.
    func scan<Sink: TokenSink>(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int = 0, to stop: Int? = nil, into sink: inout Sink
    ) {
        guard let bytes = text.baseAddress else { return }
        let stop = stop ?? text.count
        switch kind {
        case .o200kBase, .o200kHarmony: scan(O200kPattern.self, bytes, from: start, to: stop, into: &sink)
        case .cl100kBase: scan(Cl100kPattern.self, bytes, from: start, to: stop, into: &sink)
        case .tekken: scan(TekkenPattern.self, bytes, from: start, to: stop, into: &sink)
        }
    }

    /// In batches: finding the pieces waits for branches, finding their tokens for memory. Done apart, the memory's
    /// answers for a whole batch are waited for together.
    private func scan<Rules: Pattern, Sink: TokenSink>(
        _ rules: Rules.Type, _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, into sink: inout Sink
    ) {
        // Once, because a constant that is made when first used is asked for each time whether it has been made.
        let vocabulary = vocabulary
        let scanner = PieceScanner<Rules>(bytes, end: stop)
        var batch = PieceBatch(vocabulary, bytes, end: stop, textLength: stop - start)

        var at = start
        var pieceEnd = start
        while at < stop {
            batch.removeAll()
            repeat {
                let startsPiece = at == pieceEnd
                var isCommon = false
                if startsPiece { (pieceEnd, isCommon) = scanner.piece(from: at) }
                let next = isCommon ? pieceEnd : vocabulary.partEnd(bytes, from: at, to: pieceEnd, end: stop)
                batch.append(from: at, to: next, startsPiece: startsPiece)
                at = next
            } while !batch.isFull && at < stop

            batch.findTokens()
            batch.forEach(in: &sink) { scanner.horizon(at: $0) }
        }
    }
}
