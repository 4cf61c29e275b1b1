import ParlanceConversations

/// The prompt of a single answer: the words of the command line, and what was piped in.
package enum PromptInput {
    /// The prompt; `nil` when there is nothing to ask.
    package static func join(words: [String], piped: String?) -> String? {
        let typed = words.joined(separator: " ")
        // The line break at the end of a file is not part of the question.
        var text = piped ?? ""
        while text.last?.isNewline == true { text.removeLast() }
        let parts = [typed, text].filter { !$0.trimmingWhitespace().isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }
}
