/// What one scanner has to know of a language: its words, and the tokens that begin with fixed characters.
struct LanguageGrammar: Sendable {
    /// Habits of a language that no list of words tells.
    struct Features: OptionSet, Sendable {
        let rawValue: UInt32

        /// A name before `(` is a function's.
        static let calls = Features(rawValue: 1 << 0)
        /// A name with a capital and a small letter is a type's or a module's.
        static let capitalTypes = Features(rawValue: 1 << 1)
        /// A name all in capitals is a constant's.
        static let capitalConstants = Features(rawValue: 1 << 2)
        /// A word after `.` is a member's name whatever it is elsewhere.
        static let members = Features(rawValue: 1 << 3)
        /// Words have no case.
        static let foldsCase = Features(rawValue: 1 << 4)
        /// `'` separates digits.
        static let quotedDigits = Features(rawValue: 1 << 5)
        /// The end of a line ends a statement: an operand is expected next.
        static let lines = Features(rawValue: 1 << 6)
        /// A word where a command is expected is the command, and keywords are words only there.
        static let commands = Features(rawValue: 1 << 7)
        /// The first name after `(` is a function's.
        static let lisp = Features(rawValue: 1 << 8)
        /// A line's first name is what the line is about: a directive, a mnemonic, a key.
        static let lineWords = Features(rawValue: 1 << 9)
        /// A name before `=` at a line's start is a key.
        static let keys = Features(rawValue: 1 << 10)
        /// `[…]` at a line's start heads a section.
        static let sections = Features(rawValue: 1 << 11)
        /// A line's first name before `:` is a label or a target.
        static let labels = Features(rawValue: 1 << 12)
        /// `name!` is a macro's call.
        static let macros = Features(rawValue: 1 << 13)
        /// A regular expression may follow a name and a space.
        static let commandRegex = Features(rawValue: 1 << 14)
        /// Names in capitals are variables.
        static let capitalVariables = Features(rawValue: 1 << 15)
        /// Types are named as in C: `size_t`.
        static let underscoreT = Features(rawValue: 1 << 16)
        /// A name before `:` is a key.
        static let fields = Features(rawValue: 1 << 17)
        /// Comments to the end of the line end where a template's code does.
        static let templates = Features(rawValue: 1 << 18)
        /// `->` leads to a member as `.` does.
        static let arrows = Features(rawValue: 1 << 19)
    }

    var rules: [GrammarRule] = []
    var features: Features = [.calls]
    private(set) var words: [String: SyntaxRole] = [:]
    /// What the name after a keyword names.
    private(set) var declarations: [String: SyntaxRole] = [:]
    var nameStart = ByteSet.nameStart
    var name = ByteSet.name
    /// Keywords of a shell after a word.
    var infixWords: Set<String> = ["in"]
    /// What is no text in here-documents.
    var heredocInterpolations: [Interpolation] = []
    /// What names of variables have beside the characters of other names.
    var variableCharacters = ByteSet()
    /// Characters that may end a name.
    var nameEnd = ByteSet()

    init(_ describe: (inout LanguageGrammar) -> Void) {
        describe(&self)
    }

    /// A grammar like this one but for some changes.
    func with(_ change: (inout LanguageGrammar) -> Void) -> LanguageGrammar {
        var copy = self
        change(&copy)
        return copy
    }

    /// Adds words, separated by white space.
    mutating func add(_ role: SyntaxRole, _ list: String) {
        for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            words[String(word)] = role
        }
    }

    /// Adds words that are no keywords here after all.
    mutating func remove(_ list: String) {
        for word in list.split(separator: " ") {
            words[String(word)] = nil
        }
    }

    /// Adds keywords after which a name of that role is declared.
    mutating func declare(_ role: SyntaxRole, after list: String) {
        for word in list.split(separator: " ") {
            words[String(word)] = .keyword
            declarations[String(word)] = role
        }
    }

    /// Adds characters to those that names are made of.
    mutating func extendNames(start: String = "", _ more: String = "", end: String = "") {
        nameStart = nameStart + ByteSet(start)
        name = name + ByteSet(start) + ByteSet(more)
        nameEnd = ByteSet(end)
    }
}
