import GatewaySentencePieceTables

/// Mistral's SentencePiece vocabulary, searched in the program's read-only pages.
///
/// Here a piece is named by its order: the moment at which merging makes it, single characters first. A space stands
/// for `▁`. `generate.py` in the module `GatewaySentencePieceTables` lays the tables out and checks the facts used here.
/// `@unchecked Sendable`: the pointers lead to constants in the binary's read-only pages, which live as long as the process.
struct SentencePieceVocabulary: @unchecked Sendable {
    typealias Piece = UInt16

    /// What a search returns when it finds nothing.
    static let none = Piece.max
    /// `▁` alone.
    static let mark: Piece = 0
    /// U+FFFD, which every malformed byte is read as.
    static let replacement: Piece = 432

    /// The pieces of one character; they come first by order and last by index.
    private static let characterCount = 3295
    /// All ordinary pieces.
    static let pieceCount = 31741

    private let pieces: UnsafePointer<UInt64>
    private let pairs: UnsafePointer<UInt16>
    private let trie: UnsafePointer<UInt64>
    private let root: UInt64
    private let markNode: UInt64
    private let neighbors: UnsafeBufferPointer<UInt32>
    private let asciiNeighbors: UnsafePointer<UInt64>
    private let spellingOffsets: UnsafePointer<UInt32>
    private let spellings: UnsafePointer<UInt8>

    init() {
        pieces = sentencepiece_pieces()
        pairs = sentencepiece_pairs()
        trie = sentencepiece_trie()
        root = trie[0]
        markNode = trie[Int(root >> 32) ^ 0x20]
        neighbors = UnsafeBufferPointer(
            start: sentencepiece_neighbours(), count: Int(sentencepiece_neighbour_count()))
        asciiNeighbors = sentencepiece_ascii_neighbours()
        spellingOffsets = sentencepiece_spelling_offsets()
        spellings = sentencepiece_spelling()
    }

    /// The piece's place among the ordinary pieces of the model, which its token id follows.
    func index(of piece: Piece) -> Int {
        let order = Int(piece)
        return order < Self.characterCount
            ? order + Self.pieceCount - Self.characterCount : order - Self.characterCount
    }

    /// The bytes of the piece, one for `▁`.
    func length(of piece: Piece) -> Int {
        Int(truncatingIfNeeded: (pieces[Int(piece)] >> 48) & 0xFF)
    }

    /// The longest shorter piece that `piece` begins with, or `none`.
    func shorter(than piece: Piece) -> Piece {
        Piece(truncatingIfNeeded: pieces[Int(piece)] >> 32)
    }

    /// The longest piece that lies at `start`, or `none`.
    func longestPiece(in text: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Piece {
        longestPiece(in: text, from: start, to: limit, node: root)
    }

    /// The longest piece of `▁` and what lies at `start`; at least `mark`.
    func longestMarkedPiece(in text: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Piece {
        longestPiece(in: text, from: start, to: limit, node: markNode)
    }

    private func longestPiece(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int, node: UInt64
    ) -> Piece {
        var node = node
        var longest = Piece(truncatingIfNeeded: node >> 16)
        var position = start
        while position < limit {
            let byte = text[position]
            node = trie[Int(truncatingIfNeeded: node >> 32) ^ Int(byte)]
            guard UInt16(truncatingIfNeeded: node) == UInt16(byte) else { break }
            let piece = Piece(truncatingIfNeeded: node >> 16)
            if piece != Self.none { longest = piece }
            position += 1
        }
        return longest
    }

    /// Whether `left` and `right` stay apart when the text that they spell is merged.
    ///
    /// The merges are undone from the latest to the earliest, on the side that was made later. Had two neighbors on
    /// the seam made a piece earlier than what stands on either side, they would have been merged instead. Equal
    /// pieces are made from left to right, so on the right side an equally early merge counts as later.
    func staysApart(_ left: Piece, _ right: Piece) -> Bool {
        var left = UInt32(left)
        var right = UInt32(right)
        var earliest = UInt32.max
        while true {
            if let piece = mergedPiece(left, right), piece < earliest { return false }
            if left > right {
                earliest = left
                left = rightHalf(of: left)
                guard left == earliest else { continue }
                earliest = right + 1
                right = leftHalf(of: right)
                if right + 1 == earliest { return true }
            } else {
                earliest = right + 1
                right = leftHalf(of: right)
                guard right + 1 == earliest else { continue }
                earliest = left
                left = rightHalf(of: left)
                if left == earliest { return true }
            }
        }
    }

    /// A character is its own half.
    private func leftHalf(of piece: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: pieces[Int(piece)] & 0xFFFF)
    }

    private func rightHalf(of piece: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: (pieces[Int(piece)] >> 16) & 0xFFFF)
    }

    private func mergedPiece(_ left: UInt32, _ right: UInt32) -> UInt32? {
        let halves = left | right << 16
        var slot = Int((halves &* 0x9E37_79B1) >> 16)
        while true {
            let piece = pairs[slot]
            if piece == Self.none { return nil }
            if UInt32(truncatingIfNeeded: pieces[Int(piece)]) == halves { return UInt32(piece) }
            slot = (slot + 1) & 0xFFFF
        }
    }

    /// Whether some piece may hold the two bytes side by side: certain if both are ASCII characters, else assumed.
    func mayBeNeighbors(_ left: UInt8, _ right: UInt8) -> Bool {
        guard left | right < 0x80 else { return true }
        return asciiNeighbors[Int(left) << 1 | Int(right) >> 6] & 1 << UInt64(right & 63) != 0
    }

    /// Whether some piece holds the two characters side by side.
    func areNeighbors(_ left: Piece, _ right: Piece) -> Bool {
        let wanted = UInt32(left) << 16 | UInt32(right)
        var range = 0..<neighbors.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if neighbors[middle] == wanted { return true }
            range = neighbors[middle] < wanted ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }

    /// The bytes of the piece with an index, a space for `▁`.
    func spelling(ofIndex index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = Int(spellingOffsets[index])
        let end = Int(spellingOffsets[index + 1])
        return UnsafeBufferPointer(start: spellings + start, count: end - start)
    }
}
