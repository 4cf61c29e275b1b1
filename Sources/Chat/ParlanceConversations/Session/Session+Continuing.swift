import GatewayCore

/// Going on with an answer that broke off: a turn beside its own, with the same prompt and an answer that begins with what
/// is there. What it takes is what comes now takes; the other turn has its own.
extension Session {
    /// What the model is told. Not every provider takes the beginning of an answer to be completed, but every model
    /// understands this.
    static let continuation = "Continue your last answer exactly where it stopped. Do not repeat what you wrote."

    /// What the model is asked to have the answer of a turn continued.
    func request(continuing number: Int, of other: (any LLMGateway)? = nil) -> LLMRequest {
        request(adding: Self.continuation, of: other, after: number)
    }

    /// What the answer of a turn that is continued begins with; the turn's number must be one.
    ///
    /// - Parameter asked: Who goes on.
    func beginning(ofAnswerTo number: Int, by asked: any LLMGateway) -> Answer {
        var beginning = tree[number]?.answer ?? Answer(model: asked.id)
        if !beginning.reasoning.isEmpty, beginning.reasoning.last?.isNewline == false { beginning.reasoning += "\n\n" }
        return beginning
    }
}
