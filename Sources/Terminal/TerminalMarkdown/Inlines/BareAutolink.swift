/// Finds addresses that stand in text without any marks (GFM, section 6.9, "Autolinks (extension)").
struct BareAutolink {
    let bytes: [UInt8]
    /// Whether nothing follows the end.
    let isFinal: Bool
    private var end: Int { bytes.count }

    init(bytes: [UInt8], isFinal: Bool) {
        self.bytes = bytes
        self.isFinal = isFinal
    }

    /// Signs of the part of a mail address before its `@`.
    static func isLocalSign(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .period || byte == .hyphen || byte == .plus || byte == .underscore
    }

    /// Whether a letter after this sign is within a word, so that no address begins there.
    static func joinsWords(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .period || byte == .hyphen || byte == .plus
    }

    /// The most signs of that part (RFC 5321, section 4.5.3.1.1, allows 64; there is some room for what precedes it).
    static let longestLocalPart = 256

    /// An address that begins with a scheme or `www.` at the beginning of a word.
    func web(at start: Int) -> Scan<MarkdownLink> {
        for scheme: StaticString in ["https://", "http://", "ftp://"] {
            if bytes.hasWord(scheme, at: start) {
                return address(
                    at: start, domainStart: start + scheme.utf8CodeUnitCount, prefix: ""
                )
            }
            if !isFinal, bytes.endsWithin(scheme, from: start) { return .incomplete }
        }
        let before = start > 0 ? bytes[start - 1] : .space
        guard
            before.isWhitespace || [.asterisk, .underscore, .tilde, .leftParenthesis].contains(before)
                || before >= 0x80
        else { return .none }
        if bytes.hasWord("www.", at: start) {
            return address(at: start, domainStart: start, prefix: "http://")
        }
        return !isFinal && bytes.endsWithin("www.", from: start) ? .incomplete : .none
    }

    private func address(
        at start: Int, domainStart: Int, prefix: String
    ) -> Scan<MarkdownLink> {
        let stop = self.stop(from: start)
        let wide = wideStop(from: start, to: stop)
        // A dash at the end may be in a word.
        if stop == end, wide == stop || wide + 3 >= end, !isFinal { return .incomplete }
        guard isDomain(from: domainStart, to: wide) else { return .none }
        let close = trimmed(start, wide)
        guard close > domainStart else { return .none }
        return .found(MarkdownLink(prefix + bytes[start..<close].string, kind: .autolink), end: close)
    }

    /// Where white space, a `<`, or a `]` follows whose `[` is not in the address: that one may end the text of a link.
    private func stop(from start: Int) -> Int {
        var depth = 0
        return bytes.skip(from: start, to: end) { byte in
            if byte == .leftBracket { depth += 1 }
            if byte == .rightBracket { depth -= 1 }
            return byte > 0x20 && byte != .less && byte != 0x7F && depth >= 0
        }
    }

    /// Where punctuation outside ASCII begins, of any script: it ends a sentence or a quotation around an address. In an
    /// address it is written in percent signs, but for a dash between two words of a title.
    private func wideStop(from start: Int, to stop: Int) -> Int {
        var index = start
        while index < stop {
            guard bytes[index] >= 0xC0 else {
                index += 1
                continue
            }
            let end = bytes.skip(from: index + 1, to: stop) { $0 & 0xC0 == 0x80 }
            guard let scalar = bytes[index..<end].string.unicodeScalars.first else { return index }
            let isDashInWord =
                scalar == "\u{2013}" && index > start && bytes[index - 1].isAlphanumeric && end < stop
                && bytes[end].isAlphanumeric
            if !isDashInWord, Self.endsAddress(scalar) { return index }
            index = end
        }
        return stop
    }

    private static func endsAddress(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator:
            true
        // Full-width signs of ASCII: `～`, `｜`, `＋`.
        default: 0xFF00...0xFF0F ~= scalar.value || 0xFF1A...0xFF1F ~= scalar.value || 0xFF5B...0xFF65 ~= scalar.value
        }
    }

    /// Whether a domain begins at an index: of words with dots between them, no underscore in the last two.
    private func isDomain(from start: Int, to stop: Int) -> Bool {
        let domainEnd = bytes.skip(from: start, to: stop) { byte in
            byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .period || byte >= 0x80
        }
        let domain = bytes[start..<domainEnd]
        let labels = domain.split(separator: .period)
        guard labels.count > 1 || domain.elementsEqual("localhost".utf8), domain.first?.isPunctuation == false else {
            return false
        }
        return labels.suffix(2).allSatisfy { !$0.contains(.underscore) }
    }

    /// The end of an address without the punctuation that belongs to the sentence around it.
    private func trimmed(_ start: Int, _ stop: Int) -> Int {
        var close = stop
        var surplus = bytes[start..<stop].reduce(0) { sum, byte in
            byte == .rightParenthesis ? sum + 1 : byte == .leftParenthesis ? sum - 1 : sum
        }
        while close > start {
            let byte = bytes[close - 1]
            if byte == .rightParenthesis, surplus > 0 {
                surplus -= 1
                close -= 1
            } else if byte == .semicolon {
                let name = bytes[start..<close - 1].reversed().prefix(while: \.isAlphanumeric).count
                let ampersand = close - 2 - name
                let isEntity = name > 0 && ampersand > start && bytes[ampersand] == .ampersand
                close = isEntity ? ampersand : close - 1
            } else if Array("?!.,:*_~'\"".utf8).contains(byte) {
                close -= 1
            } else {
                break
            }
        }
        return close
    }

    /// A mail address whose part before the `@`, which is at an index, begins at `start`.
    func mail(at start: Int, at sign: Int) -> Scan<MarkdownLink> {
        var close = bytes.skip(from: sign + 1, to: end) { byte in
            byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .period
        }
        if close == end, !isFinal { return .incomplete }
        while close > sign, bytes[close - 1] == .period { close -= 1 }
        guard close > sign + 1, bytes[sign + 1..<close].contains(.period), bytes[sign + 1] != .period,
            bytes[close - 1] != .hyphen, bytes[close - 1] != .underscore
        else { return .none }
        return .found(MarkdownLink("mailto:" + bytes[start..<close].string, kind: .autolink), end: close)
    }
}
