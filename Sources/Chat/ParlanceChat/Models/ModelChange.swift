import GatewayCore
import ParlanceConversations
import TerminalEditor

/// What a switch to another model does to the settings, and how it is told.
struct ModelChange: Sendable {
    /// The settings after the switch.
    let settings: SessionSettings

    private let oldModel: ModelID
    private let oldTemperature: Double?
    private let oldEffort: ReasoningEffort?
    private let droppedTemperature: String?
    private let choice: ModelChoice

    init(from session: Session, to choice: ModelChoice, gateway: any LLMGateway) {
        var settings = session.settings
        droppedTemperature = settings.apply(
            choice, abilities: gateway.abilities, remembered: session.remembered[choice.id])
        self.settings = settings
        self.choice = choice
        oldModel = session.settings.model
        oldTemperature = session.effectiveTemperature
        oldEffort = session.effectiveEffort
    }

    /// What becomes of the effort; `nil`: what it was.
    private func effortLine(on session: Session) -> String? {
        let (effort, gateway) = (session.effectiveEffort, session.gateway)
        guard effort != oldEffort else { return nil }
        if gateway.lacksEfforts { return "It has no levels of reasoning effort; none is sent." }
        func word(_ effort: ReasoningEffort?) -> String { effort?.rawValue ?? "model default" }
        let lacking = session.settings.effort.map { $0 != effort ? ", the nearest that it has to \($0.rawValue)" : "" }
        return "Effort: \(word(oldEffort)) → \(word(effort))\(lacking ?? "")."
    }

    /// What is said after the switch, line by line.
    ///
    /// - Parameter notice: What a person should know of the model.
    func report(on session: Session, notice: String? = nil) -> [StyledText] {
        var lines: [StyledText] = []
        let profile = choice.profile.map { " (profile \($0.name))" } ?? ""
        if choice.id == oldModel {
            lines.append("Using \(choice.id, .accent)\(profile).")
        } else {
            let turns = session.conversation.answeredCount
            let continues = turns == 0 ? "" : " The conversation continues (\(turns.counted("turn")))."
            lines.append("\(oldModel, .dim) → \(choice.id, .accent)\(profile).\(continues)")
        }
        if let droppedTemperature {
            lines.append(.warning(droppedTemperature))
        }
        let temperature = session.effectiveTemperature
        if session.gateway.abilities.temperatures == nil {
            if oldTemperature != nil { lines.append(.dim("It doesn't support temperature; none is sent.")) }
        } else if temperature != oldTemperature {
            lines.append(
                .dim(
                    "Temperature: \(oldTemperature?.short ?? "model default") → \(temperature?.short ?? "model default")."
                ))
        }
        if let line = effortLine(on: session) { lines.append(.dim(line)) }
        let images = session.conversation.imageCount
        if session.gateway.abilities.seesImages == false, images > 0, choice.id != oldModel {
            lines.append(.warning("It doesn't accept images; \(images.counted("image")) left out of the conversation."))
        }
        if let maxTokens = choice.profile?.maxTokens {
            lines.append(.dim("Answers are limited to \(maxTokens.grouped) tokens."))
        }
        if let notice {
            lines.append(.warning(notice))
        }
        return lines
    }
}
