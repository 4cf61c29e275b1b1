/// How a kind of string is written, after its opening.
struct StringForm: Sendable {
    /// What ends it; empty for a here-document, whose end the text names.
    var close: [UInt8]
    /// Whether it may go on in the next line.
    var isMultiline = false
    /// The character that takes the next one's meaning away; 0 for none.
    var escape: UInt8 = .backslash
    /// Whether an escape is text like other text.
    var isRaw = false
    /// Whether the closing character is written twice to stand for itself.
    var doublesClose = false
    var interpolations: [Interpolation] = []
    var role = SyntaxRole.string
    /// Whether its end may be followed by letters, as a regular expression's flags.
    var hasFlags = false
    /// Whether the close means nothing between `[` and `]`, as in a regular expression.
    var hasClasses = false

    init(
        _ close: String, multiline: Bool = false, escape: UInt8 = .backslash, doubled: Bool = false,
        _ interpolations: [Interpolation] = [], role: SyntaxRole = .string
    ) {
        self.close = Array(close.utf8)
        self.isMultiline = multiline
        self.escape = escape
        self.doublesClose = doubled
        self.interpolations = interpolations
        self.role = role
    }

    /// A regular expression between slashes.
    static func regex(_ interpolations: [Interpolation] = []) -> StringForm {
        var form = StringForm("/", interpolations)
        form.hasFlags = true
        form.hasClasses = true
        return form
    }
}

/// Something in a string that is no text.
struct Interpolation: Sendable {
    enum Kind: Sendable {
        /// Code up to a closing bracket; its own brackets are counted.
        case code(close: UInt8)
        /// A parameter expansion: as code, but what is not a string in it is the variable's.
        case parameter(close: UInt8)
        /// A name follows.
        case name
        /// A name, a digit, or one of the shell's special parameters follows.
        case shellName
        /// Stands for one character.
        case escape
    }

    var open: [UInt8]
    var kind: Kind

    init(_ open: String, _ kind: Kind) {
        self.open = Array(open.utf8)
        self.kind = kind
    }

    /// Code between `open` and a closing bracket.
    static func code(_ open: String, _ close: String) -> Interpolation {
        Interpolation(open, .code(close: close.utf8.first ?? .closeBrace))
    }

    static func name(_ open: String) -> Interpolation { Interpolation(open, .name) }

    static func escape(_ text: String) -> Interpolation { Interpolation(text, .escape) }

    static let substitution = Array("$(".utf8)

    /// A shell's `$(…)`, `${…}` and `$name`.
    static let shell: [Interpolation] = [
        Interpolation("$(", .code(close: .closeParenthesis)),
        Interpolation("${", .parameter(close: .closeBrace)),
        Interpolation("$", .shellName),
    ]
}
