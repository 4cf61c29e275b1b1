/// What a session is called as long as the person has not called it anything.
package enum SessionTitle {
    /// No title is longer, in characters.
    static let limit = 60

    /// The first sentence of a prompt, or as many of its words as a title takes.
    package static func make(from prompt: String) -> String {
        var line = prompt.drop(while: \.isWhitespace).prefix { !$0.isNewline }
        var title = ""
        while !line.isEmpty {
            let word = line.prefix { !$0.isWhitespace }
            line = line[word.endIndex...].drop(while: \.isWhitespace)
            let longer = title.isEmpty ? String(word) : title + " " + word
            guard longer.count <= limit else { return title.isEmpty ? longer.prefix(limit - 1) + "…" : title + " …" }
            title = longer
            // "Hello." says less than what follows it.
            if title.count > 20, let last = word.last, ".?!。？！".contains(last) { break }
        }
        return title
    }
}
