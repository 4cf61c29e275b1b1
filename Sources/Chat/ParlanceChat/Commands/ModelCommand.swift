import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/model`: shows the model and what can be chosen, or switches.
struct ModelCommand: SlashCommand {
    let name = "model"
    let arguments = "[PROVIDER:MODEL | MODEL | PROFILE]"
    let summary = "show the current and available models, or switch"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        let profiles = scope.factory.configuration.profiles.map { ($0.name, "profile") }
        let ready = scope.factory.providers.filter(scope.factory.isReady)
        let known = ready.flatMap { scope.factory.knownModels(of: $0) }
        // A bare name means the default provider; in a list of everything it would stand there twice.
        let defaultProvider = argument.isEmpty ? nil : try? scope.factory.defaultProvider()
        let bare = known.filter { $0.provider == defaultProvider }.map { ($0.model, $0.description) }
        return profiles + ready.map { ($0, "its default model") } + known.map { ($0.description, "") } + bare
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        if argument.isEmpty {
            for line in ModelList(chat.services.factory, settings: chat.state.session.settings).lines(
                columns: chat.dialogue.columns)
            {
                chat.dialogue.writer.write(line)
            }
            return .next
        }
        let words = argument.split(separator: " ")
        let isForced = words.count > 1 && words.last == Substring(SwitchPreview.forceWord)
        let name = isForced ? words.dropLast().joined(separator: " ") : argument
        let (choice, gateway, preview) = try Self.check(name, isForced: isForced, allowsOpen: true, in: chat)
        if choice.isOpen { chat.state.openChoice = choice }
        let change = ModelChange(from: chat.state.session, to: choice, gateway: gateway)
        chat.use(gateway, change.settings)
        for line in change.report(on: chat.state.session, notice: chat.services.factory.dueNotice(of: choice)) {
            chat.dialogue.say(line)
        }
        if !chat.state.session.conversation.turns.isEmpty {
            chat.dialogue.say(preview.line)
        }
        return .next
    }

    /// What a switch would be to.
    ///
    /// - Parameters:
    ///   - isForced: Whether the model is taken although the conversation is longer than its window.
    ///   - allowsOpen: Whether it may be one that only its server can tell; then the choice has no name for it.
    /// - Throws: ``CommandError`` when it cannot be used, and when the conversation does not fit.
    static func check(
        _ name: String, isForced: Bool = false, allowsOpen: Bool = false, in chat: Chat
    ) throws(CommandError) -> (choice: ModelChoice, gateway: any LLMGateway, preview: SwitchPreview) {
        let factory = chat.services.factory
        guard factory.isOneName(name) else { throw ModelCommand().excess }
        let (choice, gateway) = try CommandError.wrapping {
            let choice = try allowsOpen ? factory.resolve(name, allowsUnnamed: true) : factory.resolveNamed(name)
            return (choice, try factory.makeGateway(choice))
        }
        let preview = SwitchPreview(
            of: chat.state.session, by: chat.state.calibrations.counter(for: gateway),
            catalog: chat.services.factory.catalog)
        if preview.excess != nil, !isForced {
            throw CommandError(preview.refusal(of: choice.id, argument: name))
        }
        return (choice, gateway, preview)
    }
}
