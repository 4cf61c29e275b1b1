/// What a session is called as long as the person has not called it anything.
enum SessionTitle {
    /// No title is longer, in characters.
    static let limit = 60

    /// The first sentence of a prompt, or as many of its words as a title takes.
    static func make(from prompt: String) -> String {
        let lines = prompt.split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace) }
        guard let words = lines.first(where: { !$0.isEmpty }) else { return "" }
        var title = ""
        for word in words {
            let longer = title.isEmpty ? String(word) : title + " " + word
            guard longer.count <= limit else { return title.isEmpty ? longer.prefix(limit - 1) + "…" : title + " …" }
            title = longer
            // "Hello." says less than what follows it.
            if title.count > 20, let last = word.last, ".?!。？！".contains(last) { break }
        }
        return title
    }
}
