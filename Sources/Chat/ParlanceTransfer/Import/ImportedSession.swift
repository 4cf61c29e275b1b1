import FoundationEssentials
import GatewayCore
package import ParlanceConversations

/// A conversation that was held in another program.
package struct ImportedSession: Sendable, Hashable {
    /// One exchange, and where and when it was held.
    package struct Exchange: Sendable, Hashable {
        /// What was said.
        package var turn: Turn
        /// The number of the exchange that it was said after, from 1; `nil` for a beginning.
        package var parent: Int?
        /// When the prompt was said, in seconds since 1970.
        package var asked: Double?
        /// When the answer came, in seconds since 1970.
        package var answered: Double?

        init(_ turn: Turn, after parent: Int?, asked: Double? = nil, answered: Double? = nil) {
            self.turn = turn
            self.parent = parent
            self.asked = asked.flatMap(ImportedSession.moment)
            self.answered = answered.flatMap(ImportedSession.moment)
        }
    }

    /// Its name there, by which it is not brought in twice.
    package var id: String
    /// What it is called there.
    package var title: String
    /// When it began, in seconds since 1970; 0 where that is not known.
    package var created: Double
    /// The system prompt.
    package var system: String?
    /// What was said on all branches, every exchange after the one that it was said after.
    package var exchanges: [Exchange] = []
    /// The number of the exchange that was shown last; `nil`: the last of all.
    package var current: Int?
    /// What is left out of it.
    package var omissions = ImportOmissions()

    init(id: String, title: String, created: Double, system: String? = nil) {
        self.id = id
        self.title = title
        self.created = Self.moment(created) ?? 0
        self.system = system
    }

    /// A number of seconds since 1970, if a clock can have shown it: files and calendars end with the year 9999.
    fileprivate static func moment(_ seconds: Double) -> Double? {
        (0..<253_402_300_800).contains(seconds) ? seconds : nil
    }

    /// The model of the first answer.
    var model: ModelID? { exchanges.lazy.compactMap(\.turn.answer?.model).first }

    /// What was said, on all branches.
    package var tree: ConversationTree {
        var tree = ConversationTree()
        for exchange in exchanges { tree.append(exchange.turn, after: exchange.parent) }
        if let current { tree.move(to: current) }
        return tree
    }
}

/// Why nothing can be brought in.
package struct ImportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence.
    package var message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    package var description: String { message }
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
