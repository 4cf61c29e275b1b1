import GatewayCore
import ParlanceAnswers
package import ParlanceConversations
import TerminalEditor

/// What goes with the next prompt.
extension Chat {
    /// Attaches files to the first prompt.
    ///
    /// - Throws: ``AttachmentError`` for the first that cannot be attached.
    package mutating func attach(_ paths: [String]) async throws(AttachmentError) {
        guard !paths.isEmpty else { return }
        let stop = AnswerStop()
        let reading = read(paths, stoppedBy: stop)
        let read = await services.signals.whileInterruptible(onInterrupt: { stop.press() }) { await reading.value }
        add(try read.get().attachments)
    }

    /// Reads files. Stopped, it gives an error that says so.
    func read(
        _ paths: [String], skipsUnfit: Bool = false, stoppedBy stop: AnswerStop
    ) -> Task<Result<AttachmentReading, AttachmentError>, Never> {
        let reading = Task { [reader = attachmentReader] in
            await reader.read(paths, skipsUnfit: skipsUnfit)
        }
        stop.watch(reading)
        return reading
    }

    /// Has attachments go with the next prompt, and shows them. A file that is attached again may have changed.
    mutating func add(_ attachments: [PromptAttachment]) {
        let names = Set(attachments.map(\.name))
        tray.attachments.removeAll { names.contains($0.name) }
        tray.attachments += attachments
        show(attachments)
    }

    /// What waits for the next prompt and the files that it names, which are shown.
    ///
    /// - Parameter stop: Stops the reading of files.
    /// - Returns: `nil` when one of them cannot be sent, which is said.
    func gatherAttachments(for prompt: String, stoppedBy stop: AnswerStop) async -> [PromptAttachment]? {
        do throws(AttachmentError) {
            let (paths, missing) = mentionedFiles(in: prompt)
            for path in missing {
                dialogue.say(.warning("No file '\(path)': '@\(path)' is sent as text."))
            }
            let mentioned = try await read(paths, stoppedBy: stop).value.get().attachments
            show(mentioned)
            // The model may be another one by now.
            for attachment in tray.attachments { _ = try attachmentReader.admit(attachment) }
            return tray.attachments(for: prompt, read: mentioned)
        } catch {
            dialogue.say(.error(error.message))
            await reportNotSent(prompt)
            return nil
        }
    }

    /// Shows what is attached.
    func show(_ attachments: [PromptAttachment]) {
        for attachment in attachments { dialogue.say(attachment.summary(for: state.session.gateway)) }
    }

    /// The files that a prompt names with `@`, and the names that are rather those of files that are not there.
    ///
    /// What was pasted is not looked through: whoever wrote it must not be able to have files sent.
    private func mentionedFiles(in prompt: String) -> (paths: [String], missing: [String]) {
        guard prompt.contains("@") else { return ([], []) }
        let typed = tray.line.pastes.reduce(prompt) { $1.text.isEmpty ? $0 : $0.replacing($1.text, with: " ") }
        let isFile = attachmentReader.isFile
        return (
            PathMentions.files(in: typed, where: isFile), PathMentions.missing(in: typed, where: isFile)
        )
    }
}
