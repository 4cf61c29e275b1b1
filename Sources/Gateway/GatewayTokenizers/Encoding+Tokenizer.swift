extension Encoding {
    /// The number of tokens; text that looks like a special token counts as ordinary text. Linear in the length.
    package func count(_ bytes: Span<UInt8>) -> Int {
        var sink = CountSink()
        bytes.withUnsafeBufferPointer { scan($0, into: &sink) }
        return sink.count
    }

    /// Counts on from a checkpoint, and appends the checkpoints that it passes.
    package func count(
        _ bytes: Span<UInt8>, from checkpoint: CountCheckpoint, recording checkpoints: inout [CountCheckpoint]
    ) -> Int {
        var sink = CheckpointSink(from: checkpoint)
        bytes.withUnsafeBufferPointer { scan($0, from: checkpoint.offset, into: &sink) }
        checkpoints += sink.checkpoints
        return sink.count
    }

    /// The tokens' ids. `specials` names the special tokens that are recognized in the text.
    package func encode(_ bytes: Span<UInt8>, specials: SpecialTokens) -> [UInt32] {
        var sink = IDSink(firstID: firstID)
        // About as many as any prose or program has; room that is not used costs nothing.
        sink.ids.reserveCapacity(bytes.count / 3)
        bytes.withUnsafeBufferPointer { text in
            forEachSegment(of: text, specials: specials) { segment in
                switch segment {
                case .text(let range): scan(text, from: range.lowerBound, to: range.upperBound, into: &sink)
                case .special(let id, _): sink.ids.append(id)
                }
            }
        }
        return sink.ids
    }

    /// The bytes that each token stands for, as ranges of offsets into `bytes`, in order and without gaps.
    package func boundaries(of bytes: Span<UInt8>, specials: SpecialTokens) -> [Range<Int>] {
        var sink = BoundarySink()
        bytes.withUnsafeBufferPointer { text in
            forEachSegment(of: text, specials: specials) { segment in
                switch segment {
                case .text(let range): scan(text, from: range.lowerBound, to: range.upperBound, into: &sink)
                case .special(_, let range): sink.ranges.append(range)
                }
            }
        }
        return sink.ranges
    }

    /// The bytes that the tokens stand for; a special token stands for its name.
    package func decode(_ ids: [UInt32]) throws(TokenizerError) -> [UInt8] {
        var bytes: [UInt8] = []
        let vocabulary = vocabulary
        for id in ids {
            let rank = Int(id) - Int(firstID)
            if rank >= 0, rank < vocabulary.count {
                bytes += vocabulary.bytes(of: rank)
            } else if let name = specialTokens.name(of: id) {
                bytes += name.utf8
            } else {
                throw .unknownToken(id: id, tokenizer: self.name)
            }
        }
        return bytes
    }

    private enum Segment {
        case text(Range<Int>)
        case special(id: UInt32, Range<Int>)
    }

    private func forEachSegment(
        of text: UnsafeBufferPointer<UInt8>, specials: SpecialTokens, _ body: (Segment) -> Void
    ) {
        var start = 0
        if specials != .none {
            let table = specialTokens.allowing(specials)
            while let found = table.first(in: text, from: start) {
                body(.text(start..<found.range.lowerBound))
                body(.special(id: found.id, found.range))
                start = found.range.upperBound
            }
        }
        body(.text(start..<text.count))
    }
}
