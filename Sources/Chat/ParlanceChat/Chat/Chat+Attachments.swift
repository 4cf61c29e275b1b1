import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Attaching files to the next prompt.
extension Chat {
    /// Attaches files to the first prompt.
    ///
    /// - Throws: ``AttachmentError`` for the first that cannot be attached.
    package mutating func attach(_ paths: [String]) async throws(AttachmentError) {
        guard !paths.isEmpty else { return }
        let stop = AnswerStop()
        let reading = read(paths, stoppedBy: stop)
        let read = await signals.whileInterruptible(onInterrupt: { stop.press() }) { await reading.value }
        add(try read.get().attachments)
    }

    /// Attaches files to the next prompt. Of several those that can be, and says why the others cannot.
    ///
    /// - Throws: ``AttachmentError`` when none can be attached, or when the person stops it.
    mutating func attach(_ paths: [String], stoppedBy stop: AnswerStop) async throws(AttachmentError) {
        let reading = try await read(paths, skipsUnfit: true, stoppedBy: stop).value.get()
        if reading.attachments.isEmpty, let refusal = reading.refusals.first { throw refusal }
        add(reading.attachments)
        for reason in reading.reasons { context.writer.say(.warning(reason)) }
        if let tooMuch = excess { context.writer.say(.warning(tooMuch)) }
    }

    /// Reads files. Stopped, it gives an error that says so.
    func read(
        _ paths: [String], skipsUnfit: Bool = false, stoppedBy stop: AnswerStop
    ) -> Task<Result<AttachmentReading, AttachmentError>, Never> {
        let reading = Task { [reader = context.attachmentReader] in
            await reader.read(paths, skipsUnfit: skipsUnfit)
        }
        stop.watch(reading)
        return reading
    }

    /// A file that is attached again may have changed.
    private mutating func add(_ attachments: [PromptAttachment]) {
        let names = Set(attachments.map(\.name))
        context.attachments.removeAll { names.contains($0.name) }
        context.attachments += attachments
        for attachment in attachments { context.writer.say(attachment.summary(for: context.session.gateway)) }
    }

    /// What is said when all that is attached does not fit; each alone does.
    private var excess: String? {
        guard let window = context.factory.catalogue[context.session.gateway]?.contextWindow else { return nil }
        let sum = context.attachments.reduce(0) { $0 + $1.tokens(for: context.session.gateway).count }
        guard sum > window else { return nil }
        return "All that is attached has ~\(sum.grouped) tokens, more than the window of \(window.grouped)."
    }
}
