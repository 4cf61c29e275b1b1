/// Text made safe for the draft: what is typed, pasted, recalled or completed.
enum EditableText {
    /// Line breaks become `\n` (CR and CRLF are what terminals send for them); tabs stay; every other control
    /// character (C0, DEL, C1) is dropped, so that no escape reaches the terminal.
    static func clean(_ text: String) -> String {
        // The whole draft is looked at with every key.
        guard !isClean(text) else { return text }
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": result.append("\n")
            case "\n": if previous != "\r" { result.append("\n") }
            case "\t": result.append("\t")
            default: if !isControl(scalar) { result.append(scalar) }
            }
            previous = scalar
        }
        return String(result)
    }

    /// The same on one line: line breaks and tabs become spaces.
    static func cleanLine(_ text: String) -> String {
        String(String.UnicodeScalarView(clean(text).unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
    }

    /// Bytes from the terminal; what is not UTF-8 becomes U+FFFD.
    static func clean(_ bytes: some Collection<UInt8>) -> String {
        clean(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether there is nothing to be dropped or replaced.
    private static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var last: UInt8 = 0
            for byte in bytes {
                if byte < 0x20, byte != 0x09, byte != 0x0A { return false }
                // The second byte of U+0080 to U+009F.
                if byte == 0x7F || (last == 0xC2 && byte < 0xA0) { return false }
                last = byte
            }
            return true
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
