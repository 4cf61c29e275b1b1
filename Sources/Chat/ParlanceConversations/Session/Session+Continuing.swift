import GatewayCore

/// Going on with an answer that broke off.
extension Session {
    /// What the model is told. Not every provider takes the beginning of an answer to be completed, but every model
    /// understands this.
    static let continuation = "Continue your last answer exactly where it stopped. Do not repeat what you wrote."

    /// What the model is asked to have the answer of a turn continued.
    func request(continuing number: Int, of other: (any LLMGateway)? = nil) -> LLMRequest {
        request(adding: Self.continuation, of: other, after: number)
    }

    /// Begins a turn beside another one, whose answer broke off: the same prompt, with an answer that begins with what
    /// is there. What it takes is what comes now takes; the other turn has its own.
    ///
    /// - Parameter other: A model other than the session's, for this turn alone.
    /// - Returns: As ``begin(_:)``; the other turn's number must be one.
    package mutating func begin(
        continuing number: Int, asking other: (any LLMGateway)? = nil
    ) -> (turn: PendingTurn, problem: JournalError?) {
        let asked = other ?? gateway
        let request = request(continuing: number, of: other)
        var turn = tree[number] ?? Turn(prompt: "")
        var beginning = turn.answer ?? Answer(model: asked.id)
        // A temperature for one turn was meant for its model.
        if beginning.model != asked.id { turn.temperature = nil }
        (turn.answer, turn.rejected, turn.unused, turn.summarized) = (nil, [], [], nil)
        if !beginning.reasoning.isEmpty, beginning.reasoning.last?.isNewline == false { beginning.reasoning += "\n\n" }
        var (pending, problem) = begin(turn, after: tree.nodes[number - 1].parent, asking: other)
        pending.request.messages = request.messages
        pending.beginning = beginning
        pending.note(beginning)
        return (pending, problem)
    }
}
