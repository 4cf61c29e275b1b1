/// What stands around a run of `*`, `_` or `~`, and whether it can begin or end emphasis there.
struct DelimiterContext {
    let byte: UInt8
    let length: Int
    private(set) var canOpen: Bool
    private(set) var canClose: Bool
    /// Whether it can end only what began within the same word, as in `**N**ational`.
    private(set) var endsWithinWord = false

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
        restrict(
            previous: start > 0 ? bytes[start - 1] : .space, beforePrevious: start > 1 ? bytes[start - 2] : .space,
            next: end < bytes.count ? bytes[end] : .space)
    }

    /// Leaves out what is more likely part of a product, a pattern, a path or a name.
    private mutating func restrict(previous: UInt8, beforePrevious: UInt8, next: UInt8) {
        // A sign that is named, `"*"` or `(_)`, marks nothing.
        if previous == next && [.quotation, .apostrophe].contains(previous) || Self.pairs[previous] == next {
            canOpen = false
            canClose = false
        }
        switch byte {
        case .asterisk: restrictAsterisks(previous, beforePrevious, next)
        // `/_next`, `self._name`, `$_POST`
        case .underscore: canOpen = canOpen && !Self.beforeNames.contains(previous)
        default: break
        }
    }

    private mutating func restrictAsterisks(_ previous: UInt8, _ beforePrevious: UInt8, _ next: UInt8) {
        let isAfterOperand = previous.isAlphanumeric || Self.closings.contains(previous)
        if previous.isAlphanumeric, next.isAlphanumeric {
            // `5*3`, `2**10`
            canOpen = false
            canClose = length == 2 && previous.isLetter && next.isLetter
            endsWithinWord = true
        } else if length == 1 {
            // `(a)*(b)`, `]*[`, `.*`
            canOpen = canOpen && !isAfterOperand && previous != .period
        } else if isAfterOperand {
            // `(a)**2`
            canOpen = canOpen && !next.isDigit && !Self.openings.contains(next)
        }
        if previous == .slash || previous == .backslash {
            // `src/**/*.js`, `/*`, but `*and*/*or*`
            let isAfterEmphasis = beforePrevious == .asterisk
            canOpen = canOpen && (isAfterEmphasis || length > 1 && (next.isAlphanumeric || next >= 0x80))
            canClose = false
        }
        if Self.closings.contains(next) || next == .semicolon || next == UInt8(ascii: ",") { canOpen = false }
        // `**Note:**text`: a label ends here, whatever follows.
        let endsLabel = [.colon, .period, .bang, .question].contains(previous) && next.isAlphanumeric
        if length == 2, endsLabel { canClose = true }
    }

    private static let openings: [UInt8] = [.leftParenthesis, .leftBracket, .leftBrace]
    private static let closings: [UInt8] = [.rightParenthesis, .rightBracket, .rightBrace]
    private static let pairs: [UInt8: UInt8] = [
        .leftParenthesis: .rightParenthesis, .leftBracket: .rightBracket, .leftBrace: .rightBrace, .less: .greater,
    ]
    private static let beforeNames = Array("/\\.$@#=&%".utf8)
}
