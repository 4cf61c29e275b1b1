import TestSupport

extension String {
    /// The text cut at random, also within grapheme clusters.
    func cut(using generator: inout SeededGenerator) -> [String] {
        var chunks = [""]
        let longest = Int.random(in: 1...12, using: &generator)
        for scalar in unicodeScalars {
            chunks[chunks.count - 1].unicodeScalars.append(scalar)
            if Int.random(in: 0..<longest, using: &generator) == 0 { chunks.append("") }
        }
        return chunks
    }
}
