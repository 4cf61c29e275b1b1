import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/model`: shows the model and what can be chosen, or switches.
struct ModelCommand: SlashCommand {
    let name = "model"
    let arguments = "[PROVIDER:MODEL | MODEL | PROFILE]"
    let summary = "show the model and what can be chosen, or switch"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        let profiles = factory.configuration.profiles.map { ($0.name, "profile") }
        let ready = factory.providers.filter(factory.isReady)
        let known = ready.flatMap { factory.knownModels(of: $0) }
        // A bare name means the default provider; in a list of everything it would stand there twice.
        let defaultProvider = argument.isEmpty ? nil : try? factory.defaultProvider()
        let bare = known.filter { $0.provider == defaultProvider }.map { ($0.model, $0.description) }
        return profiles + ready.map { ($0, "its default model") } + known.map { ($0.description, "") } + bare
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        if argument.isEmpty {
            for line in ModelList(context).lines(columns: context.columns) {
                context.writer.write(line)
            }
            return .next
        }
        let words = argument.split(separator: " ")
        let insists = words.count > 1 && words.last == Substring(SwitchPreview.insistence)
        let name = insists ? words.dropLast().joined(separator: " ") : argument
        let (choice, gateway, preview) = try Self.check(name, insists: insists, allowsOpen: true, in: context)
        if choice.isOpen { context.openChoice = choice }
        let change = ModelChange(from: context.session, to: choice, gateway: gateway)
        do throws(JournalError) {
            try context.session.use(gateway, settings: change.settings)
        } catch {
            context.writer.say(.warning(error.message))
        }
        for line in change.report(on: context.session, notice: context.factory.dueNotice(of: choice)) {
            context.writer.say(line)
        }
        if !context.session.conversation.turns.isEmpty {
            context.writer.say(preview.line)
        }
        return .next
    }

    /// What a switch would be to.
    ///
    /// - Parameters:
    ///   - insists: Whether the model is taken although the conversation is longer than its window.
    ///   - allowsOpen: Whether it may be one that only its server can tell; then the choice has no name for it.
    /// - Throws: ``GatewayError`` when it cannot be used, ``CommandError`` when the conversation does not fit.
    static func check(
        _ name: String, insists: Bool = false, allowsOpen: Bool = false, in context: ChatContext
    ) throws -> (choice: ModelChoice, gateway: any LLMGateway, preview: SwitchPreview) {
        guard context.factory.isOneName(name) else { throw ModelCommand().excess }
        let choice =
            try allowsOpen
            ? context.factory.resolve(name, allowsUnnamed: true) : context.factory.resolveNamed(name)
        let gateway = try context.factory.makeGateway(choice)
        let preview = SwitchPreview(
            of: context.session, by: context.calibrations.counter(for: gateway), catalogue: context.factory.catalogue)
        if preview.excess != nil, !insists {
            throw CommandError(preview.refusal(of: choice.id, argument: name))
        }
        return (choice, gateway, preview)
    }
}
