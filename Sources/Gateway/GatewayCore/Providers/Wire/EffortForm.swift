import GatewayJSON

/// The fields by which a provider is told how hard a model is to think.
enum EffortForm: String, Sendable, Hashable, CaseIterable {
    /// `reasoning_effort`; in Responses `reasoning.effort`.
    case effort
    /// `thinking` with a budget of tokens.
    case budget
    /// The same, and `output_config.effort`.
    case budgetEffort = "budget-effort"
    /// `thinking` that adapts itself, and `output_config.effort`.
    case adaptive
    /// The same, and the thoughts are asked for, which otherwise come empty.
    case adaptiveShown = "adaptive-shown"
    /// `thinkingConfig.thinkingLevel`.
    case thinkingLevel = "thinking-level"
    /// `thinkingConfig.thinkingBudget`.
    case thinkingBudget = "thinking-budget"
    /// `thinking.type`, which is on or off.
    case thinking
    /// `thinking.type`, and `reasoning_effort` while it is on.
    case thinkingEffort = "thinking-effort"
    /// `enable_thinking` and `thinking_budget`.
    case enableThinking = "enable-thinking"
    /// `reasoning.effort` in Chat Completions.
    case reasoning
    /// `think`.
    case think
    /// `enable_thinking` for the model's own template.
    case template
    /// `reasoning_effort` for the model's own template.
    case templateEffort = "template-effort"

    /// The form that a protocol has where nothing is known of the model.
    init(commonIn protocolForm: WireRequest.Form) {
        switch protocolForm {
        case .chat, .responses: self = .effort
        case .anthropic: self = .adaptiveShown
        case .gemini: self = .thinkingLevel
        case .ollama: self = .think
        }
    }

    /// Whether a protocol has the fields.
    func exists(in protocolForm: WireRequest.Form) -> Bool {
        switch self {
        case .effort: protocolForm == .chat || protocolForm == .responses
        case .budget, .budgetEffort, .adaptive, .adaptiveShown: protocolForm == .anthropic
        case .thinkingLevel, .thinkingBudget: protocolForm == .gemini
        case .thinking, .thinkingEffort, .enableThinking, .reasoning, .template, .templateEffort:
            protocolForm == .chat
        case .think: protocolForm == .ollama
        }
    }

    /// What is sent for a level where the table names no value.
    func value(of level: ReasoningEffort) -> String {
        switch (self, level) {
        case (.adaptive, .off), (.adaptiveShown, .off), (.thinking, .off), (.thinkingEffort, .off): "disabled"
        case (.thinkingLevel, .off): "MINIMAL"
        case (.thinkingLevel, _): level.rawValue.uppercased()
        case (.think, .off): "false"
        case (_, .off): "none"
        default: level.rawValue
        }
    }

    /// The fields of a level.
    func fields(_ value: JSONValue, _ level: ReasoningEffort, in protocolForm: WireRequest.Form) -> JSONObject {
        let isOff = level == .off
        switch self {
        case .effort:
            return protocolForm == .responses ? ["reasoning": ["effort": value]] : ["reasoning_effort": value]
        case .reasoning:
            return ["reasoning": ["effort": value]]
        case .budget:
            return ["thinking": ["type": "enabled", "budget_tokens": value]]
        case .budgetEffort:
            return [
                "thinking": ["type": "enabled", "budget_tokens": value],
                "output_config": ["effort": .string(level.rawValue)],
            ]
        case .adaptive, .adaptiveShown:
            if isOff { return ["thinking": ["type": value]] }
            let thinking: JSONValue =
                self == .adaptive ? ["type": "adaptive"] : ["type": "adaptive", "display": "summarized"]
            return ["thinking": thinking, "output_config": ["effort": value]]
        case .thinkingLevel:
            return ["generationConfig": ["thinkingConfig": ["thinkingLevel": value]]]
        case .thinkingBudget:
            return ["generationConfig": ["thinkingConfig": ["thinkingBudget": value]]]
        case .thinking:
            return ["thinking": ["type": value]]
        case .thinkingEffort:
            if isOff { return ["thinking": ["type": value]] }
            return ["thinking": ["type": "enabled"], "reasoning_effort": value]
        case .enableThinking:
            return isOff ? ["enable_thinking": false] : ["enable_thinking": true, "thinking_budget": value]
        case .think:
            return ["think": value]
        case .template:
            return ["chat_template_kwargs": ["enable_thinking": value]]
        case .templateEffort:
            return ["chat_template_kwargs": ["reasoning_effort": value]]
        }
    }
}
