/// The SentencePiece encoding of Mistral's models before Tekken: exact counts, token ids and boundaries.
///
/// A text gets a `▁` before it, spaces become `▁`, and neighbors merge, best score first and then the leftmost, until no
/// two make a piece. A character without a piece becomes one token a byte. Malformed UTF-8 reads as U+FFFD, byte by byte.
/// All of it takes time linear in the text.
///
/// `specials` has no effect: Mistral never reads control pieces such as `[INST]` from a text, and the user-defined pieces
/// such as `[REFERENCE_DOC_0]` are one token in every text.
package struct SentencePieceEncoding: Tokenizer {
    /// The published versions: the same pieces and scores, under other ids and with other special pieces.
    package enum Variant: String, CaseIterable, Sendable {
        /// open-mistral-7b, open-mixtral-8x7b, mistral-medium-2312.
        case v1
        /// mistral-small-2402, mistral-large-2402.
        case v2
        /// open-mixtral-8x22b, mistral-large-2407, codestral-2405.
        case v3
        /// mistral-large-2411.
        case v7
    }

    /// The version whose ids and special pieces are used.
    package let variant: Variant

    let vocabulary = SentencePieceVocabulary()

    /// The encoding of one version. It costs nothing: the tables are in the program.
    package init(_ variant: Variant) {
        self.variant = variant
    }

    /// `mistral_v3` and its like.
    package var name: String { "mistral_\(variant.rawValue)" }

    /// 32,000 for v1, 32,768 for the others.
    package var vocabularySize: Int {
        Int(variant.id(of: .ordinary(index: SentencePieceVocabulary.pieceCount - 1))) + 1
    }

    /// How many tokens the bytes are, without those that mark a text's beginning and end.
    package func count(_ bytes: Span<UInt8>) -> Int {
        scan(bytes, into: SentencePieceCount()).count
    }

    /// The token ids of the bytes, without those that mark a text's beginning and end.
    package func encode(_ bytes: Span<UInt8>, specials: SpecialTokens) -> [UInt32] {
        scan(bytes, into: SentencePieceIDs(variant: variant, capacity: bytes.count / 4)).ids
    }

    /// For each token the bytes that it stands for; together they are the whole text.
    ///
    /// A range is empty where the token is only the `▁` put before the text. A token can be part of a character.
    package func boundaries(of bytes: Span<UInt8>, specials: SpecialTokens) -> [Range<Int>] {
        scan(bytes, into: SentencePieceRanges()).ranges
    }

    private func scan<Sink: SentencePieceSink>(_ bytes: Span<UInt8>, into sink: Sink) -> Sink {
        bytes.withUnsafeBufferPointer { text in
            var sink = sink
            var scanner = SentencePieceScanner(vocabulary: vocabulary, symbols: variant.symbols, text: text)
            scanner.scan(from: 0, into: &sink)
            return sink
        }
    }
}
