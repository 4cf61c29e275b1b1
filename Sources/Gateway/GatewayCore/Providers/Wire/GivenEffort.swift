import GatewayJSON

/// How hard a model is told to think by fields that a person or a program gave themselves.
enum GivenEffort {
    /// The level, or about that: only whether it is ``ReasoningEffort/off`` matters. `nil`: the fields do not say.
    static func read(_ fields: JSONObject) -> ReasoningEffort? {
        if let word = fields["reasoning_effort"] ?? fields["reasoning"]?["effort"] ?? fields["output_config"]?["effort"]
            ?? fields["chat_template_kwargs"]?["reasoning_effort"]
        {
            return word.stringValue.flatMap(ReasoningEffort.init) ?? (word == "none" ? .off : .medium)
        }
        if let type = fields["thinking"]?["type"] { return type == "disabled" ? .off : .medium }
        let switches = [
            fields["think"], fields["enable_thinking"], fields["reasoning"]?["enabled"],
            fields["chat_template_kwargs"]?["enable_thinking"],
        ]
        if let value = switches.compactMap({ $0 }).first {
            return value.stringValue.flatMap(ReasoningEffort.init) ?? (value == false ? .off : .medium)
        }
        let config = fields["generationConfig"]?["thinkingConfig"]
        if let budget = config?["thinkingBudget"] ?? fields["thinking_budget"] { return budget == 0 ? .off : .medium }
        return config?["thinkingLevel"] == nil && fields["reasoning"]?["max_tokens"] == nil ? nil : .medium
    }
}
