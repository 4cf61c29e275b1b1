import GatewayCore
import Synchronization

/// What a draft would cost if it were sent now: shown while it is typed.
///
/// The conversation is counted once, at the first key, so that a prompt nobody types at costs nothing; every further
/// key costs only the count of what it changed.
final class DraftMeter: Sendable {
    private struct Counts {
        /// The request without the draft's own text.
        var conversation: TokenCount
        var draft: IncrementalCount
    }

    private let session: Session
    private let model: CatalogueModel?
    private let counts = Mutex<Counts?>(nil)

    /// A meter for the next prompt of a session.
    ///
    /// - Parameter model: What is known of the session's model: its window and its prices.
    init(_ session: Session, model: CatalogueModel?) {
        self.session = session
        self.model = model
    }

    /// Tokens in, the share of the window, and the money, as far as they are known; of an empty draft nothing.
    func text(for draft: String) -> String {
        guard !draft.isEmpty else { return "" }
        let (conversation, drafted) = counts.withLock { counts in
            var current = counts ?? begin()
            current.draft.replace(with: draft)
            counts = current
            return (current.conversation, current.draft.count)
        }
        let mark = conversation.isExact ? "" : "~"
        let tokens = conversation.count + drafted
        var parts = ["\(mark)\(tokens.grouped) in"]
        if let window = model?.contextWindow {
            let share = Double(tokens) / Double(window) * 100
            parts.append("\(mark)\(Money.decimal(share, places: share < 10 ? 1 : 0)) %")
        }
        if let cost = model?.cost(of: Usage(promptTokens: tokens, completionTokens: 0)) {
            parts.append(mark + Money.text(cost))
        }
        return parts.joined(separator: " · ")
    }

    /// The tokens of a text, for the mark that stands for it in the draft.
    func size(of text: String) -> String {
        let count = session.gateway.countTokens(text)
        return (count.isExact ? "" : "~") + count.count.counted("token")
    }

    private func begin() -> Counts {
        // An empty prompt stands for the draft, so that what the format puts around it is counted too.
        let messages = session.conversation.messages(system: session.settings.system) + [.user("")]
        let format: ResponseFormat = session.settings.schema.map { .jsonSchema($0) } ?? .text
        return Counts(
            conversation: session.gateway.countTokens(LLMRequest(messages: messages, responseFormat: format)),
            draft: IncrementalCount(ModelTokenizer(for: session.gateway.id).tokenizer))
    }
}
