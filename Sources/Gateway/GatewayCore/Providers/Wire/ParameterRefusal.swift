import GatewayJSON

/// Reads in a server's refusal which of the things that Parlance adds by itself it is about.
enum ParameterRefusal {
    /// Statuses of refusals; 500 and 501 only where the sentence says that something is refused.
    private static let statuses: Set<Int> = [400, 405, 415, 422, 500, 501]

    /// With one of these a sentence that names a parameter refuses it.
    private static let refusing = [
        "unsupported", "not support", "n't support", "unrecognized", "unknown", "unexpected", "not permitted",
        "not allow", "only ", "invalid", "unavailable", "deprecated", "extra ", "must be", "cannot", "can't",
        "not available", "not implemented", "not enabled", "compatible", "not accept", "n't accept", "no longer",
        "disabled", "forbidden", "not a valid", "failed to", "remove", "not be", "must contain", "不支持", "无效", "未知",
    ]
    /// With these something else is wrong.
    private static let otherReasons = ["cannot use both", "can't use both", "too large", "too long", "exceed"]

    /// Whether a refusal names what a change would change.
    static func concerns(_ change: ParameterChange, _ error: ProviderErrorBody, status: Int, in request: WireRequest)
        -> Bool
    {
        guard statuses.contains(status) else { return false }
        let message = (error.message ?? "").lowercased()
        guard !otherReasons.contains(where: message.contains) else { return false }
        let refuses = refusing.contains(where: message.contains)
        guard status < 500 || refuses else { return false }
        switch change {
        case .newLimitName, .oldLimitName:
            // A limit that is too high is another matter than one whose name is unknown.
            let isUnknown =
                !error.kinds.isDisjoint(with: ["unsupported_parameter", "extra_forbidden", "unknown_parameter"])
                || ["unsupported", "not support", "unrecognized", "unknown", "not permitted", "instead", "unexpected"]
                    .contains(where: message.contains)
            return isUnknown && (names(change, in: error.fields) || mentions(change.names, message))
        case .systemRole:
            return concernsSystem(error, message)
        case .returnedReasoning:
            return concernsReturnedReasoning(error, message)
        case .reasoningSummary where request.effort != nil && !message.contains("summar"):
            // A level is refused then.
            return false
        case .effort:
            guard request.effort != nil, !message.contains("summar"), !message.contains("signature") else {
                return false
            }
            let isNamed = names(change, in: error.fields) || mentions(change.names, message)
            return isNamed && (refuses || !EffortWords.levels(in: message).isEmpty)
        case .stream:
            return error.fields.contains("stream") || error.fields.contains("body.stream")
                || ParameterChange.streamPhrases.contains(where: message.contains)
        default:
            if names(change, in: error.fields) { return true }
            // A field that is named and is another one is what the sentence is about.
            if let field = error.parameter?.split(whereSeparator: { ".[".contains($0) }).first,
                request.body[String(field)] != nil
            {
                return false
            }
            // An image has a format, too.
            return refuses && mentions(change.names.filter { $0 != "format" }, message)
        }
    }

    /// Whether reasoning that went back is refused: its signature, what stands before it, or that it is there at all.
    private static func concernsReturnedReasoning(_ error: ProviderErrorBody, _ message: String) -> Bool {
        let names = [
            "signature", "thinking block", "`thinking`", "redacted_thinking", "thought_signature", "encrypted_content",
            "encrypted content", "reasoning item", "'reasoning'", "item of type", "reasoning_content",
            "reasoning_details", "must be passed back",
        ]
        return names.contains(where: message.contains)
            || error.fields.contains { $0.contains("thinking") && $0.contains("content") }
    }

