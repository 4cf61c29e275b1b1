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
        let lines = lines(of: prompt)
        // What is quoted is mostly what the question is about.
        let own = lines.filter { !$0.isQuoted }.map(\.text)
        let quoted = lines.filter(\.isQuoted).map(\.text)
        for line in own + quoted {
            let rest = SmallTalk.strip(line)
            if rest.contains(where: { $0.isLetter || $0.isNumber }) { return rest }
        }
        return nil
    }

    /// The lines, and whether each is quoted: in a fence, or behind `>`.
    private static func lines(of prompt: String) -> [(text: Substring, isQuoted: Bool)] {
        var lines: [(text: Substring, isQuoted: Bool)] = []
        var isFenced = false
        for line in prompt.split(whereSeparator: \.isNewline) {
            let text = line.drop(while: \.isWhitespace)
            if text.hasPrefix("```") || text.hasPrefix("~~~") {
                isFenced.toggle()
            } else {
                lines.append((text.drop { $0 == "#" || $0.isWhitespace }, isFenced || text.hasPrefix(">")))
            }
        }
        return lines
    }

    /// The first sentence of a line, or as many of its words as a title takes.
    private static func shorten(_ text: Substring) -> String {
        var line = text.prefix { !$0.isNewline }
        var title = ""
        while !line.isEmpty {
            let word = line.prefix { !$0.isWhitespace }
            line = line[word.endIndex...].drop(while: \.isWhitespace)
            let longer = title.isEmpty ? String(word) : title + " " + word
            guard longer.count <= limit else { return title.isEmpty ? longer.prefix(limit - 1) + "…" : title + " …" }
            title = longer
            // A word or two say less than what follows them.
            if title.count > 20, let last = word.last, ".?!。？！".contains(last) { break }
        }
        // What followed the colon stands in other lines.
        return title.count > 1 && (title.hasSuffix(":") || title.hasSuffix("：")) ? String(title.dropLast()) : title
    }
}
