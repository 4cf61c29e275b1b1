/// A text that is looked for whatever the case of its letters, and however those with marks are written.
package struct FoldedPattern: Sendable, Hashable {
    private let pattern: BytePattern
    /// How many bytes it has.
    package var count: Int { pattern.bytes.count }
    /// Whether all of it is ASCII.
    let isASCII: Bool

    init(_ text: String) {
        pattern = BytePattern(Folding.fold(text))
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    }

    /// Where the pattern first stands in a folded text, from a position on.
    package func firstIndex(in text: UnsafeBufferPointer<UInt8>, from position: Int = 0) -> Int? {
        pattern.firstIndex(in: text, from: position)
    }
}
