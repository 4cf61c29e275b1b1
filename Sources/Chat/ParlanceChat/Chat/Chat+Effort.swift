import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// How hard the model thinks.
extension Chat {
    /// How hard it thinks, as a sentence.
    var effortState: StyledText {
        let (session, gateway) = (state.session, state.session.gateway)
        let name = StyledText(gateway.id.description, .accent)
        guard !gateway.lacksEfforts else { return name + " has no levels of reasoning effort; none is sent." }
        if let asked = session.settings.effort {
            if let replacement = gateway.replacement(for: asked) { return StyledText(replacement) }
            let hint: StyledText = asked == gateway.abilities.defaultEffort ? .dim(" (the model's default)") : ""
            let doubt: StyledText =
                gateway.abilities.efforts.isEmpty
                ? " The levels of " + name + " are not known; one that it refuses is left out." : ""
            return "Effort \(asked.rawValue, .strong)" + hint + "." + doubt
        }
        if let effort = session.effectiveEffort {
            let origin = session.settings.profile.map { "profile \($0)" } ?? "profile"
            return "Effort \(effort.rawValue, .strong)\(" (\(origin))", .dim)."
        }
        let level = gateway.abilities.defaultEffort.map { " (\($0.rawValue))" } ?? ""
        return "Effort: model default\(level, .dim)."
    }

    /// Takes the next level that the model has.
    ///
    /// - Returns: What is said of it, in one row.
    mutating func cycleEffort() -> StyledText {
        let stops = EffortStops(of: state.session)
        guard !stops.stops.isEmpty else {
            let gateway = state.session.gateway
            guard !gateway.lacksEfforts else { return effortState }
            return "The levels of \(gateway.id, .accent) are not known; \("/effort LEVEL", .code) sets one."
        }
        change { $0.effort = stops.next }
        return effortState
    }

    /// The level where it is other than the model's own default, for the label of the prompt.
    var shownEffort: ReasoningEffort? {
        let effort = state.session.effectiveEffort
        return effort == state.session.gateway.abilities.defaultEffort ? nil : effort
    }
}
