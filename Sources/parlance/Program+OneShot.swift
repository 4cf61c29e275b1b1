import ParlanceAnswers
import ParlanceChat
import GatewayCore
import ParlanceConversations
import TerminalEditor

extension Program {
    /// Answers the prompt of the command line, of standard input, or of both.
    func answerOnce(_ factory: LLMGatewayFactory) async throws(GatewayError) -> ProgramExit {
        var notes = debugNotes
        _ = try themes(factory.configuration, &notes)
        for note in notes { notices.write(.warning(note)) }
        for diagnostic in factory.configuration.diagnostics {
            notices.write(diagnostic.severity == .error ? .error("\(diagnostic)") : .warning("\(diagnostic)"))
        }
        // A script must not be answered by another model than the one that its broken configuration may name.
        let namesModel = invocation.start.model.flatMap { ModelID($0) } != nil
        if factory.configuration.fileFault != nil, invocation.configurationPath != nil || !namesModel {
            return fail("Nothing was sent, because the configuration cannot be read.", .usage)
        }
        let attachesInput = invocation.attachments.contains("-")
        let piped = attachesInput ? nil : try StandardInput.readPiped(notices)
        var preset = try presetDraft()
        var input = PromptInput.join(words: invocation.prompt, piped: piped)
        if let draft = preset {
            preset = try await fill(draft, input: input)
            input = preset?.prompt
        }
        let start = start(with: preset)
        guard let prompt = input, !prompt.isEmpty else {
            return fail("No prompt was given. Pass one, or pipe one in.", .usage)
        }
        let opener = SessionOpener(factory: factory, environment: environment, store: store)
        let opened = try await settled(opener.open(start, isKept: false))
        for notice in opened.notices {
            notices.write(.warning(notice))
        }
        let attachments = try await attachments(for: opened)
        let turn = opened.session.pendingTurn(
            for: TurnRequest(prompt, attachments: attachments, after: opened.session.tree.current),
            caching: PromptCaching(.off))
        try check(turn, window: opened.factory.catalog[turn.gateway]?.contextWindow)
        let book = book(opened.factory, as: .oneShot)
        try check(turn, opened, budgetsBy: book)
        let oneShot = OneShot(
            answers: answers, notices: notices, form: invocation.writesJSON ? .json : .text,
            isStreaming: invocation.isStreaming, model: opened.factory.catalog[opened.session.gateway],
            book: book,
            onUnknownModel: { opened.factory.forgetModels(of: $0) })
        let answering = Task {
            var session = opened.session
            return await oneShot.run(turn, in: &session)
        }
        defer { book?.leave() }
        // A fallback's key is read when it is needed.
        defer { for notice in opened.factory.notices.drain() { notices.write(.warning(notice)) } }
        return await SignalWatcher.shared.whileInterruptible(onInterrupt: { answering.cancel() }) {
            await answering.value
        }
    }

    /// With the model that the server offers, where nobody named one, or one that is not known; Ctrl-C stops asking it.
    private func settled(_ opened: SessionOpener.Opened) async throws(GatewayError) -> SessionOpener.Opened {
        guard opened.openChoice != nil || opened.unconfirmed != nil else { return opened }
        let settling = Task { () async -> Result<SessionOpener.Opened, GatewayError> in
            do throws(GatewayError) {
                return .success(try await opened.settled())
            } catch {
                return .failure(error)
            }
        }
        return try await SignalWatcher.shared.whileInterruptible(onInterrupt: { settling.cancel() }) {
            await settling.value
        }.get()
    }

    /// What goes with the prompt. A person at a terminal is shown it.
    private func attachments(for opened: SessionOpener.Opened) async throws(GatewayError) -> [PromptAttachment] {
        let gateway = opened.session.gateway
        let reader = AttachmentReader(
            environment: environment, gateway: gateway,
            window: opened.factory.catalog[opened.session.gateway]?.contextWindow)
        var attachments: [PromptAttachment] = []
        do throws(AttachmentError) {
            for path in invocation.attachments {
                let attachment =
                    path == "-"
                    ? try reader.read(
                        StandardInput.readBeginning(AttachmentReader.limit + 1, notices), name: "standard input")
                    : try await read(path, by: reader)
                if notices.capabilities.isTerminal { notices.write(attachment.summary(for: gateway)) }
                attachments.append(attachment)
            }
        } catch {
            throw GatewayError(error == .stopped ? .cancelled : .configuration, error.message)
        }
        return attachments
    }

    /// Makes sure that the prompt is not too long for the model. Where only an estimate says so, that is a warning.
    private func check(_ turn: PendingTurn, window: Int?) throws(GatewayError) {
        guard let window,
            let excess = WindowExcess(turn.promptTokens, model: turn.gateway.id, window: window)
        else { return }
        guard excess.isCertain else { return notices.write(.warning(excess.sentence)) }
        throw GatewayError(
            .configuration, excess.sentence,
            fix: "Nothing was sent. If the window is larger, set it under models: in the configuration.")
    }

    /// Makes sure that the prompt exceeds no budget: nobody is there to be asked.
    private func check(
        _ turn: PendingTurn, _ opened: SessionOpener.Opened, budgetsBy book: CallBook?
    ) throws(GatewayError) {
        let budgets = opened.factory.configuration.budgets
        guard budgets != Budgets(),
            let excess = OneShot.excess(of: budgets, sending: turn, opened.session, opened.factory.catalog, book)
        else { return }
        throw GatewayError(
            .configuration, excess, fix: "Nothing was sent. budget: in the configuration changes it.")
    }

    /// Reads a file; Ctrl-C stops the program that makes the text of a PDF file.
    private func read(_ path: String, by reader: AttachmentReader) async throws(AttachmentError) -> PromptAttachment {
        let reading = Task { await reader.read([path]) }
        let attachments = await SignalWatcher.shared.whileInterruptible(onInterrupt: { reading.cancel() }) {
            await reading.value
        }
        guard let attachment = try attachments.get().attachments.first else { throw .stopped }
        return attachment
    }
}
