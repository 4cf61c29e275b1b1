/// A recursive descent parser over the bytes of one JSON text (RFC 8259).
///
/// It must not outlive the closure that lends it the bytes. Every read is guarded by `peek` or by a comparison with
/// `bytes.count`, because an unsafe buffer checks its bounds in debug builds only.
struct JSONParser {
    /// Deeper nesting is refused, so that hostile input cannot exhaust the stack.
    static let depthLimit = 512

    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether what ``LenientJSON`` accepts is accepted.
    let isLenient: Bool
    var position = 0
    /// Whether a string holds a mark of ``CharacterFragment``; never when the parser is strict.
    var hasFragments = false
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, isLenient: Bool = false) {
        self.bytes = bytes
        self.isLenient = isLenient
    }

    mutating func parseDocument() throws(JSONParseError) -> JSONValue {
        skipWhitespace()
        let value = try parseValue()
        skipWhitespace()
        if position < bytes.count { throw unexpected("the end of the text") }
        return value
    }

    private mutating func parseValue() throws(JSONParseError) -> JSONValue {
        switch peek {
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "{"): return .object(try parseObject())
        case UInt8(ascii: "["): return .array(try parseArray())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        case UInt8(ascii: "t"):
            try parseLiteral("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try parseLiteral("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            if consumeNonFinite() { return .null }
            try parseLiteral("null")
            return .null
        case _ where consumeNonFinite(): return .null
        default: throw unexpected("a value")
        }
    }

    private mutating func parseObject() throws(JSONParseError) -> JSONObject {
        try enter()
        var object = JSONObject()
        skipWhitespace()
        if consume(UInt8(ascii: "}")) {
            depth -= 1
            return object
        }
        while true {
            guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let key = try parseString()
            skipWhitespace()
            guard consume(UInt8(ascii: ":")) else { throw unexpected("a colon after the key") }
            skipWhitespace()
            object.set(try parseValue(), for: key)
            skipWhitespace()
            if consume(UInt8(ascii: ",")) {
                skipWhitespace()
            } else if consume(UInt8(ascii: "}")) {
                depth -= 1
                return object
            } else {
                throw unexpected("a comma or `}` after the value")
            }
        }
    }

    private mutating func parseArray() throws(JSONParseError) -> [JSONValue] {
        try enter()
        var array: [JSONValue] = []
        skipWhitespace()
        if consume(UInt8(ascii: "]")) {
            depth -= 1
            return array
        }
        while true {
            array.append(try parseValue())
            skipWhitespace()
            if consume(UInt8(ascii: ",")) {
                skipWhitespace()
            } else if consume(UInt8(ascii: "]")) {
                depth -= 1
                return array
            } else {
                throw unexpected("a comma or `]` after the item")
            }
        }
    }

    /// Steps over an opening bracket.
    private mutating func enter() throws(JSONParseError) {
        guard depth < Self.depthLimit else {
            throw failure("the text is nested deeper than \(Self.depthLimit) levels, which is not supported.")
        }
        depth += 1
        position += 1
    }

    private mutating func parseLiteral(_ literal: StaticString) throws(JSONParseError) {
        let expected = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        guard bytes[position...].starts(with: expected) else { throw unexpected("`\(literal)`") }
        position += expected.count
    }
}

extension JSONParser {
    /// The next byte, or 0, which no rule of the grammar accepts, at the end.
    var peek: UInt8 {
        position < bytes.count ? bytes[position] : 0
    }

    mutating func consume(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    mutating func skipWhitespace() {
        while true {
            switch peek {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    func failure(_ message: String) -> JSONParseError {
        JSONParseError(message, at: position, in: bytes)
    }

    /// An error that names what the grammar asked for and what stands there instead.
    func unexpected(_ expectation: String) -> JSONParseError {
        guard position < bytes.count else {
            return failure("expected \(expectation), but the text ends here.")
        }
        // Forty bytes hold any usual grapheme cluster; only the first one is shown.
        let rest = String(decoding: bytes[position..<min(position + 40, bytes.count)], as: UTF8.self)
        let found = rest.prefix(1)
        let isControl = found.unicodeScalars.contains { $0.properties.generalCategory == .control }
        let name = isControl ? "a control character" : "`\(found)`"
        return failure("expected \(expectation), but found \(name).")
    }
}
