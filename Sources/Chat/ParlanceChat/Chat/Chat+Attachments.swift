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
            let mentions = mentions(in: prompt)
            report(mentions)
            let mentioned = try await read(mentions.found.map(\.path), stoppedBy: stop).value.get().attachments
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

    /// What a prompt names with `@`.
    struct Mentions {
        /// The files.
        var found: [PathMention] = []
        /// Names that are rather those of files that are not there.
        var missing: [String] = []
        /// Files that only a pasted text names.
        var pasted: [String] = []
    }

    /// The files that a prompt names.
    ///
    /// What was pasted is not looked through: whoever wrote it must not be able to have files sent.
    func mentions(in prompt: String) -> Mentions {
        guard prompt.contains("@") else { return Mentions() }
        let (isFile, isFolder) = (attachmentReader.isFile, attachmentReader.isFolder)
        // A sign alone names nothing: what follows it was typed.
        let pastes = (tray.line.pastes.map(\.text) + tray.line.pasted)
            .filter { $0.contains("@") && $0.trimmingWhitespace() != "@" }
            .sorted { $0.utf8.count > $1.utf8.count }
        let typed = pastes.reduce(prompt) { $0.replacing($1, with: " ") }
        let found = PathMentions.mentions(in: typed, where: isFile)
        let named = Set(found.map(\.path))
        let pasted = pastes.filter { prompt.contains($0) }.flatMap { PathMentions.files(in: $0, where: isFile) }
        return Mentions(
            found: found, missing: PathMentions.missing(in: typed, where: isFile, isFolder: isFolder),
            pasted: pasted.reduce(into: []) { if !named.contains($1), !$0.contains($1) { $0.append($1) } })
    }

    /// Says what is not attached although the prompt names it, and where more is attached than it names.
    private func report(_ mentions: Mentions) {
        for path in mentions.missing {
            dialogue.say(.warning("No file '\(path)': '@\(path)' is sent as text."))
        }
        for path in mentions.pasted {
            dialogue.say(.dim("'@\(path)' was pasted, so the file isn't attached. /attach \(path) attaches it."))
        }
        for mention in mentions.found {
            guard let lines = mention.lines else { continue }
            dialogue.say(.dim("All of \(mention.path) is attached; '\(lines)' stays in the prompt."))
        }
    }
}
