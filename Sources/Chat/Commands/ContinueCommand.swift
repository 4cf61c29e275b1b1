import GatewayCore

/// `/continue`: has an answer that broke off continued.
struct ContinueCommand: SlashCommand {
    /// What the model is told. Not every provider takes the beginning of an answer to be completed, but every model
    /// understands this.
    static let prompt = "Continue your last answer exactly where it stopped. Do not repeat what you wrote."

    let name = "continue"
    let arguments = ""
    let summary = "have an answer that was cut continued"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        guard let answer = context.session.conversation.turns.last?.answer, !answer.text.isEmpty else {
            throw CommandError("There is no answer that could be continued.")
        }
        guard answer.isCut else { throw CommandError("The last answer is complete.") }
        return .ask(Asking(Self.prompt, after: context.session.tree.current))
    }
}

extension Answer {
    /// Whether there would have been more: it was stopped, it broke off, or it reached the token limit.
    var isCut: Bool {
        status != .complete || finishReason?.kind == .length
    }
}
