extension SentencePieceEncoding {
    /// The bytes that the tokens stand for, without the `▁` put before the text.
    ///
    /// Control pieces have no text, as SentencePiece decodes them; its unknown piece is ` ⁇ `. The tokens of single bytes
    /// are given as they are, though they may be only part of a character.
    package func decode(_ ids: [UInt32]) throws(TokenizerError) -> [UInt8] {
        var text: [UInt8] = []
        var hasPrefix = true
        for id in ids {
            if !text.isEmpty { hasPrefix = false }
            switch variant.token(of: id) {
            case .byte(let byte):
                text.append(byte)
            case .ordinary(let index):
                let spelling = vocabulary.spelling(ofIndex: index)
                let dropsPrefix = hasPrefix && spelling.first == UInt8(ascii: " ")
                text.append(contentsOf: spelling.dropFirst(dropsPrefix ? 1 : 0))
                if dropsPrefix { hasPrefix = false }
            case .symbol(let number):
                text.append(contentsOf: SentencePieceSymbol.spelling(of: number).utf8)
            case .unknown:
                text.append(contentsOf: " ⁇ ".utf8)
            case .control:
                break
            case nil:
                throw .unknownToken(id: id, tokenizer: name)
            }
        }
        return text
    }
}
