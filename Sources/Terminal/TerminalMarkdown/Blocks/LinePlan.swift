/// What a line is to the blocks that are open.
struct LinePlan {
    enum Opening {
        case quote
        case item(ItemStart)
    }

    enum Leaf {
        case blank
        /// Text that begins a paragraph or goes on with one.
        case text(continues: Bool)
        case heading(level: Int)
        case rule
        case fence(CodeFence)
        case fenceEnd
        /// A line of the code block or the HTML block that is open.
        case code
        /// A line of code that begins a code block in it, of Markdown that is itself code.
        case innerFence(CodeFence)
        /// A line of code that ends the innermost of those.
        case innerFenceEnd
        case html
        case indentedCode
        case htmlStart(HTMLBlockKind)
        /// The line below a heading.
        case underline(level: Int)
        /// The line below the head of a table.
        case tableStart([MarkdownAlignment])
        case row
    }

    /// How many of the open containers the line belongs to.
    var matched = 0
    /// The containers that begin in the line.
    var openings: [Opening] = []
    var leaf: Leaf
    /// Where the leaf's part of the line begins.
    var cursor: LineCursor
}

/// What began a fenced code block.
struct CodeFence {
    let byte: UInt8
    let length: Int
    /// The columns that are left out at the beginning of every line.
    let indent: Int
    let language: String

    /// Whether the code is Markdown, which may have fences of its own.
    var holdsMarkdown: Bool { ["markdown", "md", "mdx"].contains(language.lowercased()) }
    /// Fences can be within each other up to this depth; a bound of ours.
    static let deepest = 16
}

/// The ways in which an HTML block begins and ends, by their numbers in CommonMark 0.31.2, section 4.6.
enum HTMLBlockKind: Int {
    case verbatim = 1
    case comment, instruction, declaration, characterData, block, anyTag

    /// Whether an empty line ends it.
    var endsAtBlankLine: Bool { self == .block || self == .anyTag }
}
