/// What a backslash before a punctuation sign is in an answer: markup, where the sign would mean something, or a part of
/// a path, a pattern or a command of LaTeX.
struct BackslashContext {
    private let bytes: [UInt8]
    private let index: Int
    private let isFinal: Bool

    /// So many bytes around it are looked at. The text before what is undecided is kept so far.
    private static let reach = 60

    init(_ bytes: [UInt8], at index: Int, isFinal: Bool) {
        self.bytes = bytes
        self.index = index
        self.isFinal = isFinal
    }

    private var sign: UInt8 { bytes[index + 1] }
    private var previous: UInt8 { index > 0 ? bytes[index - 1] : .lineFeed }

    /// Whether the backslash only makes the sign text; `nil` while that depends on what follows.
    var isMarkup: Bool? {
        guard Self.signs.contains(sign) else { return isAtPlaceOfMark }
        let limit = min(bytes.count, index + Self.reach)
        let end = bytes.skip(from: index, to: limit) { $0 > 0x20 }
        if end == bytes.count, end < index + Self.reach, !isFinal { return nil }
        var start = index
        while start > 0, index - start < Self.reach, bytes[start - 1] > 0x20 { start -= 1 }
        if isLiteral(bytes[start..<end]) { return false }
        switch sign {
        case .asterisk: return !isFileName(before: end)
        case .leftBracket: return !previous.isAlphanumeric
        default: return true
        }
    }

    /// Signs that may mean something anywhere.
    private static let signs = Array("*_`~[]<>$".utf8)

    /// Whether a sign that means something only at some places is at one of them.
    private var isAtPlaceOfMark: Bool? {
        switch sign {
        case .hash, .plus, .hyphen, .equal: return isAtLineStart(index)
        case .period, .rightParenthesis:
            var start = index
            while start > 0, index - start < 10, bytes[start - 1].isDigit { start -= 1 }
            return start < index && isAtLineStart(start)
        case .leftParenthesis: return previous == .rightBracket
        case .bang:
            guard index + 2 < bytes.count else { return isFinal ? false : nil }
            return bytes[index + 2] == .leftBracket
        case .ampersand:
            switch Entity.scan(bytes, at: index + 1, end: bytes.count, isFinal: isFinal) {
            case .found: return true
            case .none: return false
            case .incomplete: return nil
            }
        default: return false
        }
    }

    private func isAtLineStart(_ index: Int) -> Bool {
        var start = index
        while start > 0, index - start < 4, bytes[start - 1].isBlank { start -= 1 }
        return start == 0 || bytes[start - 1] == .lineFeed
    }

    /// Whether a word is of LaTeX, a pattern, or a path: then no backslash in it is markup.
    private func isLiteral(_ word: ArraySlice<UInt8>) -> Bool {
        word.first == UInt8(ascii: "^") || isOnDrive
            || word.drop { $0 == .period }.first == .backslash && word.first == .period
            || zip(word, word.dropFirst()).contains { first, second in
                switch first {
                case .backslash: second.isAlphanumeric || Self.escapedInPatterns.contains(second)
                case .period: second == .asterisk || second == .plus
                case .leftBracket: second == UInt8(ascii: "^")
                case .leftParenthesis: second == .question
                case .rightBracket, .rightParenthesis: second == .plus
                default: false
                }
            }
            || sign == .asterisk && index + 2 < word.endIndex && [.plus, .question].contains(bytes[index + 2])
    }

    private static let escapedInPatterns = Array("/(){}|^?+".utf8)

    /// Whether the line has begun a path on a drive, whose folders may have spaces in their names.
    private var isOnDrive: Bool {
        var start = index
        while start > 1, index - start < Self.reach, bytes[start - 1] != .lineFeed {
            if bytes[start] == .backslash, bytes[start - 1] == .colon, bytes[start - 2].isLetter { return true }
            start -= 1
        }
        return false
    }

    /// Whether it stands between a folder and a pattern of names: `src\*.txt`.
    private func isFileName(before end: Int) -> Bool {
        let isAfterFolder = previous.isAlphanumeric || previous == .period || previous == UInt8(ascii: "%")
        return isAfterFolder && index + 3 < end && bytes[index + 2] == .period && bytes[index + 3].isAlphanumeric
    }
}
