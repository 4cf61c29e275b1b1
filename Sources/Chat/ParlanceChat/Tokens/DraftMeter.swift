import GatewayCore
import GatewayTokenizers
import ParlanceAnswers
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

    /// What the draft comes after.
    private struct Place {
        var session: Session
        var attachments: [PromptAttachment]
        var parent: Int?
        var counter: @Sendable () -> TokenCounter
        /// Whether it comes after an answer that streams.
        var isAfterAnswer = false
    }

    private struct State {
        var place: Place
        var counts: Counts?
        var answer: LiveLedger?
        var account: TokenLedger.Account?
    }

    private let model: @Sendable () -> CatalogModel?
    private let cached: @Sendable () -> CacheLife?
    private let mentions: MentionedTokens?
    private let account: @Sendable () -> TokenLedger.Account
    private let state: Mutex<State>

    /// A meter for the next prompt of a session.
    ///
    /// - Parameters:
    ///   - counter: Counts for the session's model.
    ///   - model: What is known of that model, looked up with the first key: its window and its prices.
    ///   - attachments: What goes with the prompt.
    ///   - parent: The number of the turn that the prompt is said after.
    ///   - mentions: Counts the files that the draft names; `nil`: it names none.
    ///   - answer: What counted the last answer, for the ledger.
    ///   - cache: What the provider has of the conversation in its cache at the moment.
    ///   - account: What the session has taken until now, added up when the ledger is first looked at.
    init(
        _ session: Session, counter: @escaping @autoclosure @Sendable () -> TokenCounter,
        model: @escaping @autoclosure @Sendable () -> CatalogModel?, attachments: [PromptAttachment] = [],
        after parent: Int?, mentions: MentionedTokens? = nil, answer: LiveLedger? = nil,
        account: @escaping @autoclosure @Sendable () -> TokenLedger.Account = TokenLedger.Account(of: nil),
        cache: @escaping @Sendable () -> CacheLife? = { nil }
    ) {
        cached = cache
        self.mentions = mentions
        self.model = model
        self.account = account
        let place = Place(session: session, attachments: attachments, parent: parent, counter: counter)
        state = Mutex(State(place: place, answer: answer))
    }

    /// Counts the draft behind an answer that streams from now on.
    ///
    /// - Parameters:
    ///   - session: A session in which the turn has an answer of a token or so.
    ///   - parent: The turn's number.
    ///   - answer: What counts the answer.
    func follow(_ session: Session, after parent: Int, counter: TokenCounter, answer: LiveLedger) {
        state.withLock { state in
            state.place = Place(
                session: session, attachments: [], parent: parent, counter: { counter }, isAfterAnswer: true)
            state.counts = nil
            state.answer = answer
        }
    }

    /// Counts the conversation before the first key asks for it.
    func prepare() {
        state.withLock { state in
            if state.counts == nil { state.counts = begin(state.place) }
        }
    }

    /// Tokens in, the share of the window, and the money, as far as they are known; nothing of an empty draft, and of a
    /// command, which is not sent.
    func text(for draft: String) -> String {
        guard !draft.isEmpty else { return "" }
        if draft.first == "/", case .command = UserInput(draft) { return "" }
        let (tokens, model) = count(draft)
        let mark = tokens.isExact ? "" : "~"
        var parts = ["\(mark)\(tokens.count.grouped) in"]
        if let window = model?.contextWindow {
            parts.append("\(mark)\(Percent.text(tokens.count, of: window))")
        }
        let cache = cache
        let usage =
            cache?.usage(ofPrompt: tokens.count) ?? Usage(promptTokens: tokens.count, completionTokens: 0)
        if let cost = ShownCost(of: usage, model) {
            parts.append(cost.text(isExact: tokens.isExact && cache == nil))
        }
        return parts.joined(separator: " · ")
    }

    /// The tokens of the request with the draft.
    private func count(_ draft: String) -> (tokens: TokenCount, model: CatalogModel?) {
        let mentioned = draft.isEmpty ? nil : mentions?.count(in: draft)
        return state.withLock { state in
            // Held twice while it changes, the draft would be copied whole at each key.
            var current = state.counts.take() ?? begin(state.place)
            defer { state.counts = current }
            // Its server may have reported it meanwhile.
            if current.model?.contextWindow == nil { current.model = model() }
            current.draft.replace(with: draft)
            var measure = current.conversation
            measure.tokens += current.draft.count
            if let mentioned {
                measure.tokens += mentioned
                measure.isExact = false
            }
            if state.place.isAfterAnswer {
                measure.tokens += state.answer?.tokens ?? 0
                // It goes on.
                measure.isExact = false
            }
            return (current.counter.count(measure), current.model)
        }
    }

    /// What the ledger at the foot shows.
    func ledgerReading(for draft: String) -> LedgerReading {
        let isCommand = if draft.first == "/", case .command = UserInput(draft) { true } else { false }
        let (tokens, model) = count(isCommand ? "" : draft)
        let (own, answer, known, isStreaming) = state.withLock { state in
            (state.counts?.draft.count ?? 0, state.answer, state.account, state.place.isAfterAnswer)
        }
        let account = known ?? self.account()
        if known == nil { state.withLock { $0.account = account } }
        return LedgerReading(
            request: tokens, draft: own, model: model, account: account, answer: answer?.reading,
            isStreaming: isStreaming, cache: isStreaming ? nil : cache)
    }

    /// What the provider has of the conversation in its cache.
    var cache: CacheLife? { cached() }

    /// The tokens of a text, for the mark that stands for it in the draft.
    func size(of text: String) -> String {
        let count = state.withLock(\.place.session.gateway).countTokens(text)
        return (count.isExact ? "" : "~") + count.count.counted("token")
    }

    private func begin(_ place: Place) -> Counts {
        // An empty prompt stands for the draft, so that what the format puts around it is counted too.
        let counter = place.counter()
        var conversation = counter.measure(
            place.session.request(adding: "", attachments: place.attachments, after: place.parent))
        // Where a text ends and the draft begins, both may share a token.
        if !place.attachments.isEmpty { conversation.isExact = false }
        return Counts(
            counter: counter,
            conversation: conversation,
            draft: IncrementalCount(counter.gateway.tokenizer.tokenizer), model: model())
    }
}
