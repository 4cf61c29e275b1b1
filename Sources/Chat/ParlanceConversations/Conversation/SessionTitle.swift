/// What a session is called as long as the person has not called it anything.
package enum SessionTitle {
    /// No title is longer, in characters.
    static let limit = 60

    /// More of a prompt is not read, in bytes: a title is made for each session of a list.
    static let read = 2_000

    /// A title from the first prompt that asks something: "hi" says nothing of what follows it. Where none does, from
    /// the first prompt with a word in it.
    ///
    /// - Parameter prompts: In the order in which they were sent.
    package static func make(from prompts: some Sequence<String>) -> String {
        var fallback = ""
        for prompt in prompts {
            let head = String(decoding: prompt.utf8.prefix(read), as: UTF8.self)
            if let question = question(in: head) { return shorten(question) }
            if fallback.isEmpty { fallback = shorten(head.drop(while: \.isWhitespace)) }
        }
        return fallback
    }

    /// Whether one of these prompts asks something.
    package static func asksSomething(_ prompts: some Sequence<String>) -> Bool {
        prompts.contains { question(in: String(decoding: $0.utf8.prefix(read), as: UTF8.self)) != nil }
    }

    /// The title in what a model wrote when it was asked for one: its first line, without what makes it look like one.
    package static func clean(_ written: String) -> String {
        let line = written.split(whereSeparator: \.isNewline).first { $0.contains(where: \.isLetter) } ?? ""
        var title = line.drop { $0.isWhitespace || "#*_`>-".contains($0) }
        if title.lowercased().hasPrefix("title:") { title = title.dropFirst("title:".count) }
        let dressing: (Character) -> Bool = { $0.isWhitespace || "\"'“”„«»*_`.".contains($0) }
        title = title.drop(while: dressing)
        while let last = title.last, dressing(last) { title.removeLast() }
        return shorten(title)
    }

    /// The line of a prompt that it is recognized by, without a greeting before it; `nil` where there are only greetings.
    private static func question(in prompt: String) -> Substring? {
        plainQuestion(in: prompt) ?? anyQuestion(in: prompt)
    }

    /// The same, whatever the prompt.
    static func anyQuestion(in prompt: String) -> Substring? {
        // What is quoted is mostly what the question is about.
        var quoted: [Substring] = []
        var isFenced = false
        var rest = prompt[...]
        while !rest.isEmpty {
            let line = rest[..<endOfLine(in: rest)]
            rest = rest[line.endIndex...].drop(while: \.isNewline)
            let text = line.withoutLeadingSpace
            guard !text.hasPrefix("```"), !text.hasPrefix("~~~") else {
                isFenced.toggle()
                continue
            }
            let mark = text.prefix {
                $0 == "#" || $0.isWhitespace
            } ascii: {
                $0 == UInt8(ascii: "#") || $0.isASCIISpace
            }
            let words = text[mark.endIndex...]
            if isFenced || text.hasPrefix(">") {
                quoted.append(words)
            } else if let question = question(inLine: words) {
                return question
            }
        }
        return quoted.lazy.compactMap(question(inLine:)).first
    }

    private static func question(inLine line: Substring) -> Substring? {
        let rest = SmallTalk.strip(line)
        return rest.contains { $0.isLetter || $0.isNumber } ? rest : nil
    }

    /// Where the first line of a text ends. What breaks lines is never a part of a character, but for CR LF.
    private static func endOfLine(in text: Substring) -> Substring.Index {
        var before: (UInt8, UInt8) = (0, 0)
        var (first, second) = (text.startIndex, text.startIndex)
        for index in text.utf8.indices {
            switch (before.0, before.1, text.utf8[index]) {
            case (_, _, 0x0A...0x0D): return index
            case (_, 0xC2, 0x85): return second
            case (0xE2, 0x80, 0xA8...0xA9): return first
            default: break
            }
            before = (before.1, text.utf8[index])
            (first, second) = (second, index)
        }
        return text.endIndex
    }

    /// The first sentence of a line, or as many of its words as a title takes.
    private static func shorten(_ text: Substring) -> String { shortenPlain(text) ?? shortenAny(text) }

    /// The same, whatever the line.
    static func shortenAny(_ text: Substring) -> String {
        var rest = text
        var title = ""
        while let first = rest.first, !first.isNewline {
            // More of a word makes it no less too long.
            let word = rest.firstWord(upTo: limit + 1)
            let spaces = rest[word.endIndex...].prefix {
                $0.isWhitespace && !$0.isNewline
            } ascii: {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
            }
            rest = rest[spaces.endIndex...]
            let longer = title.isEmpty ? String(word) : title + " " + word
            guard isShort(longer) else { return title.isEmpty ? longer.prefix(limit - 1) + "…" : title + " …" }
            title = longer
            // A word or two say less than what follows them.
            if title.utf8.count > 20, title.count > 20, let last = word.last, ".?!。？！".contains(last) { break }
        }
        // What followed the colon stands in other lines.
        return title.count > 1 && (title.hasSuffix(":") || title.hasSuffix("：")) ? String(title.dropLast()) : title
    }

    /// Whether a text is no longer than a title.
    private static func isShort(_ text: String) -> Bool {
        // Most are short as bytes already.
        text.utf8.count <= limit || text.count <= limit
    }
}
