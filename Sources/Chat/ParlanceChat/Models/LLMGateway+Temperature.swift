import GatewayCore
import ParlanceConversations

extension LLMGateway {
    /// A temperature that the model takes.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` with the range.
    func temperature(_ text: String) throws(GatewayError) -> Double {
        guard let range = abilities.temperatures else {
            throw GatewayError(.configuration, "\(id) takes no temperature.")
        }
        guard let temperature = Double(text), range.contains(temperature) else {
            throw GatewayError(
                .configuration, "'\(text)' is no temperature that \(id) takes. Give a number \(range.words).")
        }
        return temperature
    }
}
