import GatewayJSON

extension LLMResponse {
    /// An answer of which nothing has come.
    ///
    /// - Parameter model: The model's name, used until the provider tells one.
    package init(of model: String) {
        self.init(content: "", model: model, finishReason: FinishReason(.other))
    }

    /// Takes the next event of a stream. Every answer is added up here: whole replies, streams, and what a chat shows.
    package mutating func add(_ event: StreamEvent) {
        switch event {
        case .text(let text): content += text
        case .reasoning(let text): reasoning += text
        case .textWasReasoning:
            guard !content.isEmpty else { break }
            reasoning += (reasoning.isEmpty ? "" : "\n\n") + content
            content = ""
        case .usage(let report): usage = report
        case .finish(let reason): finishReason = reason
        case .retrying, .adjusted: break
        case .reasoningContent(var content):
            content.text = reasoning
            reasoningContent = content
        case .fallback(let notice):
            self = LLMResponse(of: notice.to.model)
        case .metadata(var fields):
            if let name = fields["model"]?.stringValue, !name.isEmpty {
                model = name
                fields["model"] = nil
            }
            metadata.merge(fields)
        }
    }
}
