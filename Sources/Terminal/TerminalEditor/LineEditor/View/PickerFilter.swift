/// Finds the items of a list that hold every word of what was typed.
struct PickerFilter: Sendable {
    /// An item, in lower case.
    private struct Entry {
        var name: [UInt8]
        var keywords: [UInt8]
    }

    private let entries: [Entry]

    init(_ items: [Picker.Item]) {
        entries = items.map { item in
            Entry(name: Array(item.name.lowercased().utf8), keywords: Array(item.keywords.lowercased().utf8))
        }
    }

    /// The indices of what matches: first names that begin with the text, then those in which each word begins a word,
    /// then the others. Among equals the order of the list stays.
    func matches(of text: String) -> [Int] {
        let text = text.lowercased()
        let words = text.split(separator: " ").map { Array($0.utf8) }
        guard !words.isEmpty else { return Array(entries.indices) }
        let whole = words.joined(separator: [0x20])
        var (beginning, atWords, others): ([Int], [Int], [Int]) = ([], [], [])
        for (index, entry) in entries.enumerated() {
            if entry.name.starts(with: whole) {
                beginning.append(index)
                continue
            }
            var beginsWords = true
            let holdsAll = words.allSatisfy { word in
                if Self.find(word, in: entry.name, atWordStart: true) { return true }
                beginsWords = false
                return Self.find(word, in: entry.name) || Self.find(word, in: entry.keywords)
            }
            guard holdsAll else { continue }
            if beginsWords { atWords.append(index) } else { others.append(index) }
        }
        return beginning + atWords + others
    }

    private static func find(_ word: [UInt8], in text: [UInt8], atWordStart: Bool = false) -> Bool {
        guard let first = word.first, text.count >= word.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == first {
            if atWordStart, start > 0, isPartOfWord(text[start - 1]) { continue }
            var length = 1
            while length < word.count, text[start + length] == word[length] { length += 1 }
            if length == word.count { return true }
        }
        return false
    }

    /// Letters, digits, and all beyond ASCII.
    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
