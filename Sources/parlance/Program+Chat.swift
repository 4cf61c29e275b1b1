import ParlanceChat
import GatewayCore
import ParlanceConversations
import ParlanceSystem
import TerminalEditor

extension Program {
    /// Runs the interactive chat until it is left.
    func chat(_ factory: LLMGatewayFactory, transport: CurlTransport, debugLog: DebugLog?) async throws(GatewayError) {
        var notes = debugNotes
        let themes = try themes(factory.configuration, &notes)
        let opener = SessionOpener(factory: factory, environment: environment, store: store)
        let preset = try presetDraft()
        let opened = try opener.open(start(with: preset), isKept: true)
        var notices = opened.notices
        let isDemo = opened.session.settings.model.provider == DemoGateway.providerName
        if isDemo, invocation.start.model == nil {
            notices += await ServerOffer(factory: opened.factory).notices()
        }
        let state = StateFolder.path(in: environment)
        let history = state.map { InputHistory(path: $0 + "/history") }
        let drafts = state.map { DraftStore(folder: $0 + "/drafts") }
        let reader = lineReader(opened.factory, history: history?.load() ?? [], drafts: drafts)
        // Answers that go to a file leave the terminal to everything else.
        let isWhole = answers.capabilities.isTerminal
        let book = book(opened.factory, as: .chat)
        var chat = Chat(
            session: opened.session,
            factory: opened.factory,
            reader: reader,
            answers: answers,
            notices: isWhole ? answers : self.notices,
            signals: SignalWatcher.shared,
            history: history,
            tokenReports: state.map { TokenReportLog(path: $0 + "/token-reports.jsonl") },
            book: book,
            environment: environment,
            themes: themes,
            debugLog: debugLog,
            isStreaming: invocation.isStreaming,
            openChoice: opened.openChoice,
            unconfirmed: opened.unconfirmed,
            configurationPath: invocation.configurationPath
        )
        chat.greet(
            version: version, notices: factory.configuration.diagnostics.map(\.description) + notes + notices)
        do throws(AttachmentError) {
            try await chat.attach(invocation.attachments)
        } catch {
            throw GatewayError(error == .stopped ? .cancelled : .configuration, error.message)
        }
        await chat.offer(drafts?.recover() ?? [])
        // libcurl is loaded while the person types, and not before: that takes longer than all else together.
        let (model, session) = (ServedModel(opened.session.gateway), opened.session.id)
        let warmUp: @Sendable () -> Void = {
            if !isDemo { transport.warmUp() }
            Task.detached(priority: .utility) { book?.open(model, session: session) }
        }
        await chat.run(preset: preset, shown: warmUp)
        book?.leave()
        await reader.close()
    }

    /// The line editor where there is a terminal that it can draw on, else plain lines.
    private func lineReader(
        _ factory: LLMGatewayFactory, history: [String], drafts: DraftStore?
    ) -> any LineReader {
        let completer = Chat.completer(factory: factory, environment: environment)
        let keeper = drafts.map { drafts -> DraftKeeper in { drafts.keep($0) } }
        if answers.capabilities.movesCursor,
            let reader = EditlineReader(
                writer: answers, history: history, completer: completer,
                editor: ExternalEditor(environment: environment), keeper: keeper)
        {
            return reader
        }
        return PlainLineReader(promptOutput: answers.capabilities.isTerminal ? .standardOutput : .standardError)
    }
}
