import GatewayCore
import ParlanceConversations
import TerminalEditor

/// What a switch to another model does to the settings, and how it is told.
struct ModelChange: Sendable {
    /// The settings after the switch.
    let settings: SessionSettings

    private let oldModel: ModelID
    private let oldTemperature: Double?
    private let droppedTemperature: String?
    private let choice: ModelChoice

    init(from session: Session, to choice: ModelChoice, gateway: any LLMGateway) {
        var settings = session.settings
        droppedTemperature = settings.take(
            choice, abilities: gateway.abilities, remembered: session.remembered[choice.id])
        self.settings = settings
        self.choice = choice
        oldModel = session.settings.model
        oldTemperature = session.effectiveTemperature
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
            let goesOn = turns == 0 ? "" : " The conversation goes on (\(turns.counted("turn")))."
            lines.append("\(oldModel, .dim) → \(choice.id, .accent)\(profile).\(goesOn)")
        }
        if let droppedTemperature {
            lines.append(.warning(droppedTemperature))
        }
        let temperature = session.effectiveTemperature
        if session.gateway.abilities.temperatures == nil {
            if oldTemperature != nil { lines.append(.dim("It takes no temperature; none is sent.")) }
        } else if temperature != oldTemperature {
            lines.append(.dim("Temperature \(oldTemperature?.short ?? "none") → \(temperature?.short ?? "its own")."))
        }
        let images = session.conversation.imageCount
        if session.gateway.abilities.seesImages == false, images > 0, choice.id != oldModel {
            lines.append(.warning("It sees no images: \(images.counted("image")) of the conversation left out."))
        }
        if let maxTokens = choice.profile?.maxTokens {
            lines.append(.dim("Answers have at most \(maxTokens.grouped) tokens."))
        }
        if let notice {
            lines.append(.warning(notice))
        }
        return lines
    }
}
