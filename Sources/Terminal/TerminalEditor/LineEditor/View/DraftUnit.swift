/// The smallest part of a draft that a row takes whole: mostly a grapheme cluster.
struct DraftUnit {
    enum Content {
        case scalar(Unicode.Scalar)
        case space
        case tab
        case lineBreak
        case cluster(Character)
        /// A part of a cluster that is wider than a row.
        case piece(ClusterPiece)
    }

    /// The place in the draft, in bytes of UTF-8.
    var start: Int
    var end: Int
    /// Where the cluster begins that this is a part of.
    var clusterStart: Int
    /// Cells; those of a tab depend on where it stands.
    var width: Int
    var content: Content

    /// What decides whether a row may end before this.
    var firstScalar: Unicode.Scalar? {
        switch content {
        case .scalar(let scalar): scalar
        case .cluster(let character): character.unicodeScalars.first
        case .piece(let piece): start == clusterStart ? piece.text.unicodeScalars.first : nil
        case .space, .tab, .lineBreak: nil
        }
    }

    /// What decides whether a row may end behind this.
    var lastScalar: Unicode.Scalar? {
        switch content {
        case .scalar(let scalar): scalar
        case .cluster(let character): character.unicodeScalars.last
        case .piece(let piece): piece.text.unicodeScalars.last
        case .space, .tab, .lineBreak: nil
        }
    }

    /// What is written for it at a column; no more than the room behind that.
    func shown(at column: Int, room: Int, clusters: ClusterBehavior) -> String {
        switch content {
        case .scalar(let scalar): scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : String(scalar)
        case .space, .tab: String(repeating: " ", count: advanced(column, room: room) - column)
        case .lineBreak: ""
        case .cluster(let character): clusters.pieces(of: character).map(\.shown).joined()
        case .piece(let piece): piece.shown
        }
    }

    /// The column behind it. Spaces and tabs end at the last one of the row, however many there are.
    func advanced(_ column: Int, room: Int) -> Int {
        switch content {
        case .space: min(column + 1, max(column, room))
        case .tab: min((column / 8 + 1) * 8, max(column, room))
        default: column + width
        }
    }
}
