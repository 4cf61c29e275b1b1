/// Code spans, images, and what stands in angle brackets.
extension InlineParser {
    mutating func scanCode(at index: Int) -> Scan<Void> {
        let contentStart = bytes.skip(from: index) { $0 == .backtick }
        let length = contentStart - index
        if contentStart == bytes.count, !isFinal { return .incomplete }
        if codeEnds == nil { codeEnds = CodeSpanEnds(bytes, from: index) }
        guard let close = codeEnds?.next(length: length, after: contentStart) else {
            guard isFinal else { return .incomplete }
            return add(.text(end: contentStart), at: index, to: contentStart)
        }
        if close + length == bytes.count, !isFinal { return .incomplete }
        let text = CodeSpanEnds.content(bytes[contentStart..<close], keepsLines: dialect == .answer)
        return add(.code(text), at: index, to: close + length)
    }

    mutating func scanBang(at index: Int) -> Scan<Void> {
        guard index + 1 < bytes.count else { return isFinal ? .none : .incomplete }
        return bytes[index + 1] == .leftBracket ? openBracket(at: index, textStart: index + 2, isImage: true) : .none
    }

    mutating func scanLess(at index: Int) -> Scan<Void> {
        switch html.autolink(at: index) {
        case .found(let link, let end) where dialect == .commonMark || Self.isAddress(link):
            return add(.autolink(link, text: bytes[index + 1..<end - 1].string), at: index, to: end)
        case .incomplete: return .incomplete
        case .none, .found: break
        }
        switch html.tag(at: index) {
        case .found(_, let end): return add(.html(end: end), at: index, to: end)
        case let other: return other
        }
    }
}
