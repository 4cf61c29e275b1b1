import TerminalEditor

extension ChatContext {
    /// The files that a prompt names with `@`, and the names that are rather those of files that are not there.
    ///
    /// What was pasted is not looked through: whoever wrote it must not be able to have files sent.
    func mentionedFiles(in prompt: String, pastes: [FoldedPaste]) -> (paths: [String], missing: [String]) {
        guard prompt.contains("@") else { return ([], []) }
        let typed = pastes.reduce(prompt) { $1.text.isEmpty ? $0 : $0.replacing($1.text, with: " ") }
        let isFile = attachmentReader.isFile
        return (
            PathMentions.files(in: typed, where: isFile), PathMentions.missing(in: typed, where: isFile)
        )
    }
}
