/// A step of a Markdown text, in reading order.
///
/// The events of a text are a flat sequence: blocks begin and end, properly nested, and between them stands the text.
/// Neighboring texts that look alike may be split anywhere; joined they are the same however the source was cut.
package enum MarkdownEvent: Sendable, Hashable {
    /// A block begins within those that have begun and not ended.
    case begin(MarkdownBlock)
    /// The block that began last ends.
    case end(MarkdownBlock)
    /// One or more empty lines of the source, between blocks.
    case blankLine
    /// Text of a paragraph, a heading or a cell. Escapes and entities are resolved; it has no line break of the source.
    case text(String, MarkdownStyle)
    /// A line break of the source that is a space to the reader.
    case softBreak
    /// A line break that was asked for.
    case lineBreak
    /// The text up to the matching ``endLink`` leads to an address. Images may stand in links.
    case beginLink(MarkdownLink)
    /// The end of the last link that has not ended.
    case endLink
    /// A tag, a comment or other raw HTML within text, as it was written.
    case html(String)
    /// Text of a code or HTML block as it was written, line breaks included.
    case code(String)
    /// The box at the beginning of a task's text.
    case task(isDone: Bool)
    /// The line below a paragraph that makes it a heading of level 1 or 2: the paragraph has been told already.
    case underline(level: Int)
    /// A rule between two parts of the text.
    case rule
    /// A definition of a link whose reference, `[label]`, came long before it and has been told as text. Any other
    /// definition shows nothing.
    case definition(label: String, destination: String)
}

/// A part of the structure of a Markdown text.
package enum MarkdownBlock: Sendable, Hashable {
    /// Running text.
    case paragraph
    /// A heading, by its level from 1 to 6.
    case heading(level: Int)
    /// Quoted blocks.
    case quote
    /// A list; it has nothing but items.
    case list
    /// An item of a list, with blocks in it.
    case item(MarkdownMarker)
    /// Code with the language it was said to be in, `""` if none.
    case code(language: String)
    /// Raw HTML.
    case html
    /// A table of rows. The first is the head, unless its text was told as a paragraph before it was known to be one.
    case table(columns: [MarkdownAlignment], hasHead: Bool)
    /// A row of a table. It has no more cells than there are columns, but it may have fewer.
    case row
    /// A cell of a row.
    case cell
}

/// What stands before an item.
package enum MarkdownMarker: Sendable, Hashable {
    /// A bullet.
    case bullet
    /// A number and the sign after it, `.` or `)`. Items are counted from the first one's number on, as in HTML.
    case number(Int, delimiter: Character)
}

/// Where the text of a column stands.
package enum MarkdownAlignment: Sendable, Hashable {
    /// Where text usually stands.
    case unspecified
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
}

/// How a text stands out.
package struct MarkdownStyle: OptionSet, Sendable, Hashable {
    /// A bit for each.
    package let rawValue: UInt8

    /// Makes a set from its bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Emphasised.
    package static let emphasis = MarkdownStyle(rawValue: 1)
    /// Strongly emphasised.
    package static let strong = MarkdownStyle(rawValue: 2)
    /// Struck through.
    package static let struckThrough = MarkdownStyle(rawValue: 4)
    /// A code span: its spaces count.
    package static let code = MarkdownStyle(rawValue: 8)
}

/// Where a text leads.
package struct MarkdownLink: Sendable, Hashable {
    /// What a link is.
    package enum Kind: Sendable, Hashable {
        /// A text that leads somewhere.
        case link
        /// An image, whose text stands in for it.
        case image
        /// An address that is its own text.
        case autolink
    }

    /// The address, its escapes and entities resolved; it may be empty.
    package var destination: String
    /// What the link is.
    package var kind: Kind

    /// Makes a link.
    package init(_ destination: String, kind: Kind = .link) {
        self.destination = destination
        self.kind = kind
    }
}
