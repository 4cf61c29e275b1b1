/// Finds formulas in answers: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, and environments of LaTeX. Nothing in them is Markdown.
struct Formula {
    let bytes: [UInt8]
    /// Whether nothing follows the end.
    let isFinal: Bool
    private let start: Int
    private var ends: FormulaEnds?

    /// Makes what finds the formulas from an index on.
    init(bytes: [UInt8], from start: Int, isFinal: Bool) {
        self.bytes = bytes
        self.start = start
        self.isFinal = isFinal
    }

    /// A formula that is longer, in bytes, is none, so that the search has an end.
    private static let longest = 4096
    /// The same for one in a line of text.
    private static let longestInLine = 1024
    /// The most letters of an environment's name.
    private static let longestName = 32

    private func atEnd<Value>() -> Scan<Value> { isFinal ? .none : .incomplete }

    /// The formula that begins at a `$` or a backslash.
    mutating func scan(at start: Int) -> Scan<Void> {
        guard start + 1 < bytes.count else { return atEnd() }
        switch (bytes[start], bytes[start + 1]) {
        case (.dollar, .dollar): return find([.dollar, .dollar], from: start + 2, opening: start)
        case (.dollar, _): return inLine(at: start)
        case (.backslash, .leftParenthesis):
            return find([.backslash, .rightParenthesis], from: start + 2, opening: start)
        case (.backslash, .leftBracket): return find([.backslash, .rightBracket], from: start + 2, opening: start)
        case (.backslash, UInt8(ascii: "b")): return environment(at: start)
        default: return .none
        }
    }

    /// Looks for what ends a formula whose text begins at an index.
    private mutating func find(_ closing: [UInt8], from content: Int, opening: Int) -> Scan<Void> {
        if ends == nil { ends = FormulaEnds(bytes, from: start) }
        guard let close = ends?.next(closing, after: content) else {
            return bytes.count - opening > Self.longest ? .none : atEnd()
        }
        // `$$$$` is no formula.
        guard close > content, close - opening <= Self.longest - closing.count else { return .none }
        return .found((), end: close + closing.count)
    }

    private mutating func environment(at start: Int) -> Scan<Void> {
        switch Self.name(in: bytes, after: "\\begin{", at: start, isFinal: isFinal) {
        case .found(let name, let end): return find(Self.end(of: name), from: end, opening: start)
        case .none: return .none
        case .incomplete: return .incomplete
        }
    }

    /// What ends an environment.
    static func end(of name: [UInt8]) -> [UInt8] { Array("\\end{".utf8) + name + [.rightBrace] }

    /// The name of an environment in `\begin{name}` or `\end{name}`.
    static func name(
        in bytes: [UInt8], after opening: StaticString, at start: Int, isFinal: Bool
    ) -> Scan<[UInt8]> {
        let nameStart = start + opening.utf8CodeUnitCount
        guard nameStart <= bytes.count else {
            return !isFinal && bytes.endsWithin(opening, from: start) ? .incomplete : .none
        }
        guard bytes.hasWord(opening, at: start) else { return .none }
        let limit = min(bytes.count, nameStart + longestName)
        let nameEnd = bytes.skip(from: nameStart, to: limit) { $0.isLetter || $0 == .asterisk }
        if nameEnd == bytes.count { return isFinal ? .none : .incomplete }
        guard nameEnd > nameStart, bytes[nameEnd] == .rightBrace else { return .none }
        return .found(Array(bytes[nameStart..<nameEnd]), end: nameEnd + 1)
    }

    /// `$…$` in one line: no space inside beside the signs, no letter or digit before, no digit after (as in pandoc,
    /// but for what is before), and no price.
    private func inLine(at start: Int) -> Scan<Void> {
        let first = start + 1
        guard !bytes[first].isWhitespace, start == 0 || !bytes[start - 1].isAlphanumeric else { return .none }
        switch isPrice(at: first) {
        case true?: return .none
        case nil: return .incomplete
        default: break
        }
        let limit = min(bytes.count, start + Self.longestInLine)
        var index = first
        while index < limit {
            switch bytes[index] {
            case .lineFeed: return .none
            case .backslash: index += 2
            case .dollar where !bytes[index - 1].isBlank:
                guard index + 1 < bytes.count else { return isFinal ? .found((), end: index + 1) : .incomplete }
                if !bytes[index + 1].isDigit { return .found((), end: index + 1) }
                index += 1
            default: index += 1
            }
        }
        return limit == bytes.count ? atEnd() : .none
    }

    /// Whether there is a number with a word behind it, as in `$5 and`, `$1.50. But` or `($20M) for`, or a range, `$5-$10`;
    /// `nil` while that is not known.
    private func isPrice(at start: Int) -> Bool? {
        guard bytes[start].isDigit else { return false }
        var index = bytes.skip(from: start) { $0.isDigit || $0 == .period || $0 == UInt8(ascii: ",") }
        for signs in [Self.multiples, Self.marksBehindPrices] where index < bytes.count && signs.contains(bytes[index])
        {
            index += 1
        }
        let ends: [(UInt8) -> Bool] =
            index < bytes.count && bytes[index] == .hyphen
            ? [{ $0 == .hyphen }, { $0 == .dollar }, \.isDigit] : [\.isBlank, \.isLetter, \.isLetter]
        for condition in ends {
            guard index < bytes.count else { return isFinal ? false : nil }
            guard condition(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    private static let multiples = Array("KMBk%".utf8)
    private static let marksBehindPrices = Array(")!?;:+".utf8)
}
