import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/retry`: asks for another answer to the last prompt, which stands beside the one that is there.
struct RetryCommand: SlashCommand {
    let name = "retry"
    let aliases = ["regenerate"]
    let arguments = "[MODEL] [TEMPERATURE] [EFFORT]"
    let summary = "ask again, optionally another model or effort, for one answer"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ModelCommand().completions(of: argument, in: scope) + ReasoningEffort.names.map { ($0, "with this effort") }
    }

    var completesAnyPart: Bool { true }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let tree = chat.state.session.tree
        guard let number = tree.current, let turn = tree[number] else {
            throw CommandError("There is nothing to retry: no turn comes before this prompt.")
        }
        if turn.isSummary {
            throw CommandError("The last turn is a summary; /undo restores the turns it replaced.")
        }
        let (name, temperature, effort) = Self.read(argument, in: chat)
        guard let (choice, other) = try await model(named: name, in: chat, stoppedBy: stop) else { return .next }
        let gateway = other ?? chat.state.session.gateway
        let asked = try CommandError.wrapping { try temperature.map { try gateway.temperature($0.short) } }
        let level = try CommandError.wrapping { try effort.map { try gateway.effort(named: $0.rawValue) } }
        // A profile was chosen for what it says.
        let asking = TurnRequest(
            turn.prompt, attachments: turn.attachments, after: tree.nodes[number - 1].parent,
            temperature: asked ?? choice?.profile?.temperature, effort: level ?? choice?.profile?.effort,
            profile: choice?.profile?.name)
        let pending = chat.pendingTurn(asking, of: other)
        try chat.check(pending)
        var sentence: StyledText = "Turn \(number) again, \(gateway.id, .accent)"
        if let temperature { sentence += StyledText(", temperature \(temperature.short)") }
        if let level, let used = gateway.effort(nearest: level) {
            sentence += StyledText(
                ", effort \(used.rawValue)" + (used == level ? "" : " (it has no \(level.rawValue))"))
        }
        chat.dialogue.say(sentence + ":")
        await chat.send(pending, stoppedBy: stop)
        return .next
    }

    /// The name of a model, a temperature and an effort, the latter two in any order. A profile may be called like an
    /// effort.
    private static func read(
        _ argument: String, in chat: Chat
    ) -> (name: String, temperature: Double?, effort: ReasoningEffort?) {
        var words = argument.split(separator: " ").map(String.init)
        var temperature: Double?
        var effort: ReasoningEffort?
        while let word = words.last, !chat.isProfile(words.joined(separator: " ")) {
            if temperature == nil, let number = Double(word) {
                temperature = number
            } else if effort == nil, let level = ReasoningEffort.named(word) {
                effort = level
            } else {
                break
            }
            words.removeLast()
        }
        return (words.joined(separator: " "), temperature, effort)
    }

    /// The model that is to answer; none without a name: the session's. `nil` when the person chose none.
    private func model(
        named name: String, in chat: Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> (choice: ModelChoice?, gateway: (any LLMGateway)?)? {
        let factory = chat.services.factory
        guard factory.isOneName(name) else { throw excess }
        if let level = NearestName.matches(for: name, in: ReasoningEffort.names).first,
            !((try? factory.resolveNamed(name)).map(factory.knows) ?? false)
        {
            throw CommandError("'\(name)' is neither a known model nor an effort. Did you mean /retry \(level)?")
        }
        guard !name.isEmpty else { return (nil, nil) }
        let insisting = "/model \(name) \(SwitchPreview.forceWord)"
        guard let name = try await chat.confirm(name, insisting: insisting, stoppedBy: stop) else { return nil }
        return try CommandError.wrapping {
            let choice = try factory.resolveNamed(name)
            return (choice, try factory.makeGateway(choice))
        }
    }
}
