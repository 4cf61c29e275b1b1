import GatewayCore

extension StreamEvent {
    /// What the model wrote, as its answer or its reasoning; `nil` for anything else.
    var writtenText: String? {
        switch self {
        case .text(let text), .reasoning(let text): text
        case .textWasReasoning, .usage, .metadata, .finish, .retrying, .fallback, .adjusted, .reasoningContent: nil
        }
    }
}
