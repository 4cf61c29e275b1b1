// Swift's own `==` for strings treats canonically equivalent texts as equal. JSON does not: two keys or strings are the
// same only code point for code point.
extension String {
    func hasSameCodePoints(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    func hashCodePoints(into hasher: inout Hasher) {
        var copy = self
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // Ends the text, so that ["ab", "c"] and ["a", "bc"] do not feed the same bytes.
        hasher.combine(0xFF as UInt8)
    }
}

/// A string that is hashed and compared by code points.
package struct CodePointKey: Hashable {
    package let string: String

    package init(string: String) {
        self.string = string
    }

    package static func == (left: CodePointKey, right: CodePointKey) -> Bool {
        left.string.hasSameCodePoints(as: right.string)
    }

    package func hash(into hasher: inout Hasher) { string.hashCodePoints(into: &hasher) }
}
