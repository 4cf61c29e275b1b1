/// Collects the UTF-8 bytes of a JSON text.
struct JSONSerializer {
    let style: JSONStyle
    private(set) var bytes: [UInt8] = []
    private var depth = 0

    init(style: JSONStyle) {
        self.style = style
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: value.description.utf8)
        case .number(let value): bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
        case .string(let value): write(value)
        case .array(let array):
            writeList(array, between: "[", and: "]") { serializer, item in serializer.write(item) }
        case .object(let object):
            writeList(object, between: "{", and: "}") { serializer, entry in
                serializer.write(entry.key)
                serializer.bytes.append(contentsOf: (serializer.style == .pretty ? ": " : ":").utf8)
                serializer.write(entry.value)
            }
        }
    }

    private mutating func writeList<List: Collection>(
        _ list: List, between opening: Unicode.Scalar, and closing: Unicode.Scalar,
        _ writeItem: (inout JSONSerializer, List.Element) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        depth += 1
        var isFirst = true
        for item in list {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine()
            writeItem(&self, item)
        }
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0.isPlain }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { write(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x22: bytes.append(contentsOf: #"\""#.utf8)
        case 0x5C: bytes.append(contentsOf: #"\\"#.utf8)
        case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
        case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
            let digits = String(scalar.value, radix: 16)
            bytes.append(contentsOf: (#"\u"# + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}

extension UInt8 {
    /// Whether this byte of UTF-8 stands for itself in a JSON string and begins no scalar that might need an escape.
    fileprivate var isPlain: Bool {
        switch self {
        // 0xC2 begins U+0080 to U+00BF, 0xE2 begins U+2000 to U+2FFF.
        case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: false
        default: true
        }
    }
}
