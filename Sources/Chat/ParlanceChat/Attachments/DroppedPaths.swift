import ParlanceConversations

/// Paths as a terminal types them for files that are dropped on it, or as file managers copy them: plain, in quotes,
/// with backslashes, or as `file:` addresses, one or several.
enum DroppedPaths {
    /// A longer text is no list of paths.
    private static let longest = 32_768

    /// The files that a text consists of, each once; `nil` where there is anything else in it.
    static func files(in text: String, where isFile: (String) -> Bool) -> [String]? {
        guard text.utf8.count <= longest else { return nil }
        let text = text.trimmingWhitespace()
        guard !text.isEmpty else { return nil }
        if let file = file(text, where: isFile) { return [file] }
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingWhitespace() }.filter {
            !$0.isEmpty
        }
        if lines.count > 1, let files = all(lines, { file($0, where: isFile) }) { return files }
        var words = ShellWords(text)
        var found: [ShellWords.Word] = []
        while let word = words.next() { found.append(word) }
        return all(found) { file(of: $0, where: isFile) }
    }

    /// The files that a text begins with. Here only a path from the root or from home is one: the rest is a sentence,
    /// and so may its first word be.
    static func leading(in text: String, where isFile: (String) -> Bool) -> [String] {
        guard let first = text.first(where: { !$0.isWhitespace }), "/~'\"f".contains(first) else { return [] }
        var words = ShellWords(text)
        var files: [String] = []
        while let word = words.next(), let file = file(of: word, where: isFile), isRooted(file) {
            if !files.contains(file) { files.append(file) }
        }
        return files
    }

    /// The path of a `file:` address of this machine; `nil` for anything else.
    static func path(ofAddress text: String) -> String? {
        guard text.prefix(5).lowercased() == "file:" else { return nil }
        var rest = text.dropFirst(5)
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            if rest.lowercased().hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
        }
        guard rest.hasPrefix("/") else { return nil }
        var bytes: [UInt8] = []
        var encoded = rest.utf8
        while let byte = encoded.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: encoded.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            encoded = encoded.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Every element's file, each once; `nil` where one has none.
    private static func all<Element>(_ elements: [Element], _ file: (Element) -> String?) -> [String]? {
        var files: [String] = []
        for element in elements {
            guard let file = file(element) else { return nil }
            if !files.contains(file) { files.append(file) }
        }
        return files.isEmpty ? nil : files
    }

    private static func file(of word: ShellWords.Word, where isFile: (String) -> Bool) -> String? {
        [String(word.source), word.text ?? "", path(ofAddress: word.text ?? "") ?? ""].first {
            isPath($0) && isFile($0)
        }
    }

    /// A text that is one path as a whole, spaces and all.
    private static func file(_ text: String, where isFile: (String) -> Bool) -> String? {
        var words = ShellWords(text)
        let (word, next) = (words.next(), words.next())
        let spellings = [text, next == nil ? word?.text ?? "" : "", path(ofAddress: text) ?? ""]
        return spellings.first { isPath($0) && isFile($0) }
    }

    private static func isRooted(_ text: String) -> Bool {
        text.hasPrefix("/") || text.hasPrefix("~/")
    }

    /// Whether a text may be meant as a path: a single word is one only with an ending, as it may be an answer.
    private static func isPath(_ text: String) -> Bool {
        text.contains("/") || text.contains(".")
    }
}
