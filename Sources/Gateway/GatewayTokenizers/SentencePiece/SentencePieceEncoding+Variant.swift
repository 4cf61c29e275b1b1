extension SentencePieceEncoding.Variant {
    /// The user-defined pieces of the version. In the others their text is ordinary.
    var symbols: SentencePieceSymbol.Set {
        switch self {
        case .v1, .v2: .none
        case .v3: .references
        case .v7: .referencesAndMarks
        }
    }

    /// The id of the byte 0. The bytes' ids are followed by those of the ordinary pieces and preceded by the symbols'.
    private var firstByte: Int {
        switch self {
        case .v1: 3
        case .v2, .v3, .v7: 771
        }
    }

    private var symbolCount: Int {
        switch symbols {
        case .none: 0
        case .references: 20
        case .referencesAndMarks: 22
        }
    }

    /// The id of a token; of the control pieces that of the first, `<s>`.
    func id(of token: SentencePieceToken) -> UInt32 {
        switch token {
        case .byte(let byte): UInt32(firstByte + Int(byte))
        case .ordinary(let index): UInt32(firstByte + 256 + index)
        case .symbol(let number): UInt32(firstByte - 1 - number)
        case .control: 1
        case .unknown: 0
        }
    }

    /// The token of an id; nothing if the version does not have the id.
    func token(of id: UInt32) -> SentencePieceToken? {
        switch Int(id) - firstByte {
        case -firstByte: .unknown
        case 1 - firstByte ..< -symbolCount: .control
        case -symbolCount..<0: .symbol(number: firstByte - 1 - Int(id))
        case 0..<256: .byte(UInt8(Int(id) - firstByte))
        case 256..<256 + SentencePieceVocabulary.pieceCount: .ordinary(index: Int(id) - firstByte - 256)
        default: nil
        }
    }
}
