/// What of a draft stands in one row.
struct DraftRow: Sendable, Hashable {
    /// The first place in the draft, in bytes of UTF-8.
    var start: Int
    /// Where the cluster at the start begins: before it if the row begins within one.
    var clusterStart: Int
    /// The column of the first cell: behind the label in the first row.
    var column: Int
    /// The place behind the row's last character, without the line break.
    var end: Int
    /// Whether the row ends inside a word, which is wider than a row.
    var isCut = false
}
