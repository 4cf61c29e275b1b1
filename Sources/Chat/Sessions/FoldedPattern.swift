/// A text that is looked for whatever the case of its letters.
///
/// Letters of ASCII are compared as bytes. Where the pattern has others, or the text has one of the two that ASCII
/// letters fold to (ſ, K), both are folded scalar by scalar: to lower, upper and lower case again, which also makes `ß`
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

    /// A text as its UTF-8, folded.
    static func fold(_ text: String) -> [UInt8] {
        fold(Array(text.utf8))
    }

    /// UTF-8, folded. Line breaks stay where they are.
    static func fold(_ text: [UInt8]) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count + 16)
        var start = 0
        var index = 0
        while index < text.count {
            // ASCII, and scripts without case from U+3000 to U+D7FF, which three bytes stand for, stay as they are.
            if text[index] < 0x80 {
                index += 1
            } else if (0xE3...0xED).contains(text[index]) {
                index = min(index + 3, text.count)
            } else {
                folded += text[start..<index]
                start = index
                let isPair = (0xC2...0xDF).contains(text[index]) && index + 1 < text.count
                if isPair, text[index + 1] & 0xC0 == 0x80 {
                    folded += pairs[Int(text[index] & 0x1F) << 6 | Int(text[index + 1] & 0x3F)]
                    index += 2
                } else {
                    while index < text.count, text[index] >= 0x80 { index += 1 }
                    folded += foldedScalars(String(decoding: text[start..<index], as: UTF8.self))
                }
                start = index
            }
        }
        folded += text[start...]
        foldASCII(&folded)
        return folded
    }

    /// What every scalar of two bytes folds to.
    private static let pairs: [[UInt8]] = (0..<0x800).map { code in
        Unicode.Scalar(code as UInt32).map { foldedScalars(String(Character($0))) } ?? []
    }

    private static func foldedScalars(_ text: String) -> [UInt8] {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            folded.append(
                contentsOf: scalar.properties.lowercaseMapping.uppercased().lowercased().unicodeScalars.map(sigma))
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
