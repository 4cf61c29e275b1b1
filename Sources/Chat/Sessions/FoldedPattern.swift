/// A text that is looked for whatever the case of its letters.
///
/// Letters of ASCII are compared as bytes. Where the pattern has others, or the text has one of the two that ASCII
/// letters fold to (ſ, K), both are folded scalar by scalar: to upper case and then to lower case, which also makes `ß`
/// and `SS`, and the two sigmas, the same.
struct FoldedPattern: Sendable, Hashable {
    private let pattern: BytePattern
    /// How many bytes it has.
    var count: Int { pattern.bytes.count }
    private let isASCII: Bool

    init(_ text: String) {
        pattern = BytePattern(Self.fold(text))
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    }

    /// Whether these patterns can be looked for in text that was folded for ASCII alone.
    static func areASCII(_ patterns: [FoldedPattern]) -> Bool {
        patterns.allSatisfy(\.isASCII)
    }

    /// A text as its UTF-8, folded. Line breaks stay where they are.
    static func fold(_ text: String) -> [UInt8] {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else {
                folded.append(contentsOf: scalar.properties.uppercaseMapping.lowercased().unicodeScalars.map(sigma))
            }
        }
        return Array(String(folded).utf8)
    }

    /// The lower case of a capital sigma depends on its place in the word.
    private static func sigma(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar == "ς" ? "σ" : scalar
    }

    /// The same, for ASCII letters alone, in place.
    static func foldASCII(_ text: inout [UInt8]) {
        text.withUnsafeMutableBufferPointer { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                bytes[index] = byte | (byte &- 65 < 26 ? 0x20 : 0)
            }
        }
    }

    /// Where the pattern first stands in a folded text, from a position on.
    func firstIndex(in text: UnsafeBufferPointer<UInt8>, from position: Int = 0) -> Int? {
        pattern.firstIndex(in: text, from: position)
    }

    /// Whether a text has letters that are no ASCII and fold to it.
    static func hasLookalikes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        lookalikes.contains { $0.firstIndex(in: text) != nil }
    }

    private static let lookalikes = ["\u{17F}", "\u{212A}"].map { BytePattern(Array($0.utf8)) }
}
