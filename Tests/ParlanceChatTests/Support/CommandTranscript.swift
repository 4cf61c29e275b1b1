import ChatTestSupport
import GatewayCore
import TerminalEditor

@testable import ParlanceAnswers
@testable import ParlanceChat
@testable import ParlanceConversations

/// Commands and what they answer, as a person sees them, and the session that they leave behind.
struct CommandTranscript {
    /// Everything that was typed, after `> `, and written.
    var text: String { screen.text }
    /// The session as the commands left it.
    var session: Session { chat.state.session }
    /// The drafts that were brought to the line.
    var offers: [ScriptedLineReader.Offer] { reader.offers }
    /// How the chat goes on after the last command; `nil` after one that failed.
    private(set) var flow: ChatFlow?

    private var chat: Chat
    private let reader = ScriptedLineReader([])
    private let screen = OutputRecorder()

    init(
        session: Session = .make(),
        factory: LLMGatewayFactory = .make(),
        environment: [String: String] = [:],
        colorDepth: ColorDepth = .none,
        columns: Int = 80,
        hasDraft: Bool = false,
        cached: CachedPrefixes = CachedPrefixes()
    ) {
        let writer = TerminalWriter.make(for: screen, colorDepth: colorDepth, columns: columns)
        let themes = ThemeSwitch(
            library: ThemeLibrary(environment: environment), writers: [writer], environment: environment)
        chat = Chat(
            session: session, factory: factory, reader: reader, answers: writer, notices: writer,
            signals: ScriptedInterrupts(), history: nil, environment: environment, themes: themes, stopwatch: .frozen)
        chat.state.cached = cached
        if hasDraft { chat.tray.line.parkedDraft = "a draft" }
    }

    /// Types lines, all of them commands.
    mutating func type(_ lines: String...) async {
        for line in lines {
            screen.record("> \(line)\n")
            guard case .command(let name, let argument) = UserInput(line) else {
                preconditionFailure("'\(line)' is no command.")
            }
            do throws(CommandError) {
                flow = try await CommandTable.standard.run(name, argument, in: &chat, stoppedBy: AnswerStop())
            } catch {
                flow = nil
                chat.dialogue.writer.write("error: \(error.message)")
            }
        }
    }

    /// What commands answer in a session.
    static func text(
        of lines: String...,
        session: Session = .make(),
        factory: LLMGatewayFactory = .make(),
        environment: [String: String] = [:],
        colorDepth: ColorDepth = .none,
        columns: Int = 80
    ) async -> String {
        var transcript = CommandTranscript(
            session: session, factory: factory, environment: environment, colorDepth: colorDepth,
            columns: columns)
        for line in lines { await transcript.type(line) }
        return transcript.text
    }
}
