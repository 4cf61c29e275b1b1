/// Reads raw HTML and autolinks in angle brackets (CommonMark 0.31.2, sections 6.5 and 6.6).
struct InlineHTML {
    let bytes: [UInt8]
    /// Whether nothing follows the end.
    let isFinal: Bool
    private var end: Int { bytes.count }
    /// Ends that were looked for up to the end of the text and are not there, so that they are not looked for again.
    private var missing: Set<[UInt8]> = []

    init(bytes: [UInt8], isFinal: Bool) {
        self.bytes = bytes
        self.isFinal = isFinal
    }

    private func atEnd<Value>() -> Scan<Value> { isFinal ? .none : .incomplete }

    /// An address in angle brackets, beginning at its `<`.
    func autolink(at start: Int) -> Scan<MarkdownLink> {
        var index = start + 1
        guard index < end else { return atEnd() }
        while index < end, index - start <= Self.longestAddress {
            let byte = bytes[index]
            if byte == .greater {
                let content = bytes[start + 1..<index]
                if Self.isURI(content) { return .found(MarkdownLink(content.string, kind: .autolink), end: index + 1) }
                if Self.isMail(content) {
                    return .found(MarkdownLink("mailto:" + content.string, kind: .autolink), end: index + 1)
                }
                return .none
            }
            if byte <= 0x20 || byte == .less || byte == 0x7F { return .none }
            index += 1
        }
        return index == end ? atEnd() : .none
    }

    /// The longest address in bytes; a bound of ours.
    private static let longestAddress = 4096

    private static func isURI(_ text: ArraySlice<UInt8>) -> Bool {
        guard let colon = text.firstIndex(of: .colon), text.first?.isLetter == true else { return false }
        let scheme = text[..<colon]
        return (2...32).contains(scheme.count)
            && scheme.allSatisfy { $0.isAlphanumeric || $0 == .plus || $0 == .period || $0 == .hyphen }
    }

    private static let mailSigns = Array(".!#$%&'*+/=?^_`{|}~-".utf8)

    /// Whether a text is a mail address as HTML's form fields take it.
    static func isMail(_ text: ArraySlice<UInt8>) -> Bool {
        guard let at = text.firstIndex(of: .at), at > text.startIndex else { return false }
        return text[..<at].allSatisfy { $0.isAlphanumeric || mailSigns.contains($0) }
            && text[(at + 1)...].split(separator: .period, omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.count) && label.first != .hyphen && label.last != .hyphen
                    && label.allSatisfy { $0.isAlphanumeric || $0 == .hyphen }
            }
    }

    /// A tag, comment, instruction, declaration or CDATA section, beginning at its `<`.
    mutating func tag(at start: Int) -> Scan<Void> {
        guard start + 1 < end else { return atEnd() }
        switch bytes[start + 1] {
        case .slash: return closingTag(at: start)
        case .question: return section(from: start + 2, to: "?>")
        case .bang: return declaration(at: start)
        case let byte where byte.isLetter: return openTag(at: start)
        default: return .none
        }
    }

    private mutating func declaration(at start: Int) -> Scan<Void> {
        let index = start + 2
        guard index < end else { return atEnd() }
        if bytes[index].isLetter { return section(from: index, to: ">") }
        if bytes[index] == .hyphen {
            guard index + 1 < end else { return atEnd() }
            guard bytes[index + 1] == .hyphen else { return .none }
            guard index + 2 < end else { return atEnd() }
            if bytes[index + 2] == .greater { return .found((), end: index + 3) }
            if bytes[index + 2] == .hyphen {
                guard index + 3 < end else { return atEnd() }
                if bytes[index + 3] == .greater { return .found((), end: index + 4) }
            }
            return section(from: index + 2, to: "-->")
        }
        let opening: StaticString = "[cdata["
        if bytes.hasWord(opening, at: index) { return section(from: index + 7, to: "]]>") }
        return !isFinal && end - index < 7 && bytes.endsWithin(opening, from: index) ? .incomplete : .none
    }

    private mutating func section(from start: Int, to closing: String) -> Scan<Void> {
        let closing = Array(closing.utf8)
        guard !missing.contains(closing) else { return atEnd() }
        var index = start
        while index + closing.count <= end {
            if bytes[index] == closing[0], bytes[index..<index + closing.count].elementsEqual(closing) {
                return .found((), end: index + closing.count)
            }
            index += 1
        }
        missing.insert(closing)
        return atEnd()
    }

    /// A closing tag.
    func closingTag(at start: Int) -> Scan<Void> {
        var index = start + 2
        guard index < end else { return atEnd() }
        guard bytes[index].isLetter else { return .none }
        index = bytes.skip(from: index, to: end) { $0.isAlphanumeric || $0 == .hyphen }
        index = bytes.skip(from: index, to: end, while: \.isWhitespace)
        guard index < end else { return atEnd() }
        return bytes[index] == .greater ? .found((), end: index + 1) : .none
    }

    /// An open tag with its attributes.
    func openTag(at start: Int) -> Scan<Void> {
        var index = bytes.skip(from: start + 1, to: end) { $0.isAlphanumeric || $0 == .hyphen }
        while true {
            let space = index
            index = bytes.skip(from: index, to: end, while: \.isWhitespace)
            guard index < end else { return atEnd() }
            if bytes[index] == .greater { return .found((), end: index + 1) }
            if bytes[index] == .slash {
                guard index + 1 < end else { return atEnd() }
                return bytes[index + 1] == .greater ? .found((), end: index + 2) : .none
            }
            guard index > space else { return .none }
            switch attribute(at: index) {
            case .found(_, let end): index = end
            case let other: return other
            }
        }
    }

    /// Signs that a value without quotes does not have.
    private static let unquotedEnds = Array("\"'=<>`".utf8)

    private func attribute(at start: Int) -> Scan<Void> {
        guard bytes[start].isLetter || bytes[start] == .underscore || bytes[start] == .colon else { return .none }
        let nameEnd = bytes.skip(from: start, to: end) { byte in
            byte.isAlphanumeric || byte == .underscore || byte == .colon || byte == .period || byte == .hyphen
        }
        var index = bytes.skip(from: nameEnd, to: end, while: \.isWhitespace)
        guard index < end else { return atEnd() }
        guard bytes[index] == .equal else { return .found((), end: nameEnd) }
        index = bytes.skip(from: index + 1, to: end, while: \.isWhitespace)
        guard index < end else { return atEnd() }
        let quote = bytes[index]
        if quote == .quotation || quote == .apostrophe {
            let close = bytes.skip(from: index + 1, to: end) { $0 != quote }
            return close < end ? .found((), end: close + 1) : atEnd()
        }
        let valueEnd = bytes.skip(from: index, to: end) { byte in
            !byte.isWhitespace && !Self.unquotedEnds.contains(byte)
        }
        if valueEnd == end { return atEnd() }
        return valueEnd > index ? .found((), end: valueEnd) : .none
    }
}
