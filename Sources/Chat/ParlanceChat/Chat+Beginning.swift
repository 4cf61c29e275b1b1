package import GatewayCore
package import ParlanceAnswers
package import ParlanceConversations
package import TerminalEditor

/// How a chat begins.
extension Chat {
    /// A chat with all commands.
    ///
    /// - Parameters:
    ///   - session: The session to go on with.
    ///   - factory: Makes the models that can be switched to.
    ///   - reader: Where lines come from.
    ///   - answers: Where answers go.
    ///   - notices: Where everything else goes; on a terminal the same as `answers`.
    ///   - signals: What stops an answer.
    ///   - history: Where input is kept for later runs.
    ///   - tokenReports: Where the providers' reports are kept for later runs, which estimates are calibrated by.
    ///   - book: Where calls are booked.
    ///   - environment: The variables that paths are expanded with.
    ///   - themes: Which theme is in use; by default the terminal's own colors until one is chosen.
    ///   - debugLog: What went over the network, for `/debug`.
    ///   - isStreaming: Whether answers are asked for piece by piece.
    ///   - openChoice: The choice whose model only its server can tell; it is asked after the first prompt is shown.
    ///   - unconfirmed: The model that the chat was started with, where only its server can tell whether there is one
    ///     of that name; it is asked after the first prompt is shown.
    ///   - stopwatch: What the times of answers are taken with.
    ///   - configurationPath: The configuration that was named for this run; `nil`: the person's own.
    ///   - readPDF: Makes the text of a PDF file.
    package init(
        session: Session,
        factory: LLMGatewayFactory,
        reader: any LineReader,
        answers: TerminalWriter,
        notices: TerminalWriter,
        signals: any Interrupting,
        history: InputHistory?,
        tokenReports: TokenReportLog? = nil,
        book: CallBook? = nil,
        environment: [String: String],
        themes: ThemeSwitch? = nil,
        debugLog: DebugLog? = nil,
        isStreaming: Bool = true,
        openChoice: ModelChoice? = nil,
        unconfirmed: UnconfirmedModel? = nil,
        stopwatch: Stopwatch = .system,
        configurationPath: String? = nil,
        readPDF: @escaping AttachmentReader.PDFReader = AttachmentReader.pdftotext
    ) {
        let themes =
            themes
            ?? ThemeSwitch(
                library: ThemeLibrary(environment: environment), writers: [answers, notices], environment: environment)
        self.init(
            services: ChatServices(
                factory: factory, commands: .standard, answers: answers, book: book, signals: signals,
                history: history,
                environment: environment, themes: themes, debugLog: debugLog, isStreaming: isStreaming,
                stopwatch: stopwatch, configurationPath: configurationPath,
                readPDF: readPDF),
            state: ChatState(
                session: session, openChoice: openChoice, unconfirmed: unconfirmed,
                budgets: factory.configuration.budgets,
                calibrations: Calibrations(log: tokenReports)),
            dialogue: Dialogue(reader: reader, writer: notices))
    }

    /// Completes commands, models and paths; given to the line reader.
    package static func completer(factory: LLMGatewayFactory, environment: [String: String]) -> Completer {
        let completer = ChatCompleter(
            scope: CompletionScope(commands: .standard, factory: factory, environment: environment))
        return { completer.complete($0) }
    }

    /// The names of the commands and their aliases, without their slashes.
    package static var commandNames: [String] { CommandTable.standard.words }

    /// Says what there is to say before the first prompt.
    ///
    /// - Parameters:
    ///   - version: The program's version.
    ///   - notices: What the person should know, such as what is wrong with the configuration.
    package func greet(version: String, notices: [String]) {
        let greeting = Greeting(version: version, session: state.session, notices: notices, layOut: layOut)
        for line in greeting.lines {
            dialogue.say(line)
        }
    }
}
