import GatewayCore
import GatewayTokenizers
import ParlanceConversations
import Synchronization

/// What a draft would cost if it were sent now: shown while it is typed.
///
/// The conversation is counted once, ahead of the first key where there is time for it; every key costs only the count
/// of what it changed.
final class DraftMeter: Sendable {
    private struct Counts {
        var counter: TokenCounter
        /// The request without the draft's own text.
        var conversation: PromptMeasure
        var draft: IncrementalCount
        var model: CatalogModel?
    }

    private let session: Session
    private let counter: @Sendable () -> TokenCounter
    private let model: @Sendable () -> CatalogModel?
    private let attachments: [PromptAttachment]
    private let parent: Int?
    private let mentions: MentionedTokens?
    private let counts = Mutex<Counts?>(nil)

    /// A meter for the next prompt of a session.
    ///
    /// - Parameters:
    ///   - counter: Counts for the session's model.
    ///   - model: What is known of that model, looked up with the first key: its window and its prices.
    ///   - attachments: What goes with the prompt.
    ///   - parent: The number of the turn that the prompt is said after.
    ///   - mentions: Counts the files that the draft names; `nil`: it names none.
    init(
        _ session: Session, counter: @escaping @autoclosure @Sendable () -> TokenCounter,
        model: @escaping @autoclosure @Sendable () -> CatalogModel?, attachments: [PromptAttachment] = [],
        after parent: Int?, mentions: MentionedTokens? = nil
    ) {
        self.attachments = attachments
        self.parent = parent
        self.mentions = mentions
        self.session = session
        self.counter = counter
        self.model = model
    }

    /// Counts the conversation before the first key asks for it.
    func prepare() {
        counts.withLock { counts in
            if counts == nil { counts = begin() }
        }
    }

    /// Tokens in, the share of the window, and the money, as far as they are known; nothing of an empty draft, and of a
    /// command, which is not sent.
    func text(for draft: String) -> String {
        guard !draft.isEmpty else { return "" }
        if draft.first == "/", case .command = UserInput(draft) { return "" }
        let mentioned = mentions?.count(in: draft)
        let (tokens, model) = counts.withLock { counts in
            // Held twice while it changes, the draft would be copied whole at each key.
            var current = counts.take() ?? begin()
            defer { counts = current }
            current.draft.replace(with: draft)
            var measure = current.conversation
            measure.tokens += current.draft.count
            if let mentioned {
                measure.tokens += mentioned
                measure.isExact = false
            }
            return (current.counter.count(measure), current.model)
        }
        let mark = tokens.isExact ? "" : "~"
        var parts = ["\(mark)\(tokens.count.grouped) in"]
        if let window = model?.contextWindow {
            parts.append("\(mark)\(Percent.text(tokens.count, of: window))")
        }
        if let cost = model?.cost(of: Usage(promptTokens: tokens.count, completionTokens: 0)) {
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
        let counter = counter()
        var conversation = counter.measure(session.request(adding: "", attachments: attachments, after: parent))
        // Where a text ends and the draft begins, both may share a token.
        if !attachments.isEmpty { conversation.isExact = false }
        return Counts(
            counter: counter,
            conversation: conversation,
            draft: IncrementalCount(counter.gateway.tokenizer.tokenizer), model: model())
    }
}
