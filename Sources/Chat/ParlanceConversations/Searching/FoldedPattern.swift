/// A text that is looked for whatever the case of its letters, and however those with marks are written.
package struct FoldedPattern: Sendable, Hashable {
    private let pattern: BytePattern
    /// How many bytes it has.
    package var count: Int { pattern.bytes.count }
    /// Whether all of it is ASCII.
    let isASCII: Bool
    /// Whether all of it is ideographs: no other letter folds to one, and none goes together with a mark.
    let isIdeographic: Bool

    init(_ text: String) {
        pattern = BytePattern(Folding.fold(text))
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        isIdeographic = text.unicodeScalars.allSatisfy { (0x3400..<0xA000).contains($0.value) }
    }

    /// Where the pattern first stands in a folded text, from a position on.
    package func firstIndex(in text: UnsafeBufferPointer<UInt8>, from position: Int = 0) -> Int? {
        pattern.firstIndex(in: text, from: position)
    }
}
