import GatewayCore

/// A turn that has begun: what is asked of whom, and where the answer is written down as it comes.
package struct PendingTurn: Sendable {
    /// The number of the turn in the session, from 1.
    package var number: Int
    /// What is asked.
    package var request: LLMRequest
    /// Who is asked.
    package var gateway: any LLMGateway
    /// What counts the tokens of the turn.
    package var counter: TokenCounter
    /// Where the answer is written down; `nil` where no journal is kept.
    package var journal: Journal?
    /// What its answer begins with: that of another turn, which broke off. `nil`: nothing.
    package var beginning: Answer?

    /// A turn from its parts, of which nothing has come.
    package init(
        number: Int, request: LLMRequest, gateway: any LLMGateway, counter: TokenCounter, journal: Journal? = nil
    ) {
        self.number = number
        self.request = request
        self.gateway = gateway
        self.counter = counter
        self.journal = journal
    }

    /// The turn's answer, of which this came now.
    package func whole(_ came: Answer) -> Answer {
        guard let beginning else { return came }
        var answer = came
        answer.text = beginning.text + came.text
        answer.reasoning = beginning.reasoning + came.reasoning
        return answer
    }

    /// Writes down an answer, or the beginning of one, that is there already. Where it finds no room, the end has the
    /// whole.
    func note(_ answer: Answer) {
        if !answer.reasoning.isEmpty { try? journal?.append(.reasoning(answer.reasoning), turn: number) }
        if !answer.text.isEmpty { try? journal?.append(.text(answer.text), turn: number) }
    }
}
