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
        let vocabulary = vocabulary
        let scanner = PieceScanner<Rules>(bytes, end: stop)
        var encoder = PieceEncoder(vocabulary, textLength: stop - start)
        let capacity = 64
        let probes = UnsafeMutablePointer<PieceProbe>.allocate(capacity: capacity)
        let tokens = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        let longs = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
        defer {
            probes.deallocate()
            tokens.deallocate()
            longs.deallocate()
        }

        var at = start
        var pieceEnd = start
        while at < stop {
            var filled = 0
            var longCount = 0
            repeat {
                let startsPiece = at == pieceEnd
                if startsPiece { pieceEnd = scanner.pieceEnd(from: at) }
                let next = vocabulary.partEnd(bytes, from: at, to: pieceEnd, end: stop)
                probes[filled] = vocabulary.probe(bytes, from: at, to: next, end: stop, startsPiece: startsPiece)
                longs[longCount] = filled
                longCount = longCount &+ (next &- at > 8 ? 1 : 0)
                filled = filled &+ 1
                at = next
            } while filled < capacity && at < stop

            for index in 0..<filled { tokens[index] = vocabulary.possibleToken(probes[index]) }
            for index in 0..<filled { tokens[index] = vocabulary.likelyToken(tokens[index], probes[index]) }
            for long in 0..<longCount {
                let index = longs[long]
                tokens[index] = vocabulary.confirmedToken(tokens[index], probes[index], bytes)
            }

            for index in 0..<filled {
                let probe = probes[index]
                let token = tokens[index]
                if probe.startsPiece { sink.beginPiece(at: probe.start) { scanner.horizon(at: probe.start) } }
                if token != VocabularyTable.none {
                    sink.add(token, length: probe.length)
                } else {
                    let tokens = encoder.encode(bytes, from: probe.start, to: probe.start &+ probe.length, end: stop)
                    sink.add(tokens, of: vocabulary)
                }
            }
        }
    }
}
