/// Makes text of a file's bytes.
enum TextEncoding {
    /// The text, without a byte order mark: UTF-8, or UTF-16 where such a mark tells so. `nil` for what is neither.
    static func decode(_ bytes: [UInt8]) -> String? {
        guard let text = utf16(bytes) ?? String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
            return nil
        }
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Whether bytes that cannot be decoded are rather text than anything else: there are no control characters.
    static func isLikelyText(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) || $0 == 0x1B }
    }

    private static func utf16(_ bytes: [UInt8]) -> String? {
        let isBig = bytes.starts(with: [0xFE, 0xFF])
        guard isBig || bytes.starts(with: [0xFF, 0xFE]), bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 0, to: bytes.count, by: 2).map { index in
            UInt16(bytes[index + (isBig ? 0 : 1)]) << 8 | UInt16(bytes[index + (isBig ? 1 : 0)])
        }
        return String(validating: units, as: UTF16.self)
    }
}
