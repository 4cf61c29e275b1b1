/// A piece of text between blocks, before emphasis is decided.
struct InlineNode {
    enum Kind {
        /// Source text, from `start` to `end`.
        case text(end: Int)
        /// Text that is not the source's: of an entity or an escape.
        case literal(String)
        /// A run of delimiters, by its number in the list of delimiters.
        case delimiters(Int)
        /// Code, with the line breaks that are kept.
        case code(String)
        /// A formula, from `start` to `end`.
        case formula(end: Int)
        case html(end: Int)
        case autolink(MarkdownLink, text: String)
        case softBreak
        case lineBreak
        case beginLink(MarkdownLink)
        case endLink
    }

    var kind: Kind
    /// Where it begins in the source.
    var start: Int
}

/// A run of `*`, `_` or `~` that may begin or end emphasis (CommonMark 0.31.2, section 6.2).
struct DelimiterRun {
    let byte: UInt8
    /// Where it begins in the source.
    let start: Int
    /// Where the first run begins that it is the partner of, directly or through others.
    var firstPartner: Int
    /// How many signs it has.
    let length: Int
    /// How many of them have found no partner yet.
    var count: Int
    let canOpen: Bool
    let canClose: Bool
    /// The first place where a partner may begin, if it ends only what began in its word.
    var wordStart: Int?
    /// The styles that begin at it, the innermost first.
    var opened: [MarkdownStyle] = []
    /// The styles that end at it, the innermost first.
    var closed: [MarkdownStyle] = []
    /// The neighbors that may still find a partner.
    var previous: Int?
    var next: Int?
}

/// A `[` or `![` that may begin a link or an image.
struct OpenBracket {
    /// The number of its node.
    let node: Int
    /// Where it begins in the source.
    let start: Int
    /// Where its text begins in the source.
    let textStart: Int
    let isImage: Bool
    /// The last run of delimiters before it.
    let delimitersBefore: Int?
    /// Whether no link can begin here any more, as links do not nest.
    var isActive = true
    /// Whether another bracket follows within its text.
    var hasBracketAfter = false
}
