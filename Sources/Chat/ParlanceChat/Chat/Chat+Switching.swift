import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Switching to another model.
extension Chat {
    /// What a switch would be to: the choice, who is asked then, and what the conversation is there.
    typealias SwitchTarget = (choice: ModelChoice, gateway: any LLMGateway, preview: SwitchPreview)

    /// Switches to a model, and says what changes.
    ///
    /// - Throws: ``CommandError`` as ``switchTarget(_:isForced:allowsOpen:)``.
    mutating func switchModel(to name: String, isForced: Bool = false) throws(CommandError) {
        let (choice, gateway, preview) = try switchTarget(name, isForced: isForced, allowsOpen: true)
        if choice.isOpen { state.openChoice = choice }
        let change = ModelChange(from: state.session, to: choice, gateway: gateway)
        use(gateway, change.settings)
        for line in change.report(on: state.session, notice: services.factory.dueNotice(of: choice)) {
            dialogue.say(line)
        }
        if !state.session.conversation.turns.isEmpty {
            dialogue.say(preview.line)
        }
    }

    /// What a switch would be to.
    ///
    /// - Parameters:
    ///   - isForced: Whether the model is taken although the conversation is longer than its window.
    ///   - allowsOpen: Whether it may be one that only its server can tell; then the choice has no name for it.
    /// - Throws: ``CommandError`` when it cannot be used, and when the conversation does not fit.
    func switchTarget(
        _ name: String, isForced: Bool = false, allowsOpen: Bool = false
    ) throws(CommandError) -> SwitchTarget {
        let factory = services.factory
        let (choice, gateway) = try CommandError.wrapping {
            let choice = try allowsOpen ? factory.resolve(name, allowsUnnamed: true) : factory.resolveNamed(name)
            return (choice, try factory.makeGateway(choice))
        }
        let preview = SwitchPreview(
            of: state.session, by: state.calibrations.counter(for: gateway), catalog: factory.catalog,
            cached: cachedPrefix)
        if preview.excess != nil, !isForced {
            throw CommandError(preview.refusal(of: choice.id, argument: name))
        }
        return (choice, gateway, preview)
    }
}
