/// Which reasoning of a conversation goes back to a model.
enum ReasoningReturn {
    /// The request without the reasoning that the model would refuse or has no use for.
    static func apply(_ request: LLMRequest, to id: ModelID, rule: EffortRule?, in form: WireRequest.Form) -> LLMRequest
    {
        guard request.messages.contains(where: \.hasReasoning) else { return request }
        let returning = rule?.returning ?? .never
        var request = request
        var digest = ConversationDigest()
        for index in request.messages.indices {
            let prefix = returning == .bound ? digest.text : nil
            if returning == .bound { digest.add(request.messages[index]) }
            request.messages[index].parts.removeAll { part in
                guard case .reasoning(let content) = part else { return false }
                return returning == .never || content.model != id || content.api != form.rawValue
                    || (prefix ?? content.prefix) != content.prefix
            }
        }
        return request
    }
}
