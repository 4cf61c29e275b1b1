// Most prompts begin with a line of ASCII that is no greeting. A list of thousands of sessions reads those as bytes; all
// others are read by their characters.
extension SessionTitle {
    /// The first line of a prompt, if it begins with a word of ASCII with which no small talk begins.
    static func plainQuestion(in prompt: String) -> Substring? {
        let end = prompt.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            guard let word = firstWord(of: bytes), !SmallTalk.mayBegin(with: word) else { return nil }
            return endOfLine(in: bytes)
        }
        guard let count = end ?? nil else { return nil }
        return prompt[..<prompt.utf8.index(prompt.startIndex, offsetBy: count)]
    }

    /// The letters and digits that a text begins with; `nil` where there are none, or where others may belong to them.
    private static func firstWord(of bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let count = bytes.firstIndex { !$0.isASCIIWord } ?? bytes.count
        guard count > 0, count == bytes.count || (bytes[count] < 0x80 && bytes[count] != UInt8(ascii: "'")) else {
            return nil
        }
        return UnsafeBufferPointer(rebasing: bytes[..<count])
    }

    private static func endOfLine(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        for index in bytes.indices {
            switch bytes[index] {
            case 0x0A...0x0D: return index
            case 0x85 where index > 0 && bytes[index - 1] == 0xC2: return index - 1
            case 0xA8...0xA9 where index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2: return index - 2
            default: break
            }
        }
        return bytes.count
    }

    /// The first sentence of a line, or as many of its words as a title takes; `nil` where anything but printable ASCII
    /// and spaces is in what decides that.
    static func shortenPlain(_ text: Substring) -> String? {
        let title = text.utf8.withContiguousStorageIfAvailable { shortenPlain($0) }
        return title ?? nil
    }

    private static func shortenPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var title: [UInt8] = []
        title.reserveCapacity(limit + 4)
        // How much of the title is whole words.
        var whole = 0
        var index = 0
        while index < bytes.count {
            // A mark would belong to the letter before it.
            guard isPlain(bytes[index]), index + 1 == bytes.count || isPlain(bytes[index + 1]) else { return nil }
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: " ") else {
                // The space before a word is added with it.
                if title.count == whole, whole > 0 { title.append(UInt8(ascii: " ")) }
                title.append(byte)
                guard title.count > limit else { continue }
                let words = whole > 0 ? title[..<whole] + Array(" …".utf8) : title[..<(limit - 1)] + Array("…".utf8)
                return String(decoding: words, as: UTF8.self)
            }
            guard title.count > whole else {
                // No text begins with a space.
                if whole == 0 { return nil }
                continue
            }
            whole = title.count
            if endsSentence(title) { break }
        }
        if title.count > 1, title.last == UInt8(ascii: ":") { title.removeLast() }
        return String(decoding: title, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) }

    /// Whether a title is long enough to end with its last word.
    private static func endsSentence(_ title: [UInt8]) -> Bool {
        guard title.count > 20, let last = title.last else { return false }
        return [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(last)
    }
}
