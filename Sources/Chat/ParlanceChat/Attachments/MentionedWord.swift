/// What follows an `@`: a quoted name, or a word whose end has to be found, as the sentence may continue without a
/// space.
struct MentionedWord {
    /// What is rather the sentence's than the name's, at its end.
    private static let closers: Set<Character> = [
        ".", ",", ";", ":", "!", "?", ")", "]", "}", ">", "\"", "'", "`", "*", "|",
    ]
    /// What else may follow a name at once.
    private static let followers: Set<Character> = ["#", "(", "[", "{", "<"]
    /// Quotation marks and their ends.
    private static let quotes: [Character: Character] = [
        "\"": "\"", "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»", "「": "」", "『": "』",
    ]
    /// A longer word is no path, and a file is looked for at every key: that must take no time.
    private static let longest = 1_024
    private static let mostCandidates = 64

    /// A name that it may be, and where that ends in the text.
    struct Candidate {
        var name: String
        var end: String.Index
        var lines: String?
    }

    /// All names that it may be, the longest first.
    let candidates: [Candidate]

    /// The word at the start of a text.
    init(_ text: Substring) {
        if let mark = text.first, let closing = Self.quotes[mark],
            let end = text.dropFirst().prefix(Self.longest).firstIndex(of: closing),
            end > text.index(after: text.startIndex),
            !text[..<end].contains(where: \.isNewline)
        {
            let behind = text.index(after: end)
            let lines = Self.lines(at: text[behind...])
            candidates = [
                Candidate(
                    name: String(text[..<end].dropFirst()), end: lines?.endIndex ?? behind,
                    lines: lines.map { String($0) })
            ]
        } else {
            candidates = Self.candidates(in: text)
        }
    }

    /// The file that it names.
    func file(where isFile: (String) -> Bool) -> Candidate? {
        for var candidate in candidates {
            if isFile(candidate.name) { return candidate }
            // Whoever drops a file behind the sign gets all signs of the shell escaped.
            guard candidate.name.contains("\\") else { continue }
            var words = ShellWords(candidate.name.replacing(" ", with: "\\ "))
            guard let name = words.next()?.text, isFile(name) else { continue }
            candidate.name = name
            return candidate
        }
        return nil
    }

    /// The name that looks most like a file's: up to its ending, else as far as it may be a path.
    ///
    /// - Parameters:
    ///   - hasEnding: Whether a name ends as those of files do.
    ///   - isPath: Whether a name begins as a path does.
    func name(whereEnding hasEnding: (String) -> Bool, orPath isPath: (String) -> Bool) -> String? {
        let names = candidates.map(\.name).filter { !Self.endsSentence($0.last) && $0.first != "@" }
        return names.last(where: hasEnding) ?? names.first(where: isPath)
    }

    private static func endsSentence(_ character: Character?) -> Bool {
        character.map { closers.contains($0) || !$0.isASCII && $0.isPunctuation } ?? true
    }

    /// Every start of the word behind which its name may have ended.
    private static func candidates(in text: Substring) -> [Candidate] {
        var name = ""
        var rest = text
        var candidates: [Candidate] = []
        var length = 0
        while let next = rest.first, !isSpace(next), length < longest, candidates.count < mostCandidates {
            if length > 0, isEnd(of: name, before: rest) {
                let lines = lines(at: rest)
                candidates.append(
                    Candidate(name: name, end: lines?.endIndex ?? rest.startIndex, lines: lines.map { String($0) }))
            }
            rest.removeFirst()
            length += 1
            // Before white space a backslash takes its meaning away; anywhere else it is one.
            if next == "\\", let escaped = rest.first, escaped.isWhitespace || escaped == "\\" {
                name.append(rest.removeFirst())
            } else {
                name.append(next)
            }
        }
        if !name.isEmpty { candidates.append(Candidate(name: name, end: rest.startIndex)) }
        return candidates.reversed()
    }

    /// Whether a name may have ended before the rest of its word. In the middle of a word only what has the form of a
    /// path ends: `@main.x` is no file `main`.
    private static func isEnd(of name: String, before rest: Substring) -> Bool {
        guard let next = rest.first else { return true }
        let tail = rest.hasPrefix("'s") || rest.hasPrefix("’s") ? rest.dropFirst(2) : rest
        if tail.first(where: { isSpace($0) || !endsSentence($0) }).map(isSpace) ?? true { return true }
        guard name.contains(".") || name.contains("/") else { return false }
        if next == "." { return false }
        return endsSentence(next) || followers.contains(next) || next.isSpacelessLetter
    }

    /// The numbers of lines at the start of a text: `:42`, `:42:7`, `:42-60`, `#L42`, `#L42-L60`.
    private static func lines(at text: Substring) -> Substring? {
        var rest = text
        func number(_ rest: inout Substring, after lead: String) -> Bool {
            guard rest.hasPrefix(lead), let digit = rest.dropFirst(lead.count).first, digit.isASCII, digit.isNumber
            else {
                return false
            }
            rest = rest.dropFirst(lead.count).drop { $0.isASCII && $0.isNumber }
            return true
        }
        if number(&rest, after: "#L") {
            _ = number(&rest, after: "-L") || number(&rest, after: "-")
        } else if number(&rest, after: ":") {
            _ = number(&rest, after: "-") || number(&rest, after: "–") || number(&rest, after: ":")
        } else {
            return nil
        }
        return text[..<rest.startIndex]
    }

    /// The space that names of screenshots have on a Mac is a part of them.
    private static func isSpace(_ character: Character) -> Bool {
        character.isWhitespace && character != "\u{202F}"
    }
}
