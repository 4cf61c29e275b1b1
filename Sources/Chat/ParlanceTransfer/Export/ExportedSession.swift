import GatewayCore
import ParlanceAnswers
package import ParlanceConversations

/// What is carried out of a session: everything that was said, and with which models.
package struct ExportedSession: Sendable, Hashable {
    /// What it is called.
    package var title: String
    /// When it began, in ISO 8601; `nil` where it was never saved.
    package var created: String?
    /// The last settings.
    package var settings: SessionSettings?
    /// What was said, oldest first.
    package var turns: [Turn]

    /// A session to be exported.
    ///
    /// - Parameter title: Without one it is what the first prompt asks that asks something.
    package init(title: String? = nil, created: String? = nil, settings: SessionSettings? = nil, turns: [Turn]) {
        let first = SessionTitle.make(from: turns.lazy.filter { !$0.isSummary }.map(\.prompt))
        self.title = title ?? (first.isEmpty ? "A conversation" : first)
        self.created = created
        self.settings = settings
        self.turns = turns
    }

    /// The last answer that says something; `nil` when there is none.
    package var lastAnswered: Turn? {
        turns.last(where: \.isAnswered)
    }
}

extension Answer {
    /// The models that wrote it: `openai:gpt-4o, then mistral:mistral-large-latest`.
    var authorNames: String { authors.map(\.description).joined(separator: ", then ") }

    /// The answer's numbers as an export tells them: `412 in · 98 out · 3.2 s`.
    var figures: String {
        var parts: [String] = []
        if let usage = tokens {
            parts = [
                "\(usage.mark(of: .prompt))\(usage.promptTokens.grouped) in",
                "\(usage.mark(of: .completion))\(usage.completionTokens.grouped) out",
            ]
        }
        if let timing { parts.append(timing.total.seconds.text(places: 1) + " s") }
        if status != .complete { parts.append(status.word) }
        return parts.joined(separator: " · ")
    }
}
