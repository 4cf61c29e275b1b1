import GatewayCore
import ParlanceConversations
import TerminalEditor

extension LLMGateway {
    /// The level at which the model thinks where the session sets none: the profile's, else the model's own; `nil`:
    /// nobody knows.
    var usualEffort: ReasoningEffort? {
        defaultEffort.flatMap(effort(nearest:)) ?? abilities.defaultEffort
    }

    /// Whether it is known that the model has no levels.
    var lacksEfforts: Bool { abilities.areEffortsKnown && abilities.efforts.isEmpty }

    /// The levels that may be asked for.
    var offeredEfforts: [ReasoningEffort] {
        abilities.efforts.isEmpty && !abilities.areEffortsKnown
            ? ReasoningEffort.allCases : abilities.efforts.sorted()
    }

    /// Says that the model has no levels.
    var effortLack: String { "\(id) has no levels of reasoning effort" }

    /// Says which level is used in place of one that the model lacks; `nil` where it has it, or nobody knows.
    func replacement(for asked: ReasoningEffort) -> String? {
        guard let used = effort(nearest: asked) else { return "\(effortLack); none is sent." }
        return used == asked ? nil : "\(id) has no effort \(asked.rawValue); \(used.rawValue) is used."
    }

    /// A level of reasoning by its name.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` with those that the model has, or where it has none.
    func effort(named name: String) throws(GatewayError) -> ReasoningEffort {
        guard let level = ReasoningEffort.named(name) else {
            let levels = offeredEfforts.isEmpty ? ReasoningEffort.names : offeredEfforts.map(\.rawValue)
            let nearest = NearestName.matches(for: name, in: ReasoningEffort.names).first
            throw GatewayError(
                .configuration, "'\(name)' isn't a valid effort.",
                fix: (nearest.map { "Did you mean '\($0)'? " } ?? "") + "Levels: \(levels.joined(separator: ", ")).")
        }
        guard !lacksEfforts else { throw GatewayError(.configuration, "\(effortLack).") }
        return level
    }
}
