import Terminal

extension ChatContext {
    /// The files that a prompt names with `@`.
    ///
    /// What was pasted is not looked through: whoever wrote it must not be able to have files sent.
    func mentionedFiles(in prompt: String, pastes: [FoldedPaste]) -> [String] {
        guard prompt.contains("@") else { return [] }
        let typed = pastes.reduce(prompt) { $1.text.isEmpty ? $0 : $0.replacing($1.text, with: " ") }
        return PathMentions.files(in: typed, where: attachmentReader.isFile)
    }
}
