/// The place of a value inside of a JSON document (RFC 6901).
public struct JSONPointer: Sendable, Hashable {
    /// The unescaped keys and positions on the way from the root; empty for the root itself.
    public let tokens: [String]

    /// Makes a pointer from unescaped tokens; without any, it points at the root.
    public init(tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Reads the written form: `""` for the root, otherwise tokens after slashes, with `~1` for `/` and `~0` for `~`.
    /// Returns nil when the text does not begin with a slash or holds another `~`.
    public init?(parsing text: String) {
        guard !text.isEmpty else {
            self.init()
            return
        }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let first = parts.first, first.isEmpty else { return nil }
        var tokens: [String] = []
        for part in parts.dropFirst() {
            guard let token = Self.unescape(part) else { return nil }
            tokens.append(token)
        }
        self.init(tokens: tokens)
    }

    /// The pointer to a key below this place.
    public func appending(_ token: String) -> JSONPointer {
        JSONPointer(tokens: tokens + [token])
    }

    /// The pointer to an item below this place.
    public func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }

    /// The value at this place, or nil when the document has no such place.
    public func resolve(in document: JSONValue) -> JSONValue? {
        var value = document
        for token in tokens {
            guard let child = Self.child(token, of: value) else { return nil }
            value = child
        }
        return value
    }

    private static func child(_ token: String, of value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let object): return object[token]
        case .array:
            // RFC 6901 knows no signs and no leading zeros, so only the canonical spelling counts.
            guard let index = Int(token), String(index) == token else { return nil }
            return value[index]
        default: return nil
        }
    }

    private static func unescape(_ part: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = part[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The written form, such as `/a/0/b~1c`; the empty text for the root.
    public var description: String {
        var text = String.UnicodeScalarView()
        for token in tokens {
            text.append("/")
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text.append(contentsOf: "~0".unicodeScalars)
                case "/": text.append(contentsOf: "~1".unicodeScalars)
                default: text.append(scalar)
                }
            }
        }
        return String(text)
    }
}
