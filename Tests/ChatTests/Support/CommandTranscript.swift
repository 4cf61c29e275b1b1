import ChatTestSupport
import GatewayCore
import TerminalEditor

@testable import ParlanceChat
@testable import ParlanceConversations

/// Commands and what they answer, as a person sees them, and the session that they leave behind.
struct CommandTranscript {
    /// Everything that was typed, after `> `, and written.
    var text: String { screen.text }
    /// The session as the commands left it.
    var session: Session { context.session }
    /// What the last command asks the chat to do; `nil` after one that failed.
    private(set) var outcome: CommandOutcome?

    private var context: ChatContext
    private let screen = OutputRecorder()

    init(
        session: Session = .make(),
        factory: LLMGatewayFactory = .make(),
        environment: [String: String] = [:],
        colorDepth: ColorDepth = .none,
        columns: Int = 80,
        hasDraft: Bool = false
    ) {
        let writer = TerminalWriter.make(for: screen, colorDepth: colorDepth, columns: columns)
        let themes = ThemeSwitch(
            library: ThemeLibrary(environment: environment), writers: [writer], environment: environment)
        context = ChatContext(
            session: session, factory: factory, writer: writer, environment: environment, themes: themes,
            commands: .standard)
        if hasDraft { context.line.parkedDraft = "a draft" }
    }

    /// Types lines, all of them commands.
    mutating func type(_ lines: String...) {
        for line in lines {
            screen.record("> \(line)\n")
            guard case .command(let name, let argument) = UserInput(line) else {
                preconditionFailure("'\(line)' is no command.")
            }
            do {
                outcome = try context.commands.run(name, argument, in: &context)
            } catch {
                outcome = nil
                context.writer.write("error: \("\(error)")")
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
    ) -> String {
        var transcript = CommandTranscript(
            session: session, factory: factory, environment: environment, colorDepth: colorDepth,
            columns: columns)
        for line in lines { transcript.type(line) }
        return transcript.text
    }
}
