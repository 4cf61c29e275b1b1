package import GatewayCore

extension GatewayConfiguration {
    /// A configuration with a profile of each kind: whole, short, and one that cannot be used.
    package static func make(
        _ text: String = """
        llm_gateways:
          creative:
            provider: mistral
            temperature: 1.2
            max_tokens: 50
          fast:
            model: openai:gpt-4o-mini
          broken:
            provider: openai
            temperature: warm
          lost:
            provider: nowhere
        """
    ) -> GatewayConfiguration {
        ConfigurationFile.parse(text, file: "config.yaml")
    }
}
