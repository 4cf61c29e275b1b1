import GatewayTokenizerTables

/// A vocabulary in the form in which `generate.py` of GatewayTokenizerTables wrote it: searched in place, never parsed.
///
/// The core of the tokenizers. Its pointers are not checked: offsets come from the generated file, whose every token the
/// tests encode and decode, and all reads of text stay below the `end` that callers pass.
/// `@unchecked Sendable`: the pointers lead to constants in the binary's read-only pages, which live as long as the process.
struct VocabularyTable: @unchecked Sendable {
    static let o200kBase = VocabularyTable(tokenizer_table_o200k_base())
    static let cl100kBase = VocabularyTable(tokenizer_table_cl100k_base())
    static let tekken = VocabularyTable(tokenizer_table_tekken())

    /// No token; ranks lie below 2^18.
    static let none = UInt32.max

    /// The number of tokens; ranks are below it.
    let count: Int
    let longest: Int
    let pieces: UnsafePointer<UInt32>
    let pieceSlots: UInt64
    let pieceShift: UInt64
    let piecePilots: UnsafePointer<UInt16>
    let records: UnsafePointer<TokenRecord>
    let merges: UnsafePointer<UInt32>
    let mergeSlots: UInt64
    let mergeShift: UInt64
    let mergePilots: UnsafePointer<UInt16>
    let lengths: UnsafePointer<UInt32>
    let longs: UnsafePointer<UInt32>
    let singles: UnsafePointer<UInt32>
    let text: UnsafePointer<UInt8>
    let offsets: UnsafePointer<UInt32>
    let pairs: UnsafePointer<UInt32>
    let borders: UnsafePointer<UInt8>
    let inners: UnsafePointer<UInt8>
    let joins: UnsafePointer<UInt8>
    let joinShift: UInt64

    private init(_ base: UnsafeRawPointer) {
        let header = base.assumingMemoryBound(to: UInt32.self)
        func section<Element>(_ index: Int, of type: Element.Type) -> UnsafePointer<Element> {
            base.advanced(by: Int(header[9 + index])).assumingMemoryBound(to: type)
        }
        count = Int(header[2])
        pieceSlots = UInt64(header[3])
        pieceShift = 64 - UInt64(header[4])
        mergeSlots = UInt64(header[5])
        mergeShift = 64 - UInt64(header[6])
        longest = Int(header[7])
        joinShift = 64 - UInt64(header[8])
        pieces = section(0, of: UInt32.self)
        piecePilots = section(1, of: UInt16.self)
        records = section(2, of: TokenRecord.self)
        merges = section(3, of: UInt32.self)
        mergePilots = section(4, of: UInt16.self)
        lengths = section(5, of: UInt32.self)
        longs = section(6, of: UInt32.self)
        singles = section(7, of: UInt32.self)
        text = section(8, of: UInt8.self)
        offsets = section(9, of: UInt32.self)
        pairs = section(10, of: UInt32.self)
        borders = section(11, of: UInt8.self)
        inners = section(12, of: UInt8.self)
        joins = section(13, of: UInt8.self)
    }

    @inline(__always) func node(_ rank: UInt32) -> VocabularyNode { records[Int(rank)].node }

    /// The bytes of the token with a rank below `count`.
    func bytes(of rank: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + Int(offsets[rank]), count: node(UInt32(rank)).length)
    }
}

/// What is known of a token, by rank.
struct TokenRecord {
    /// Its first eight bytes, padded with zeros.
    let firstEight: UInt64
    let node: VocabularyNode
}

/// How a token is made: the two that were merged into it, and the longest shorter token it starts with.
struct VocabularyNode {
    private let bits: UInt64
    @inline(__always) var left: UInt32 { UInt32(truncatingIfNeeded: bits) & 0x3FFFF }
    @inline(__always) var right: UInt32 { UInt32(truncatingIfNeeded: bits &>> 18) & 0x3FFFF }
    @inline(__always) var prefix: UInt32 { UInt32(truncatingIfNeeded: bits &>> 36) & 0x3FFFF }
    @inline(__always) var length: Int { Int(truncatingIfNeeded: bits &>> 54) }
}
