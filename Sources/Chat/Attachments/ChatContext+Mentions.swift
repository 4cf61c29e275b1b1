import Terminal

extension ChatContext {
    /// The files that a prompt names with `@`, read.
    ///
    /// What was pasted is not looked through: whoever wrote it must not be able to have files sent.
    func mentionedFiles(in prompt: String, pastes: [FoldedPaste]) throws(AttachmentError) -> [PromptAttachment] {
        guard prompt.contains("@") else { return [] }
        let typed = pastes.reduce(prompt) { $1.text.isEmpty ? $0 : $0.replacing($1.text, with: " ") }
        let reader = attachmentReader
        var attachments: [PromptAttachment] = []
        for path in PathMentions.files(in: typed, where: reader.isFile) {
            attachments.append(try reader.read(path))
        }
        return attachments
    }
}
