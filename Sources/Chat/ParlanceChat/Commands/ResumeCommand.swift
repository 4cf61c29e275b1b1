import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/resume`: goes on with an earlier session.
struct ResumeCommand: SlashCommand {
    let name = "resume"
    let aliases = ["load"]
    let arguments = "[SESSION | TITLE]"
    let summary = "resume an earlier session"

    /// So many sessions are offered; the list would take long to read, and to look through.
    private static let offered = 30

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        guard let store = SessionStore(environment: scope.environment) else { return [] }
        let sessions = store.files().prefix(Self.offered).map { ($0, store.title(of: $0).firstWords) }
            .filter { !$1.isEmpty }
        let names = sessions.map { (text: $0.shortID, note: $1) }
        // On nothing typed each session is offered once.
        return argument.isEmpty ? names : names + sessions.map { (text: $1, note: $0.shortID) }
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        var argument = argument
        if argument.isEmpty, chat.canChoose, let store = chat.state.session.store {
            let list = SessionPicker(
                store: store, catalog: chat.services.factory.catalog, leavingOut: chat.state.session.path,
                now: chat.services.now())
            if !list.files.isEmpty {
                guard case .chosen(let index) = await chat.choose(from: list.picker) else { return .next }
                argument = list.files[index].id
            }
        }
        if !argument.isEmpty, !(await chat.mayLeave()) { return .next }
        guard let store = chat.state.session.store else {
            throw CommandError("Sessions aren't saved: there is no home directory.")
        }
        guard !argument.isEmpty else { return try SessionsCommand().run("", in: &chat, stoppedBy: stop) }
        if let own = chat.state.session.path,
            try CommandError.wrapping({ [argument] in try store.find(argument).path }) == own
        {
            throw CommandError("That session is already open.")
        }
        let opener = SessionOpener(factory: chat.services.factory, environment: chat.services.environment, store: store)
        let opened = try CommandError.wrapping { [argument] in
            try opener.open(StartOptions(resumed: argument), isKept: true)
        }
        chat.state.session = opened.session
        chat.state.preset = nil
        for notice in opened.notices { chat.dialogue.say(.warning(notice)) }
        chat.dialogue.say(.dim("Using ") + .accent(Sanitizer.cleanLine(chat.state.session.settings.model.description)))
        for line in Greeting.recap(of: chat.state.session, chat.layOut) { chat.dialogue.say(line) }
        return .next
    }
}
