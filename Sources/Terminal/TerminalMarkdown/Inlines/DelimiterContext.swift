/// What stands around a run of `*`, `_` or `~`, and whether it can begin or end emphasis there.
struct DelimiterContext {
    let byte: UInt8
    let length: Int
    private(set) var canOpen: Bool
    private(set) var canClose: Bool
    /// Whether it can end only what began within the same word, as in `**N**ational`.
    private(set) var endsWithinWord = false
    private var previous = UInt8.space
    private var beforePrevious = UInt8.space
    private var next = UInt8.space
    private var afterNext = UInt8.space
    private var isAfterBeginning = true

    init(_ bytes: [UInt8], from start: Int, to end: Int, dialect: MarkdownDialect) {
        byte = bytes[start]
        length = end - start
        let before = SignClass(before: start, in: bytes, dialect: dialect)
        let after = SignClass(at: end, in: bytes, dialect: dialect)
        let isLeft = after != .space && (after != .punctuation || before.isEdge)
        let isRight = before != .space && (before != .punctuation || after.isEdge)
        canOpen = byte == .underscore ? isLeft && (!isRight || before.isPunctuation) : isLeft
        canClose = byte == .underscore ? isRight && (!isLeft || after.isPunctuation) : isRight
        guard dialect == .answer else { return }
        self.previous = start > 0 ? bytes[start - 1] : .space
        beforePrevious = start > 1 ? bytes[start - 2] : .space
        next = end < bytes.count ? bytes[end] : .space
        afterNext = end + 1 < bytes.count ? bytes[end + 1] : .space
        isAfterBeginning = self.isAfterBeginning(before)
        restrict()
    }

    /// Whether something may begin here: behind a space, an opening sign, a dash, or where words have no spaces between
    /// them. Behind a letter, a digit, a prime or a sign of a formula it is more likely an operation.
    private func isAfterBeginning(_ before: SignClass) -> Bool {
        switch before {
        case .space, .wideLetter, .widePunctuation: true
        case .punctuation where previous >= 0x80: true
        case .punctuation:
            Self.beginnings.contains(previous) && !(Self.quotes.contains(previous) && beforePrevious.isAlphanumeric)
        case .other: false
        }
    }

    /// Leaves out what is more likely part of a product, a pattern, a path or a name.
    private mutating func restrict() {
        // A sign that is named, `"*"` or `(_)`, marks nothing.
        if previous == next && Self.quotes.contains(previous) || Self.pairs[previous] == next {
            canOpen = false
            canClose = false
        }
        switch byte {
        case .asterisk: restrictAsterisks()
        // `/_next`, `self._name`, `$_POST`
        case .underscore: canOpen = canOpen && !Self.beforeNames.contains(previous)
        default: break
        }
    }

    private mutating func restrictAsterisks() {
        if previous.isAlphanumeric, next.isAlphanumeric {
            // `5*3`, `2**10`
            canOpen = false
            canClose = length == 2 && previous.isLetter && next.isLetter
            endsWithinWord = true
        } else if !isAfterBeginning {
            // `(a)*(b)`, `]*[`, `.*a`, `n!*m`; `(a)**2`
            canOpen = canOpen && length > 1 && !next.isDigit && !Self.openings.contains(next)
        }
        if previous == .slash || previous == .backslash {
            // `src/**/*.js`, `/*`, but `*and*/*or*`
            let isAfterEmphasis = beforePrevious == .asterisk
            canOpen = canOpen && (isAfterEmphasis || length > 1 && (next.isAlphanumeric || next >= 0x80))
            canClose = false
        }
        // `(.*)`, `*/`, `**/*.md`, but `**/path**`
        if Self.notBegun.contains(next) || next == .slash && !afterNext.isAlphanumeric { canOpen = false }
        // `**Note:**text`: a label ends here, whatever follows.
        let endsLabel = [.colon, .period, .bang, .question].contains(previous) && next.isAlphanumeric
        if length == 2, endsLabel { canClose = true }
    }

    private static let openings: [UInt8] = [.leftParenthesis, .leftBracket, .leftBrace]
    private static let quotes: [UInt8] = [.quotation, .apostrophe]
    private static let beginnings = Array("([{<\"'-/:;,|>*_~`".utf8)
    private static let notBegun = Array(")]},;".utf8)
    private static let pairs: [UInt8: UInt8] = [
        .leftParenthesis: .rightParenthesis, .leftBracket: .rightBracket, .leftBrace: .rightBrace, .less: .greater,
    ]
    private static let beforeNames = Array("/\\.$@#=&%".utf8)
}
