/// What is read otherwise in answers.
extension InlineParser {
    /// A backslash: of a formula, of a path or a pattern, or before a sign that is to be text.
    mutating func scanBackslash(at index: Int) -> Scan<Void> {
        let next = index + 1
        guard next < bytes.count else { return isFinal ? .none : .incomplete }
        switch bytes[next] {
        case .lineFeed:
            if next + 1 == bytes.count { return isFinal ? .none : .incomplete }
            // Behind a space it continues a command; behind a word it asks for a line break.
            let continuesCommand = index == 0 || bytes[index - 1].isWhitespace
            return continuesCommand ? .none : add(.lineBreak, at: index, to: next + 1)
        case .backslash: return add(.text(end: next + 1), at: index, to: next + 1)
        case .leftParenthesis, .leftBracket, UInt8(ascii: "b"):
            switch formula.scan(at: index) {
            case .found(_, let end): return add(.formula(end: end), at: index, to: end)
            case .incomplete: return .incomplete
            case .none: break
            }
        default: break
        }
        guard bytes[next].isPunctuation else { return .none }
        switch BackslashContext(bytes, at: index, isFinal: isFinal).isMarkup {
        case nil: return .incomplete
        case true?: return add(.literal([bytes[next]].string), at: index, to: next + 1)
        case false?: return add(.text(end: next + 1), at: index, to: next + 1)
        }
    }

    mutating func scanDollar(at index: Int) -> Scan<Void> {
        guard dialect == .answer else { return .none }
        switch formula.scan(at: index) {
        case .found(_, let end): return add(.formula(end: end), at: index, to: end)
        case .incomplete: return .incomplete
        case .none:
            // Two signs that begin no formula are no beginnings of two.
            let end = bytes.skip(from: index) { $0 == .dollar }
            return end - index > 1 ? add(.text(end: end), at: index, to: end) : .none
        }
    }

    /// A name that begins with underscores: `__init__` and `__FILE__`, but not a word that is strong, and `_GNU_SOURCE`.
    func scanUnderscoredName(at start: Int, nameStart: Int) -> Scan<Void> {
        guard dialect == .answer, nameStart - start <= 2 else { return .none }
        let limit = min(bytes.count, nameStart + Self.longestName)
        let end = bytes.skip(from: nameStart, to: limit) { $0.isAlphanumeric || $0 == .underscore }
        if end == bytes.count, end < nameStart + Self.longestName, !isFinal { return .incomplete }
        guard end > nameStart, bytes[end - 1] == .underscore else {
            return bytes[nameStart..<end].contains(.underscore) ? .found((), end: end) : .none
        }
        guard nameStart - start == 2, end - nameStart > 2, bytes[end - 2] == .underscore else { return .none }
        let name = bytes[nameStart..<end - 2]
        let isWord = name.first?.isUppercase == true && name.count > 1 && name.dropFirst().allSatisfy(\.isLowercase)
        return isWord ? .none : .found((), end: end)
    }

    private static let longestName = 64

    /// Whether the text of a link and its destination are more than an index and its argument, `a[i](x)`.
    func leadsSomewhere(_ destination: String, from bracket: OpenBracket) -> Bool {
        let signs = Array(destination.utf8)
        if signs.isEmpty || destination.contains("://") || destination.hasPrefix("mailto:") { return true }
        let isAfterName =
            bracket.start > 0
            && (bytes[bracket.start - 1].isAlphanumeric
                || [.rightParenthesis, .rightBracket].contains(bytes[bracket.start - 1]))
        if isAfterName { return [.slash, .hash, .period].contains(signs.first) }
        return signs.contains { [.slash, .hash, .period, .colon, .at].contains($0) }
    }

    /// Whether an address in angle brackets is one, and not a place for a value such as `<image:tag>`.
    static func isAddress(_ link: MarkdownLink) -> Bool {
        let address = link.destination.lowercased()
        return address.contains("://") || ["mailto:", "tel:", "xmpp:"].contains { address.hasPrefix($0) }
    }

    /// Code that is an address leads there.
    static func address(inCode text: String) -> MarkdownLink? {
        let start = text.lowercased()
        guard start.hasPrefix("https://") || start.hasPrefix("http://"), text.utf8.count > 10,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return nil }
        return MarkdownLink(text, kind: .autolink)
    }
}
