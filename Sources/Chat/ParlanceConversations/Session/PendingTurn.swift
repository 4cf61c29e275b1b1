package import GatewayCore
import Synchronization

/// A turn that is to be asked: what will be sent to whom, what that counts, and, once it has begun, where the answer is
/// written down as it comes. It is built once; window, budget, meter and journal look at it alone.
package struct PendingTurn: Sendable {
    /// What the person wants asked.
    package let asking: TurnRequest
    /// What is sent.
    package private(set) var request: LLMRequest
    /// Who is asked.
    package let gateway: any LLMGateway
    /// Whether it is a model other than the session's.
    package let isOther: Bool
    /// What counts the tokens of the turn.
    package let counter: TokenCounter
    /// What its answer begins with: that of another turn, which broke off. `nil`: nothing.
    package private(set) var beginning: Answer?
    /// The number of the turn in the session, from 1; 0 before it has begun.
    package var number = 0
    /// Where the answer is written down; `nil` where no journal is kept.
    package var journal: Journal?

    private var count: PromptCount

    /// A turn that has not begun.
    package init(
        _ asking: TurnRequest, request: LLMRequest, gateway: any LLMGateway, isOther: Bool = false,
        counter: TokenCounter,
        beginning: Answer? = nil
    ) {
        self.asking = asking
        self.request = request
        self.gateway = gateway
        self.isOther = isOther
        self.counter = counter
        self.beginning = beginning
        count = PromptCount(of: request, by: counter)
    }

    /// The tokens of what is sent; counted when they are first looked at.
    package var promptTokens: TokenCount { count.tokens }

    /// Names the conversation to the provider's cache, where that is to keep it.
    mutating func setCacheKey(_ key: String) {
        request.caching?.key = key
    }

    /// How hard the model is asked to think, at the turn or by its profile; `nil`: as its provider has it.
    package var effort: ReasoningEffort? {
        request.reasoning ?? gateway.defaultEffort.flatMap(gateway.effort(nearest:))
    }

    /// The same turn with another request, for an answer of its own: the one before was not taken.
    package func again(with request: LLMRequest) -> PendingTurn {
        var turn = self
        turn.request = request
        turn.beginning = nil
        turn.count = PromptCount(of: request, by: counter)
        return turn
    }

    /// The turn's answer, of which this came now.
    package func whole(_ came: Answer) -> Answer {
        guard let beginning else { return came }
        var answer = came
        answer.text = beginning.text + came.text
        answer.beginnings = beginning.asBeginnings
        answer.reasoning = beginning.reasoning + came.reasoning
        answer.lacksWriting = beginning.lacksWriting || came.lacksWriting
        return answer
    }

    /// Writes down what the answer begins with. Where it finds no room, the end has the whole.
    mutating func noteBeginning() {
        guard let beginning, let journal else { return }
        var pieces: [StreamEvent] = []
        if !beginning.reasoning.isEmpty { pieces.append(.reasoning(beginning.reasoning)) }
        if !beginning.text.isEmpty { pieces.append(.text(beginning.text)) }
        for piece in pieces {
            do throws(FileError) {
                try journal.append(piece, turn: number)
            } catch {
                self.beginning?.lacksWriting = true
            }
        }
    }
}

/// The tokens of a request, counted at most once.
private final class PromptCount: Sendable {
    private let request: LLMRequest
    private let counter: TokenCounter
    private let counted = Mutex<TokenCount?>(nil)

    init(of request: LLMRequest, by counter: TokenCounter) {
        self.request = request
        self.counter = counter
    }

    var tokens: TokenCount {
        counted.withLock { counted in
            let tokens = counted ?? counter.count(request)
            counted = tokens
            return tokens
        }
    }
}
