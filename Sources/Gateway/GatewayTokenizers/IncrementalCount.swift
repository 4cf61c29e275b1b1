/// The token count of a text that changes: appending to it, or editing its end, costs what the change costs.
///
/// It always equals the tokenizer's count of the whole text. It keeps a copy of the text and, every few hundred
/// bytes, a place where counting can start again. Only a single unbroken piece, such as a megabyte of one letter, has no
/// such place inside and is counted anew.
package struct IncrementalCount: Sendable {
    /// The tokenizer that counts.
    package let tokenizer: any Tokenizer
    /// The number of tokens of the text as it is now.
    package private(set) var count = 0

    private var bytes: [UInt8] = []
    private var checkpoints: [CountCheckpoint] = []

    /// Counts `text`, and from then on its changes.
    package init(_ tokenizer: any Tokenizer, text: String = "") {
        self.tokenizer = tokenizer
        append(text)
    }

    /// The text's length in UTF-8 bytes.
    package var byteCount: Int { bytes.count }

    /// The text as it is now.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds `text` at the end.
    package mutating func append(_ text: String) {
        replaceSuffix(from: bytes.count, with: text)
    }

    /// Replaces everything from a byte offset to the end. An offset beyond either end counts as that end.
    package mutating func replaceSuffix(from byteOffset: Int, with text: String) {
        let offset = min(max(byteOffset, 0), bytes.count)
        guard offset < bytes.count || !text.isEmpty else { return }
        bytes.removeSubrange(offset...)
        bytes.append(contentsOf: text.utf8)
        recount(unchanged: offset)
    }

    /// Replaces the whole text; the beginning that old and new text share is not counted again, only compared.
    package mutating func replace(with text: String) {
        let (shared, length) = text.withUTF8Span { new in
            var shared = 0
            let limit = min(new.count, bytes.count)
            while shared < limit, new[shared] == bytes[shared] { shared += 1 }
            return (shared, new.count)
        }
        guard shared < max(length, bytes.count) else { return }
        // The cut may fall within a character, so the rest is taken as bytes.
        bytes.removeSubrange(shared...)
        bytes.append(contentsOf: text.utf8.dropFirst(shared))
        recount(unchanged: shared)
    }

    /// Counts again from the last checkpoint that the first `unchanged` bytes alone decide.
    private mutating func recount(unchanged: Int) {
        while let last = checkpoints.last, last.horizon > unchanged { checkpoints.removeLast() }
        var passed: [CountCheckpoint] = []
        count = tokenizer.count(bytes.span, from: checkpoints.last ?? .start, recording: &passed)
        checkpoints += passed
    }
}
