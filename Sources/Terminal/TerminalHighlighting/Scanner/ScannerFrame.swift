/// What the scanner is in the middle of.
enum ScannerFrame: Sendable {
    case code(CodeFrame)
    case string(StringFrame)
    case blockComment(open: [UInt8], close: [UInt8], nests: Bool, depth: Int)
    case lineComment
    /// The rest of a name or number that is longer than the scanner looks ahead.
    case rest(SyntaxRole, ByteSet)
    /// The rest of the text, which is no code.
    case remainder
    /// Between the parts of Perl's `s{…} {…}`.
    case secondPart(StringFrame)
    /// A tag of JSX: how far it is.
    case element(closes: Bool)
    /// The text between tags of JSX.
    case elementText
    /// The text of a template around its code.
    case template
}

/// Code up to a closing bracket.
struct CodeFrame: Sendable {
    /// What ends it; empty at the bottom.
    var close: [UInt8] = []
    /// How many brackets of the closing one's kind are open.
    var depth = 0
    /// The role of what ends it.
    var closeRole = SyntaxRole.punctuation
    /// The role of all that is no string.
    var tint: SyntaxRole?
    /// Whether the end of the line ends it, as it ends the string around it.
    var endsAtNewline = false
    /// Arithmetic and parameters know no comments and here-documents.
    var isBare = false
    /// In a shell's double quotes an apostrophe is one.
    var isQuoted = false
}

/// A string whose end is awaited.
struct StringFrame: Sendable {
    var form: StringForm
    var close: [UInt8]
    /// What a `\` is followed by to be an escape.
    var fence: [UInt8] = []
    /// The bytes that end a run of ordinary text.
    var stops = ByteSet()
    /// The bracket that opens one more level, and how many are open.
    var nested: UInt8 = 0
    var depth = 0
    /// Further parts that follow: `s/…/…/`.
    var partsLeft = 0
    var inClass = false
    var heredoc: Heredoc?

    init(_ form: StringForm, close: [UInt8]? = nil, fence: [UInt8] = []) {
        self.form = form
        self.close = close ?? form.close
        self.fence = fence
        prepare()
    }

    /// Collects the bytes at which the scanner has to look.
    mutating func prepare() {
        stops = ByteSet([close.first ?? .newline])
        if form.escape != 0 { stops.insert(form.escape) }
        if !form.isMultiline || heredoc != nil { stops.insert(.newline) }
        if !form.isMultiline { stops.insert(.carriageReturn) }
        if nested != 0 { stops.insert(nested) }
        if form.hasClasses { stops = stops + ByteSet("[]") }
        for interpolation in form.interpolations {
            if let first = interpolation.open.first { stops.insert(first) }
        }
    }
}

/// A here-document that was announced.
struct Heredoc: Sendable {
    var name: [UInt8]
    /// Whether blanks may stand before the closing name.
    var isIndented: Bool
    /// Whether the closing name may be followed by code.
    var endsInLine: Bool
    var form: StringForm
}
