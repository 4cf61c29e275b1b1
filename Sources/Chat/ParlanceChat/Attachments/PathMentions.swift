import ParlanceConversations

/// Paths that a prompt names with `@`, such as `@notes.md`, `@~/a\ b.txt` or `@"a b.txt"`.
enum PathMentions {
    /// What may stand before the sign; within a word, as in an address, it means nothing.
    private static let openers: Set<Character> = ["(", "[", "{", "<", "\"", "'", "`", ",", ";", ":"]
    /// What is rather the sentence's than the name's, at its end.
    private static let closers: Set<Character> = [".", ",", ";", ":", "!", "?", ")", "]", "}", ">", "\"", "'", "`"]

    /// The paths of a text that are files, each once, in the order of the text.
    static func files(in text: String, where isFile: (String) -> Bool) -> [String] {
        var files: [String] = []
        for word in words(in: text) {
            guard let file = file(of: word, where: isFile), !files.contains(file) else { continue }
            files.append(file)
        }
        return files
    }

    /// What is no file, but looks like one: it begins as a path does, or ends as a text, an image or a PDF file does.
    /// Attributes, names of people and of packages do not.
    static func missing(in text: String, where isFile: (String) -> Bool) -> [String] {
        var missing: [String] = []
        for word in words(in: text) where file(of: word, where: isFile) == nil {
            let name = String(word.reversed().drop(while: closers.contains).reversed())
            let begins = ["/", "./", "../", "~/"].contains { name.hasPrefix($0) && name != $0 }
            let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
            let isKnown =
                ["pdf", "png", "jpg", "jpeg", "webp", "gif"].contains(ending.lowercased())
                || !ending.isEmpty && SourceLanguage(path: name) != nil
            if begins || isKnown, !missing.contains(name) { missing.append(name) }
        }
        return missing
    }

    /// The word as it is, or without the signs at its end.
    private static func file(of word: String, where isFile: (String) -> Bool) -> String? {
        var name = word[...]
        while !name.isEmpty {
            if isFile(String(name)) { return String(name) }
            guard let last = name.last, closers.contains(last) else { return nil }
            name.removeLast()
        }
        return nil
    }

    /// What follows each sign.
    private static func words(in text: String) -> [String] {
        var words: [String] = []
        var rest = text[...]
        var previous: Character?
        while let character = rest.popFirst() {
            let begins = previous.map { $0.isWhitespace || openers.contains($0) } ?? true
            previous = character
            guard character == "@", begins else { continue }
            let word = consumeWord(&rest)
            if !word.isEmpty { words.append(word) }
        }
        return words
    }

    private static func consumeWord(_ rest: inout Substring) -> String {
        if rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
            let quoted = rest.dropFirst()[..<end]
            rest = rest[rest.index(after: end)...]
            return String(quoted)
        }
        var word = ""
        while let next = rest.first, !next.isWhitespace {
            rest.removeFirst()
            // Before white space a backslash takes its meaning away; anywhere else it is one.
            if next == "\\", let escaped = rest.first, escaped.isWhitespace || escaped == "\\" {
                word.append(rest.removeFirst())
            } else {
                word.append(next)
            }
        }
        return word
    }

    /// A path as it is typed after the sign.
    static func escaped(_ path: String) -> String {
        path.reduce(into: "") { typed, character in
            if character.isWhitespace || character == "\\" { typed.append("\\") }
            typed.append(character)
        }
    }

    /// What is typed of a path before the cursor: where its sign stands, and the path without escapes; `nil` elsewhere.
    static func unfinished(in text: String) -> (start: Int, path: String)? {
        let characters = Array(text)
        var start = characters.count
        while start > 0 {
            let isEscaped = start > 1 && characters[start - 2] == "\\"
            if characters[start - 1].isWhitespace, !isEscaped { break }
            start -= 1
        }
        guard let sign = characters[start...].firstIndex(of: "@"), characters[start..<sign].allSatisfy(openers.contains)
        else { return nil }
        var rest = Substring(String(characters[(sign + 1)...]))
        if rest.first == "\"" { return nil }
        return (sign, consumeWord(&rest))
    }
}
