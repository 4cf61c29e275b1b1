/// Takes out of a request what the server has just refused by name, so that a model which the catalogue does not know
/// yet can be used at once.
enum ParameterAdaptation {
    /// The codes with which OpenAI and its peers name a setting that the model does not take.
    private static let codes: Set<String> = ["unsupported_parameter", "unsupported_value"]

    /// The body without the refused setting; `nil` when the error is another one, or the setting matters too much to
    /// be left out silently.
    static func adapt(_ body: JSONObject, to error: ProviderErrorBody) -> JSONObject? {
        guard let parameter = refusedParameter(in: error) else { return nil }
        var adapted = body
        switch parameter {
        case "max_tokens":
            guard let limit = body["max_tokens"], body["max_completion_tokens"] == nil else { return nil }
            adapted["max_tokens"] = nil
            adapted["max_completion_tokens"] = limit
        case "temperature", "stream_options":
            guard body[parameter] != nil else { return nil }
            adapted[parameter] = nil
        case "reasoning.summary":
            // OpenAI shows summaries only to organizations that it has verified.
            guard var reasoning = body["reasoning"]?.objectValue, reasoning["summary"] != nil else { return nil }
            reasoning["summary"] = nil
            adapted["reasoning"] = reasoning.isEmpty ? nil : .object(reasoning)
        default:
            return nil
        }
        return adapted
    }

    private static func refusedParameter(in error: ProviderErrorBody) -> String? {
        let message = error.message ?? ""
        if let parameter = error.parameter {
            // OpenAI's Responses name the parameter, but no code.
            let isRefused = error.code.map(codes.contains) ?? message.hasPrefix("Unsupported parameter")
            return isRefused ? parameter : nil
        }
        // Anthropic has no field for it: "`temperature` is deprecated for this model."
        return message.hasPrefix("`temperature` is ") ? "temperature" : nil
    }
}
