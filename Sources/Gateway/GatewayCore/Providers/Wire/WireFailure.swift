import GatewayJSON

/// Finds the report of a failure in what was sent as part of an answer, whatever its shape.
///
/// It decides whether a value is an error; what its words are is the business of ``ProviderErrorBody``.
enum WireFailure {
    /// The keys under which a protocol puts an answer or a part of one.
    private static let answerKeys = [
        "choices", "candidates", "output", "content", "delta", "content_block", "response", "done", "item", "part",
    ]

    /// The part of a value that reports a failure, for ``ProviderErrorBody``; `nil` when it reports none.
    static func report(in value: JSONValue) -> JSONValue? {
        guard let object = value.objectValue else { return nil }
        if hasError(value) { return value.withoutNoErrors }
        for choice in (value["choices"]?.arrayValue ?? []) + (value["candidates"]?.arrayValue ?? []) {
            for part in [choice, choice["message"], choice["delta"]] {
                if let error = part?["error"], isMeaningful(error) { return ["error": error] }
            }
        }
        if let error = value["response"]?["error"], isMeaningful(error) { return value["response"]?.withoutNoErrors }
        guard !answerKeys.contains(where: { hasAnswer(object[$0]) }), value["message"]?.objectValue == nil else {
            return nil
        }
        for key in ["data", "result", "body", "header", "fault", "Response"] {
            if let inner = value[key], let found = report(in: inner) { return found }
        }
        // `nil` in place of the condition would be a JSON null.
        guard hasErrorCode(value) else { return nil }
        return value.withoutNoErrors
    }

    /// What ``ProviderErrorBody`` is given of a value that is known to report a failure.
    static func body(of value: JSONValue) -> JSONValue {
        report(in: value) ?? value.withoutNoErrors
    }

    /// The report of an answer that ended because something failed, for ``ProviderErrorBody``.
    ///
    /// - Parameter value: Where the reason was read: it may explain it.
    static func report(of reason: FinishReason, in value: JSONValue) -> JSONValue {
        let end = value["candidates"]?[0] ?? value["choices"]?[0] ?? value
        let words = ["finishMessage", "finish_message", "stop_details"].lazy.compactMap { end[$0]?.stringValue }.first
        // "error" alone says nothing that the sentence around it does not say.
        let word = reason.raw.flatMap { ["error", "failed"].contains($0.lowercased()) ? nil : $0 }
        return ["message": (words ?? word).map(JSONValue.string) ?? .null]
    }

    /// Whether a value that holds no part of an answer has words that may be the reason: they are, if no answer comes.
    static func mayExplain(_ value: JSONValue) -> Bool {
        guard let object = value.objectValue, !answerKeys.contains(where: { hasAnswer(object[$0]) }) else {
            return false
        }
        return ["message", "detail", "msg", "status_msg", "error_description", "title", "reason", "Message"].contains {
            guard let words = object[$0] else { return false }
            return words.stringValue.map { !$0.isEmpty && !isSuccess(words) } ?? (words.arrayValue?.isEmpty == false)
        }
    }

    /// Signs that count whatever else is there.
    private static func hasError(_ value: JSONValue) -> Bool {
        if ["error", "errors", "Error", "exception"].contains(where: { value[$0].map(isMeaningful) == true }) {
            return true
        }
        if ["object", "type"].contains(where: { value[$0]?.stringValue?.lowercased() == "error" }) { return true }
        // MiniMax: 0 is success.
        if let code = value["base_resp"]?["status_code"], !isSuccess(code) { return true }
        return ["success", "ok"].contains { value[$0] == false || value[$0] == "false" }
    }

    /// Signs that count where there is no answer.
    private static func hasErrorCode(_ value: JSONValue) -> Bool {
        if let type = value["type"]?.stringValue, type.hasSuffix("_error") { return true }
        if let status = value["status"]?.stringValue?.lowercased(),
            ["error", "failed", "failure", "fail"].contains(status)
        {
            return true
        }
        for key in ["code", "status_code", "statusCode", "status", "error_code", "errorCode", "errcode", "err_code"] {
            guard let code = value[key], !isSuccess(code) else { continue }
            // A word for how far something is.
            if key == "status", code.intValue == nil { continue }
            // A number or a word alone may mean anything.
            if key.hasPrefix("err") || mayExplain(value) { return true }
        }
        return ["error_msg", "error_message", "errorMessage", "errmsg", "err_msg", "faultstring"].contains {
            value[$0]?.stringValue?.isEmpty == false && value["errcode"].map(isSuccess) != true
        }
    }

    /// Whether the value of an `error` is one: some servers send an empty one with each event.
    static func isMeaningful(_ error: JSONValue) -> Bool {
        switch error {
        case .null, .bool(false), .integer(0), .number(0): false
        case .string(let text):
            !text.allSatisfy(\.isWhitespace) && !["false", "null"].contains(text.lowercased()) && !isSuccess(error)
        case .array(let items): items.contains(where: isMeaningful)
        case .object(let object):
            object.contains { key, value in
                // `{"error": {"message": "…"}}` within an error, as some gateways wrap what is behind them.
                if value.objectValue != nil || value.arrayValue != nil { return isMeaningful(value) }
                // `{"code": 0, "message": ""}`, or `{"code": 200, "message": "OK"}`
                return ["code", "status"].contains(key) ? !isSuccess(value) : isMeaningful(value) && !isSuccess(value)
            }
        default: true
        }
    }

    /// Whether a code stands for success; a missing one does.
    private static func isSuccess(_ code: JSONValue) -> Bool {
        switch code {
        case .null, .bool, .array, .object: true
        case .string(let text):
            ["", "0", "200", "ok", "success", "succeeded", "none"].contains(text.lowercased())
                || Int(text).map(isSuccess) == true
        default: code.intValue.map(isSuccess) ?? true
        }
    }

    private static func isSuccess(_ code: Int) -> Bool {
        code == 0 || (200..<300).contains(code)
    }

    private static func hasAnswer(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null: false
        case .array(let items): !items.isEmpty
        case .string(let text): !text.isEmpty
        default: true
        }
    }
}

extension JSONValue {
    /// The value without an `error` that has no words, which would hide those beside it.
    fileprivate var withoutNoErrors: JSONValue {
        guard var object = objectValue, let error = object["error"] else { return self }
        switch error {
        case .string, .array, .object: if WireFailure.isMeaningful(error) { return self }
        default: break
        }
        object["error"] = nil
        return .object(object)
    }
}

extension FinishReason {
    /// Words of all protocols for an answer that ended because something failed.
    private static let failures: Set<String> = [
        "error", "errored", "failed", "failure", "fail", "abort", "aborted", "cancelled", "canceled", "timeout",
        "insufficient_system_resource", "malformed_function_call", "malformed_response", "unexpected_tool_call",
        "too_many_tool_calls", "missing_thought_signature",
    ]

    /// Whether a provider's word for the end of an answer tells of a failure.
    static func isFailure(_ word: String) -> Bool {
        let word = word.lowercased()
        return failures.contains(word) || word.hasSuffix("_error")
    }
}
