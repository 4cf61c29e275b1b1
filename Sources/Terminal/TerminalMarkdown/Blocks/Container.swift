/// A block that has blocks in it and is open.
enum Container {
    case quote
    /// Its next item has a number if its items have; what the last one's was in the source.
    case list(ListKind, nextNumber: Int, written: Int)
    case item(ListItem)

    /// Blocks can be within each other up to this depth; what would be deeper is text. A bound of ours, so that the work
    /// on a line has one.
    static let deepest = 48
}

/// What the items of a list have in common.
enum ListKind: Equatable {
    case bullets(UInt8)
    case numbers(delimiter: UInt8)
}

/// An item that is open.
struct ListItem {
    /// The columns before its content, counted from those of the block that it is in.
    let indent: Int
    /// Whether anything is in it yet; a line below an empty item that is blank ends it.
    var hasContent: Bool
    /// What stands before it.
    let marker: MarkdownMarker
}

/// The marker with which an item begins.
struct ItemStart {
    let kind: ListKind
    let number: Int
    /// The columns before the item's content.
    let indent: Int
    /// Whether its content begins in the same line.
    let hasContent: Bool
}
