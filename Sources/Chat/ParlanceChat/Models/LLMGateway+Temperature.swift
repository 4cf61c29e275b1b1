import GatewayCore
import ParlanceConversations

extension LLMGateway {
    /// A temperature that the model takes.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` with the range.
    func temperature(_ text: String) throws(GatewayError) -> Double {
        guard let range = abilities.temperatures else {
            throw GatewayError(.configuration, "\(id) doesn't support temperature.")
        }
        guard let temperature = Double(text), range.contains(temperature) else {
            throw GatewayError(
                .configuration, "'\(text)' isn't a valid temperature for \(id). Give a number \(range.words).")
        }
        return temperature
    }
}
