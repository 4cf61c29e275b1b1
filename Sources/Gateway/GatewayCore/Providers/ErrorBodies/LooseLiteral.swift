import GatewayJSON

/// Reads a value out of the middle of a text, written as JSON or as Python prints its dictionaries.
///
/// Gateways in Python put what another server said into their own sentence: `Error code: 400 - {'error': {…}}`.
struct LooseLiteral {
    /// Values that are nested more deeply are none that a server means to be read.
    private static let depthLimit = 32

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The object or list that the bytes start with, and where it ends; `nil` when they start with neither.
    static func read(_ bytes: ArraySlice<UInt8>) -> (value: JSONValue, end: Int)? {
        guard let first = bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        var reader = LooseLiteral(bytes)
        return reader.value(depth: 0).map { ($0, reader.position) }
    }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    /// Whether the byte comes next; if so, it is passed.
    private mutating func pass(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        guard depth < Self.depthLimit, let byte = next else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return list(upTo: UInt8(ascii: "]"), depth: depth)
        case UInt8(ascii: "("): return list(upTo: UInt8(ascii: ")"), depth: depth)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map(JSONValue.string)
        default: return word()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        position += 1
        var object = JSONObject()
        while !pass(UInt8(ascii: "}")) {
            guard let key = value(depth: depth + 1), pass(UInt8(ascii: ":")), let value = value(depth: depth + 1)
            else { return nil }
            object[key.stringValue ?? key.serialized()] = value
            guard pass(UInt8(ascii: ",")) || next == UInt8(ascii: "}") else { return nil }
        }
        return .object(object)
    }

    private mutating func list(upTo end: UInt8, depth: Int) -> JSONValue? {
        position += 1
        var list: [JSONValue] = []
        while !pass(end) {
            guard let value = value(depth: depth + 1) else { return nil }
            list.append(value)
            guard pass(UInt8(ascii: ",")) || next == end else { return nil }
        }
        return .array(list)
    }

    private mutating func string() -> String? {
        guard let quote = next else { return nil }
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == quote { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let escaped = next else { return nil }
            position += 1
            switch escaped {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "x"): text += number(digits: 2)
            case UInt8(ascii: "u"): text += number(digits: 4)
            default: text.append(escaped)
            }
        }
        return nil
    }

    /// The character of a hexadecimal escape; half of a surrogate pair becomes the sign for what cannot be read.
    private mutating func number(digits: Int) -> [UInt8] {
        let end = min(position + digits, bytes.endIndex)
        let code = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
        position = end
        return Array(String(Character(code.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")).utf8)
    }

    /// A number, or one of the words of the two languages.
    private mutating func word() -> JSONValue? {
        let start = position
        while let byte = next, byte > 0x20, !",:]})('\"".utf8.contains(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true", "True": return true
        case "false", "False": return false
        case "null", "None": return .null
        default: return Int(word).map(JSONValue.integer) ?? Double(word).map(JSONValue.number)
        }
    }
}
