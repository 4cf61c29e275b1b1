import GatewayCore

extension Answer {
    /// What a model is sent of it: its text, behind the reasoning that goes back to the model that wrote it. What was
    /// pieced together of several answers goes without.
    var message: Message {
        guard var reasoningContent, beginnings.isEmpty, status == .complete else { return .assistant(text) }
        reasoningContent.text = reasoning
        return Message(role: .assistant, parts: [.reasoning(reasoningContent), .text(text)])
    }
}
