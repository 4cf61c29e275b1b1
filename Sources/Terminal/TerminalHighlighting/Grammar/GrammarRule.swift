/// A token that begins with fixed characters, and where they begin it.
struct GrammarRule: Sendable {
    enum Kind: Sendable {
        /// A comment to the end of the line.
        case lineComment
        case blockComment(close: [UInt8], nests: Bool)
        case string(StringForm)
        /// `open`, any number of `fence`, then one of the quotes; ended by its close and the same number of `fence`.
        case fenced(fence: UInt8, minimum: Int, quotes: [String], form: StringForm)
        /// C++: `open`, a delimiter, `(`; ended by `)`, the delimiter, `"`.
        case delimitedRaw
        /// PostgreSQL: `$tag$` before and after a body.
        case dollarQuoted
        /// A character's literal, or else a lifetime, type variable or quotation mark without a partner.
        case characterOrName
        /// The prefix and the name after it.
        case name(SyntaxRole, characters: ByteSet)
        /// A shell's or Perl's variable: a name, or one of some special characters.
        case variable(special: ByteSet)
        /// A character of any kind, or an escape.
        case character
        /// A backslash and what follows.
        case escape
        /// Elixir's `~r/…/`.
        case sigil
        /// The end of code in a template: text follows.
        case template
        /// Code up to a closing bracket, with what is not a string in it in one role.
        case group(close: [UInt8], role: SyntaxRole)
        /// `$(…)` outside a string.
        case substitution(Interpolation)
        case heredoc(HeredocStyle)
        case regex(StringForm)
        /// Ruby's `%w[…]` and Perl's `q{…}`.
        case rubyPercent
        case perlQuote(parts: Int, interpolates: Bool)
        /// An element of JSX.
        case element
        /// The text itself, in a role.
        case token(SyntaxRole)
        /// Backslash and a character, or a word after it.
        case command
        /// All that follows is no code.
        case endOfCode
        /// A preprocessor's directive.
        case directive
    }

    enum Place: Sendable {
        case anywhere
        /// In a line's first column.
        case columnZero
        /// With nothing but blanks before it in the line.
        case lineStart
        /// After a blank, or an opening or separating character.
        case afterSpace
        /// Where an operand is expected.
        case operand
        /// Not joined to the end of a name, a number or `:`.
        case apart
    }

    var open: [UInt8]
    var place: Place
    var kind: Kind

    init(_ open: String, _ kind: Kind, at place: Place = .anywhere) {
        self.open = Array(open.utf8)
        self.kind = kind
        self.place = place
    }
}

/// How a here-document's opening is written and which lines end it.
enum HeredocStyle: Sendable {
    /// `<<EOF`, `<<-EOF`, `<<'EOF'`, `<<~EOF`.
    case shell
    /// As the shell's, but the name has capitals or quotes, for `<<` is an operator too.
    case script
    /// `<<<EOF`; what follows the closing name is code.
    case php
}

extension GrammarRule {
    static func line(_ open: String, at place: Place = .anywhere) -> GrammarRule {
        GrammarRule(open, .lineComment, at: place)
    }

    static func block(_ open: String, _ close: String, nests: Bool = false, at place: Place = .anywhere) -> GrammarRule
    {
        GrammarRule(open, .blockComment(close: Array(close.utf8), nests: nests), at: place)
    }

    /// A string that ends with what it begins with.
    static func string(
        _ quote: String, multiline: Bool = false, escape: UInt8 = .backslash, doubled: Bool = false,
        _ interpolations: [Interpolation] = [], at place: Place = .anywhere
    ) -> GrammarRule {
        GrammarRule(
            quote,
            .string(StringForm(quote, multiline: multiline, escape: escape, doubled: doubled, interpolations)),
            at: place)
    }

    /// A string that begins with a prefix and a quotation mark, in each of the prefixes.
    static func strings(
        _ prefixes: String, _ quote: String, multiline: Bool = false, escape: UInt8 = .backslash,
        doubled: Bool = false, _ interpolations: [Interpolation] = []
    ) -> [GrammarRule] {
        prefixes.split(separator: " ").map { prefix in
            GrammarRule(
                prefix + quote,
                .string(StringForm(quote, multiline: multiline, escape: escape, doubled: doubled, interpolations)))
        }
    }

    /// A prefix and a name.
    static func name(
        _ open: String, _ role: SyntaxRole, _ more: String = "", at place: Place = .anywhere
    ) -> GrammarRule {
        GrammarRule(open, .name(role, characters: .name + ByteSet(more)), at: place)
    }

    /// A variable's sign and name, or one of some characters.
    static func variable(_ open: String, _ special: String = "", at place: Place = .anywhere) -> GrammarRule {
        GrammarRule(open, .variable(special: ByteSet(special)), at: place)
    }

    /// A prefix and a string that has another end.
    static func text(_ open: String, _ form: StringForm, at place: Place = .anywhere) -> GrammarRule {
        GrammarRule(open, .string(form), at: place)
    }

    /// A fixed text.
    static func token(_ text: String, _ role: SyntaxRole = .operator, at place: Place = .anywhere) -> GrammarRule {
        GrammarRule(text, .token(role), at: place)
    }

    /// A name between marks that make it one.
    static func quotedName(_ mark: String) -> GrammarRule {
        GrammarRule(mark, .string(StringForm(mark, escape: 0, role: .plain)))
    }

    static let slashComments: [GrammarRule] = [.line("//"), .block("/*", "*/")]
    static let nestedComments: [GrammarRule] = [.line("//"), .block("/*", "*/", nests: true)]
    static let cStrings: [GrammarRule] = [.string("\""), .string("'")]
}
