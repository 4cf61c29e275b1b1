import FoundationEssentials
import GatewayCore

/// A conversation that was held in another program.
public struct ImportedSession: Sendable, Hashable {
    /// Its name there, by which it is not brought in twice.
    public var id: String
    /// What it is called there.
    public var title: String
    /// When it began, in seconds since 1970.
    public var created: Double
    /// The system prompt.
    public var system: String?
    /// What was said, oldest first; only answered turns have a model.
    public var turns: [Turn]

    /// The model of the first answer.
    var model: ModelID? { turns.lazy.compactMap(\.answer?.model).first }
}

/// Why nothing can be brought in.
public struct ImportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence.
    public var message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}

extension ModelID {
    /// The model of a name without a provider, as other programs write it; one of nobody we know is `imported:NAME`.
    init(imported name: String) {
        let makers = [
            ("gpt-", "openai"), ("chatgpt-", "openai"), ("o1", "openai"), ("o3", "openai"), ("o4", "openai"),
            ("claude-", "anthropic"), ("gemini-", "gemini"), ("mistral-", "mistral"), ("codestral-", "mistral"),
        ]
        // llm writes `mistral/mistral-small`, `gemini/gemini-2.0-flash`.
        let parts = name.split(separator: "/", maxSplits: 1)
        if parts.count == 2, makers.contains(where: { $0.1 == parts[0] }) {
            self.init(provider: String(parts[0]), model: String(parts[1]))
        } else {
            let provider = makers.first { name.hasPrefix($0.0) }?.1 ?? "imported"
            self.init(provider: provider, model: name.isEmpty ? "unknown" : name)
        }
    }
}
