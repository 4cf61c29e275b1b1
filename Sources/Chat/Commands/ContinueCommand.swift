import GatewayCore

/// `/continue`: has an answer that broke off continued.
struct ContinueCommand: SlashCommand {
    let name = "continue"
    let arguments = ""
    let summary = "have an answer that was cut continued"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let tree = context.session.tree
        guard let number = tree.current, let turn = tree[number], turn.isAnswered, let answer = turn.answer else {
            throw CommandError("There is no answer that could be continued.")
        }
        guard answer.isCut else { throw CommandError("The last answer is complete.") }
        return .ask(Asking(continuing: number, in: tree))
    }
}

extension Answer {
    /// Whether there would have been more: it was stopped, it broke off, or it reached the token limit.
    var isCut: Bool {
        status != .complete || finishReason?.kind == .length
    }
}
