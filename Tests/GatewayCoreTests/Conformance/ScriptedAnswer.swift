import GatewayCore

/// What a fake provider answers, before it is written in the provider's own wire format.
struct ScriptedAnswer: Sendable {
    var reasoning: [String] = []
    var text: [String] = ["Grüße", " aus ", "東京", " 👩‍🚀!"]
    var model = "the-model-that-answered"
    var usage: Usage? = Usage(
        promptTokens: 21, completionTokens: 8, totalTokens: 29, cachedTokens: 16, reasoningTokens: 2)
    var finish = "stop"

    /// An answer in words, with reasoning before it.
    static let words = ScriptedAnswer(reasoning: ["Let me", " think…"])

    /// An answer that fits ``Subject/schema``.
    static let person = ScriptedAnswer(text: ["{\"name\": \"Ad", "a\", \"age\"", ": 36}"])
}
