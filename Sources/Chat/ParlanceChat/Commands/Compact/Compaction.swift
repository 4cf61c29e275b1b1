import GatewayCore
import ParlanceConversations

/// What a conversation is to become: a summary of its older turns, and the last turn as it was.
struct Compaction: Sendable, Hashable {
    /// What the model is told.
    static let instruction = """
        Summarize our conversation so far, so that you can go on from your summary alone. Keep facts, names, numbers, \
        decisions, code that is still needed, and what is open. Write nothing but the summary, in the language of the \
        conversation.
        """

    /// What the summary answers from then on. As a turn of its own it is a conversation that every provider takes.
    static let question = "What have we said so far?"

    /// The last turn takes at most this share of the window, else it is summed up, too.
    private static let keptShare = 0.25

    /// The number of the turn after which it is asked for.
    var place: Int
    /// The number of the last turn that is summed up.
    var end: Int
    /// How many turns are summed up.
    var summarized: Int
    /// The last turn, as it goes on from the summary; `nil` where it is summed up, too.
    var kept: Turn?
    /// The tokens of the conversation as it is.
    var tokensBefore: TokenCount

    /// - Throws: ``CommandError`` when there is too little to sum up, or too much for the model.
    init(of chat: Chat) throws(CommandError) {
        let session = chat.state.session
        let window = chat.model?.contextWindow
        // What got no answer is not sent, either.
        let path = session.tree.path(to: session.tree.current)
        let answered = path.filter { session.tree[$0]?.isAnswered == true }
        guard answered.count > 1, let place = path.last, let last = answered.last, var turn = session.tree[last] else {
            throw CommandError("There is nothing to compact: it takes two answered turns.")
        }
        let lastAlone = chat.state.counter.count(
            LLMRequest(messages: Conversation(turns: [turn]).messages(system: nil)))
        let fits = window.map { Double(lastAlone.count) <= Double($0) * Self.keptShare } ?? true
        // Its tokens are in the ledger already.
        if turn.answer?.original == nil { turn.answer?.original = last }
        turn.rejected = []
        turn.unused = []
        turn.answer?.usage = nil
        turn.answer?.estimate = nil
        turn.answer?.timing = nil
        kept = fits ? turn : nil
        self.place = place
        summarized = answered.count - (fits ? 1 : 0)
        end = answered[summarized - 1]
        tokensBefore = chat.state.counter.count(session.request())
        try chat.check(self.turn(in: chat), isSummary: true)
    }

    /// What the model is asked for the summary.
    func turn(in chat: Chat) -> PendingTurn {
        let turn = chat.pendingTurn(TurnRequest(Self.instruction, after: end))
        // A schema is for answers to the person.
        var request = turn.request
        request.responseFormat = .text
        // What is summed up is not sent again: it is read from the cache, but not written for this.
        if chat.cachedPrefix(to: end) == nil { request.caching = nil }
        // Little is to be thought about, and thoughts are paid for.
        request.reasoning = turn.gateway.leastEffort ?? request.reasoning
        return turn.again(with: request)
    }

    /// The conversation that begins with a summary.
    func turns(from summary: Answer) -> [Turn] {
        [Turn(prompt: Self.question, answer: summary, summarized: place)] + (kept.map { [$0] } ?? [])
    }
}
