import ParlanceConversations

/// Paths that a prompt names with `@`, such as `@notes.md`, `@~/a\ b.txt`, `@'a b.txt'` or `@main.swift:42`.
enum PathMentions {
    /// What may stand before the sign; within a word, as in an address, it means nothing.
    private static let openers: Set<Character> = [
        "(", "[", "{", "<", "\"", "'", "`", ",", ";", ":", "*", "|",
    ]

    /// The files that a text names, each once, in the order of the text.
    static func mentions(in text: String, where isFile: (String) -> Bool) -> [PathMention] {
        var mentions: [PathMention] = []
        scan(text, where: isFile) { mention in
            if !mentions.contains(where: { $0.path == mention.path }) { mentions.append(mention) }
        } unknown: { _ in
        }
        return mentions
    }

    /// The paths of a text that are files, each once, in the order of the text.
    static func files(in text: String, where isFile: (String) -> Bool) -> [String] {
        mentions(in: text, where: isFile).map(\.path)
    }

    /// What is no file, but looks like one: it begins as a path does, or ends as a text, an image or a PDF file does,
    /// or is in a folder that there is. Attributes, rules of style sheets, names of people and of packages do not.
    static func missing(
        in text: String, where isFile: (String) -> Bool, isFolder: (String) -> Bool = { _ in false }
    ) -> [String] {
        var missing: [String] = []
        scan(text, where: isFile) { _ in
        } unknown: { word in
            guard let name = word.name(whereEnding: hasEnding, orPath: { isPath($0, isFolder) }),
                !missing.contains(name)
            else { return }
            missing.append(name)
        }
        return missing
    }

    private static func isPath(_ name: String, _ isFolder: (String) -> Bool) -> Bool {
        if ["/", "./", "../", "~/"].contains(where: { name.hasPrefix($0) && name != $0 }) { return true }
        guard let slash = name.firstIndex(of: "/"), slash > name.startIndex else { return false }
        return isFolder(String(name[..<slash]))
    }

    private static func hasEnding(_ name: String) -> Bool {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
        return ["pdf", "png", "jpg", "jpeg", "webp", "gif"].contains(ending.lowercased())
            || !ending.isEmpty && SourceLanguage(path: name) != nil
    }

    /// Goes through a text: what stands behind each sign is a file, or something that is not known.
    private static func scan(
        _ text: String, where isFile: (String) -> Bool, found: (PathMention) -> Void, unknown: (MentionedWord) -> Void
    ) {
        var rest = text[...]
        var previous: Character?
        while let character = rest.popFirst() {
            let begins = begins(after: previous)
            previous = character
            guard character == "@", begins else { continue }
            let word = MentionedWord(rest)
            if let file = word.file(where: isFile) {
                found(PathMention(path: file.name, lines: file.lines))
                previous = text[..<file.end].last
                rest = text[file.end...]
            } else {
                unknown(word)
            }
        }
    }

    /// Whether a sign means something behind this character. Behind Latin letters and digits it is that of an address;
    /// where words are written without spaces it is not.
    private static func begins(after previous: Character?) -> Bool {
        guard let previous else { return true }
        if previous.isWhitespace || openers.contains(previous) || previous.isSpacelessLetter { return true }
        return !previous.isASCII && (previous.isPunctuation || previous.isSymbol)
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
        let sign = characters[start...].indices.first { index in
            characters[index] == "@" && begins(after: index > start ? characters[index - 1] : nil)
        }
        guard let sign else { return nil }
        let typed = String(characters[(sign + 1)...])
        if typed.first == "\"" || typed.first == "'" { return nil }
        return (sign, MentionedWord(typed[...]).candidates.first?.name ?? "")
    }
}
