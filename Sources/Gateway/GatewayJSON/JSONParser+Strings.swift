extension JSONParser {
    /// Parses a string; the opening quotation mark has been seen but not consumed.
    mutating func parseString() throws(JSONParseError) -> String {
        position += 1
        let start = position
        skipPlainBytes()
        if peek == UInt8(ascii: "\"") {
            // Most strings hold no escape and are taken over in one piece.
            let text = decode(UnsafeBufferPointer(rebasing: bytes[start..<position]))
            position += 1
            return text
        }
        return try parseStringWithEscapes(from: start)
    }

    private mutating func parseStringWithEscapes(from start: Int) throws(JSONParseError) -> String {
        var text = Array(bytes[start..<position])
        while true {
            if consume(UInt8(ascii: "\"")) { return text.withUnsafeBufferPointer { decode($0) } }
            if peek == UInt8(ascii: "\\") {
                try parseEscape(into: &text)
            } else if isLenient, position < bytes.count {
                text.append(peek)
                position += 1
            } else if position < bytes.count {
                throw failure("a control character inside a string must be written as an escape such as \\n.")
            } else {
                throw failure("expected the closing double quote of a string, but the text ends here.")
            }
            let plainStart = position
            skipPlainBytes()
            text.append(contentsOf: bytes[plainStart..<position])
        }
    }

    /// The text of UTF-8. Bytes that are none become U+FFFD, or marks where pieces of characters are kept.
    private mutating func decode(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        guard isLenient else { return String(decoding: utf8, as: UTF8.self) }
        if let text = String(validating: utf8, as: UTF8.self) { return text }
        hasFragments = true
        return CharacterFragment.markInvalidBytes(of: utf8)
    }

    /// Stops at a quotation mark, a backslash, a control character or the end.
    private mutating func skipPlainBytes() {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            index += 1
        }
        position = index
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONParseError) {
        position += 1
        let escaped: UInt8
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): escaped = peek
        case UInt8(ascii: "b"): escaped = 0x08
        case UInt8(ascii: "f"): escaped = 0x0C
        case UInt8(ascii: "n"): escaped = 0x0A
        case UInt8(ascii: "r"): escaped = 0x0D
        case UInt8(ascii: "t"): escaped = 0x09
        case UInt8(ascii: "u"):
            position += 1
            let scalar = try parseEscapedScalar()
            text.append(contentsOf: scalar.utf8)
            return
        case UInt8(ascii: "'") where isLenient: escaped = peek
        default: throw unexpected("one of \"\\/bfnrtu after the backslash")
        }
        text.append(escaped)
        position += 1
    }

    /// Parses the digits after `\u`, and a second escape when both form a surrogate pair (RFC 8259, section 7).
    private mutating func parseEscapedScalar() throws(JSONParseError) -> String {
        let first = try parseHexDigits()
        if UTF16.isLeadSurrogate(first), bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
            let afterFirst = position
            position += 2
            let second = try parseHexDigits()
            if UTF16.isTrailSurrogate(second) {
                return String(UTF16.decode(UTF16.EncodedScalar([first, second])))
            }
            position = afterFirst
        }
        if let scalar = Unicode.Scalar(first) { return String(scalar) }
        guard isLenient else { return "\u{FFFD}" }
        hasFragments = true
        return CharacterFragment.half(first).mark
    }

    private mutating func parseHexDigits() throws(JSONParseError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(peek)).hexDigitValue else {
                throw unexpected("four hexadecimal digits after \\u")
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
