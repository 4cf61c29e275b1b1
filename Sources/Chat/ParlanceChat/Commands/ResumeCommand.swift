import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/resume`: goes on with an earlier session.
struct ResumeCommand: SlashCommand {
    let name = "resume"
    let arguments = "SESSION | TITLE"
    let summary = "go on with an earlier session"

    /// So many sessions are offered; the list would take long to read, and to look through.
    private static let offered = 30

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        guard let store = SessionStore(environment: environment) else { return [] }
        let sessions = store.files().prefix(Self.offered).map { ($0, store.title(of: $0).firstWords) }
            .filter { !$1.isEmpty }
        let names = sessions.map { (text: $0.shortID, note: $1) }
        // On nothing typed each session is offered once.
        return argument.isEmpty ? names : names + sessions.map { (text: $1, note: $0.shortID) }
    }

    func leavesConversation(_ argument: String) -> Bool { !argument.isEmpty }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        guard let store = context.session.store else {
            throw CommandError("No sessions are kept: there is no home folder to keep them in.")
        }
        guard !argument.isEmpty else { return try SessionsCommand().run("", in: &context) }
        if let own = context.session.path, try store.find(argument).path == own {
            throw CommandError("This is that session.")
        }
        let opener = SessionOpener(factory: context.factory, environment: context.environment, store: store)
        let opened = try opener.open(StartOptions(resumed: argument), isKept: true)
        context.session = opened.session
        context.preset = nil
        for notice in opened.notices { context.writer.say(.warning(notice)) }
        context.writer.say(.dim("With ") + .accent(Sanitizer.cleanLine(context.session.settings.model.description)))
        for line in Greeting.recap(of: context.session, context.layOut) { context.writer.say(line) }
        return .next
    }
}
