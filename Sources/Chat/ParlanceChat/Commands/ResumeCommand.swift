import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/resume`: goes on with an earlier session.
struct ResumeCommand: SlashCommand {
    let name = "resume"
    let aliases = ["load"]
    let arguments = "[SESSION | WORDS]"
    let summary = "resume an earlier session, found by any words"

    /// So many sessions are offered; more would take long to read, and to look through.
    private static let offered = 100

    /// Words are rather from within a title than its beginning.
    var completesAnyPart: Bool { true }

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        guard let store = SessionStore(environment: scope.environment) else { return [] }
        let files = Array(store.files().prefix(Self.offered))
        let sessions = zip(files, store.titles(of: files)).map { ($0, $1.firstWords) }.filter { !$1.isEmpty }
        let names = sessions.map { (text: $0.shortID, note: $1) }
        // On nothing typed each session is offered once.
        return argument.isEmpty ? names : names + sessions.map { (text: $1, note: $0.shortID) }
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        guard let store = chat.state.session.store else {
            throw CommandError("Sessions aren't saved: there is no home directory.")
        }
        let name = argument.withoutQuotes
        var found = store.matches(for: name)
        let own = chat.state.session.path
        if !found.isEmpty, found.allSatisfy({ $0.path == own }) { throw CommandError("That session is already open.") }
        found.removeAll { $0.path == own }
        if chat.canChoose, argument.isEmpty || found.count > 1 {
            let list = SessionPicker(
                argument.isEmpty ? store.files().filter { $0.path != own } : found,
                title: argument.isEmpty ? "Session" : "Session with '\(name.firstWords)'", store: store,
                catalog: chat.services.factory.catalog, now: chat.services.now())
            if !list.files.isEmpty {
                guard case .chosen(let index) = await chat.choose(from: list.picker) else { return .next }
                found = [list.files[index]]
            }
        }
        guard !argument.isEmpty || !found.isEmpty else {
            return try SessionsCommand().run("", in: &chat, stoppedBy: stop)
        }
        guard await chat.mayLeave() else { return .next }
        let chosen = found
        let id = try CommandError.wrapping { try chosen.count == 1 ? chosen[0].id : store.find(name).id }
        let opener = SessionOpener(factory: chat.services.factory, environment: chat.services.environment, store: store)
        let opened = try CommandError.wrapping { try opener.open(StartOptions(resumed: id), isKept: true) }
        chat.state.session.leave()
        chat.state.session = opened.session
        chat.state.preset = nil
        for notice in opened.notices { chat.dialogue.say(.warning(notice)) }
        chat.dialogue.say(.dim("Using ") + .accent(Sanitizer.cleanLine(chat.state.session.settings.modelName)))
        for line in Greeting.recap(of: chat.state.session, chat.layOut) { chat.dialogue.say(line) }
        return .next
    }
}