    private static func concernsSystem(_ error: ProviderErrorBody, _ message: String) -> Bool {
        let names = [
            "system role", "system message", "system prompt", "system instruction", "developer instruction",
            "'system'", "\"system\"", "`system`", "systeminstruction", "system_instruction", "got system",
        ]
        let onlyOthers = [
            "only user and assistant roles", "only user, assistant", "roles must alternate user/assistant",
        ].contains(where: message.contains)
        guard onlyOthers || names.contains(where: message.contains) || error.fields.contains("system") else {
            return false
        }
        // Where it has to be is another matter.
        guard !["at the beginning", "must be first", "be the first"].contains(where: message.contains) else {
            return false
        }
        return [
            "not support", "n't support", "unsupported", "not enabled", "only ", "not allow", "invalid role", "unknown",
            "not permitted", "unrecognized", "unexpected", "must alternate",
        ].contains(where: message.contains)
    }

    /// Whether a field at fault is the change's, or within it: `stream_options.include_usage`, `body.store`.
    private static func names(_ change: ParameterChange, in fields: [String]) -> Bool {
        fields.contains { field in
            let parts = parts(of: field)
            return change.names.contains { name in
                let wanted = Self.parts(of: name)
                guard !wanted.isEmpty, parts.count >= wanted.count else { return false }
                return (0...(parts.count - wanted.count)).contains {
                    parts[$0..<($0 + wanted.count)].elementsEqual(wanted)
                }
            }
        }
    }

    private static func parts(of field: String) -> [String] {
        field.lowercased().filter { $0 != "_" && $0 != "-" }.split { ".[]/ ".contains($0) }.map(String.init)
    }

    /// Whether one of the names is in a sentence, as a word of its own.
    private static func mentions(_ names: [String], _ message: String) -> Bool {
        names.contains { name in
            let name = name.lowercased()
            var rest = message[...]
            var before: Character?
            while let range = rest.firstRange(of: name) {
                before = range.lowerBound > message.startIndex ? message[message.index(before: range.lowerBound)] : nil
                let after = range.upperBound < message.endIndex ? message[range.upperBound] : nil
                if !isWord(before), !isWord(after) { return true }
                rest = rest[range.upperBound...]
            }
            return false
        }
    }

    private static func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } ?? false
    }
}

extension ParameterChange {
    /// How servers call what is changed.
    var names: [String] {
        switch self {
        case .temperature: ["temperature"]
        case .streamOptions: ["stream_options", "stream options", "streamOptions", "include_usage"]
        case .newLimitName, .oldLimitName: [rawValue]
        case .schema, .responseFormat:
            [
                "response_format", "response format", "json_schema", "json schema", "json_object", "json mode",
                "text.format", "output_config", "output_config.format", "output_format", "responseJsonSchema",
                "response_json_schema", "responseSchema", "responseMimeType", "response_mime_type",
                "response mime type", "structured output", "structured outputs", "grammar", "format.type",
                "'format'", "\"format\"", "`format`", "invalid format", "format",
            ]
        case .reasoningSummary: ["reasoning.summary", "reasoning summaries", "reasoning summary", "reasoning"]
        case .store: ["store"]
        case .includeThoughts:
            ["includeThoughts", "include_thoughts", "thinkingConfig", "thinking_config", "thinking"]
        case .effort:
            [
                "reasoning_effort", "reasoning effort", "reasoning.effort", "effort", "effort level", "output_config",
                "thinking", "thinking_level", "thinkinglevel", "thinking level", "thinking_budget", "thinkingbudget",
                "thinking budget", "budget_tokens", "thinkingconfig", "thinking_config", "enable_thinking", "think",
                "chat_template_kwargs", "reasoning",
            ]
        case .topP: ["top_p", "topp", "top-p"]
        case .stop: ["stop", "stop_sequences", "stopsequences", "stop sequences"]
        case .seed: ["seed", "random_seed"]
        case .systemRole, .stream, .returnedReasoning: []
        }
    }

    /// How servers say that they do not stream.
    static let streamPhrases = [
        "streaming is not", "streaming not", "not support streaming", "n't support streaming", "stream is not support",
        "not support stream ", "not support stream.", "streaming is disabled", "streaming is unavailable",
        "verified to stream", "stream must be false", "stream=true is not", "stream=true not", "'stream' is not",
        "`stream` is not", "\"stream\" is not", "unsupported parameter: 'stream'", "unsupported value: 'stream'",
        "streaming responses are not", "streaming requests are not", "unsupported for streaming",
    ]
}
