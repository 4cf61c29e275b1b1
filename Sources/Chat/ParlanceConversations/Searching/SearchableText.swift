import ParlanceSystem

/// A text in which patterns are looked for.
///
/// Folding every letter takes longer than reading the text, so only ASCII is folded where that is enough: where the
/// patterns have nothing else, and the text nothing that becomes ASCII, or changes what an ASCII letter is. Ideographs are
/// looked for in the text as it is.
struct SearchableText: Sendable {
    /// UTF-8, folded.
    let bytes: [UInt8]
    /// Whether everything stands where it stood before.
    let keepsPlaces: Bool
    /// Whether each part of the text, between two separators, is folded as it would be on its own.
    private let keepsParts: Bool

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8], for patterns: [FoldedPattern]) {
        guard !patterns.allSatisfy(\.isIdeographic) else {
            (bytes, keepsPlaces, keepsParts) = (text, true, true)
            return
        }
        keepsPlaces =
            patterns.allSatisfy(\.isASCII) && !text.withUnsafeBufferPointer(Self.hasLettersOfASCIIKind)
        if keepsPlaces {
            var folded = text
            Folding.foldASCII(&folded)
            (bytes, keepsParts) = (folded, true)
        } else {
            let folded = Folding.foldCommon(text)
            bytes = folded ?? Folding.foldAny(text)
            keepsParts = folded != nil && !patterns.allSatisfy(\.isASCII)
        }
    }

    /// Where the passages of the text stand; `nil` where that is not known, or one may be folded otherwise on its own.
    func parts(of said: JournalText) -> [Range<Int>]? {
        if keepsPlaces { return said.passages.map(\.range) }
        guard keepsParts else { return nil }
        var parts: [Range<Int>] = []
        var start = 0
        bytes.withUnsafeBufferPointer { bytes in
            while let end = bytes.position(of: JournalText.separator, from: start) {
                parts.append(start..<end)
                start = end + 1
            }
        }
        parts.append(start..<bytes.count)
        // Damage can look like a separator.
        return parts.count == said.passages.count ? parts : nil
    }

    /// Where a pattern first stands.
    func firstIndex(of pattern: FoldedPattern) -> Int? {
        bytes.withUnsafeBufferPointer { pattern.firstIndex(in: $0) }
    }

    /// Whether a text has letters that fold to ASCII (ſ, K), or combining marks, which make another letter of one.
    private static func hasLettersOfASCIIKind(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        Folding.leadsOfMarks.contains { text.position(of: $0) != nil }
            || lookalikes.contains { $0.firstIndex(in: text) != nil }
    }

    private static let lookalikes = ["\u{17F}", "\u{212A}"].map { BytePattern(Array($0.utf8)) }
}
