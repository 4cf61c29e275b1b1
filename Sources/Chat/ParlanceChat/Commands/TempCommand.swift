import GatewayCore
import ParlanceConversations
import TerminalEditor

/// `/temp`: shows, sets or clears the temperature.
struct TempCommand: SlashCommand {
    let name = "temp"
    let arguments = "[NUMBER | default]"
    let summary = "show, set or clear the temperature"
    let wordLimit: Int? = 1

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("default", "leave it to the model")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "": break
        case "default": context.change { $0.temperature = nil }
        default:
            let temperature = try Self.parse(argument, for: context.session.gateway)
            context.change { $0.temperature = temperature }
        }
        context.writer.write(Self.state(of: context))
        return .next
    }

    /// A temperature that the model takes.
    ///
    /// - Throws: ``CommandError`` with the range.
    static func parse(_ text: String, for gateway: any LLMGateway) throws(CommandError) -> Double {
        guard let range = gateway.abilities.temperatures else {
            throw CommandError("\(gateway.id) takes no temperature.")
        }
        guard let temperature = Double(text), range.contains(temperature) else {
            throw CommandError(
                "'\(text)' is no temperature that \(gateway.id) takes. Give a number \(range.words).")
        }
        return temperature
    }

    private static func state(of context: ChatContext) -> StyledText {
        let session = context.session
        guard session.gateway.abilities.temperatures != nil else {
            return "\(session.settings.model, .accent) takes no temperature; none is sent."
        }
        if let temperature = session.settings.temperature {
            return "Temperature \(temperature.short, .strong)."
        }
        guard let temperature = session.effectiveTemperature else {
            return "Temperature: the model's own default."
        }
        let name = session.settings.profile ?? ""
        let profile = try? context.factory.configuration.profile(named: name)
        let origin = profile?.temperature == nil ? "default" : "profile \(name)"
        return "Temperature \(temperature.short, .strong)\(" (\(origin))", .dim)."
    }
}
