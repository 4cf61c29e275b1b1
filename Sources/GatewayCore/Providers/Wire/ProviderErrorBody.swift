/// What a provider's error body says, whatever its shape.
///
/// OpenAI nests `{"error": {"message", "type", "param", "code"}}`; Ollama's `error` is a string; Mistral writes a bare
/// `message`, or FastAPI's list of findings under `detail` or `message` or nested in either. Google adds a list of
/// `details`, Anthropic a `request_id` beside the error.
struct ProviderErrorBody: Sendable, Hashable {
    /// The provider's sentence.
    var message: String?
    /// The provider's word for the kind of error.
    var type: String?
    /// The field that is at fault.
    var parameter: String?
    /// The provider's code; numbers are written out.
    var code: String?
    /// The provider's id of the request, where the body has it.
    var requestID: String?
    /// Seconds to wait, where the body has them: Google's `retryDelay`, such as `34.4s`.
    var retryDelay: Double?

    /// Reads the bytes of a body; anything that is not JSON gives no message at all.
    init(_ bytes: [UInt8]) {
        self.init((try? JSONValue(parsing: bytes)) ?? .null)
    }

    /// Reads a body, or the `error` in it.
    init(_ body: JSONValue) {
        let error = body["error"] ?? body
        message =
            error.stringValue ?? Self.sentence(error["message"]) ?? Self.sentence(error["detail"])
            ?? Self.sentence(error["msg"])
        if message == "Provider returned error", let behind = Self.behind(error["metadata"]) { message = behind }
        type = error["type"]?.stringValue ?? error["status"]?.stringValue
        parameter = error["param"]?.stringValue
        code = error["code"]?.stringValue ?? error["code"]?.intValue.map(String.init)
        requestID = body["request_id"]?.stringValue
        let delay = (error["details"]?.arrayValue ?? []).lazy.compactMap { $0["retryDelay"]?.stringValue }.first
        retryDelay = delay.flatMap { $0.hasSuffix("s") ? Double($0.dropLast()) : nil }
    }

    /// OpenRouter's own sentence says nothing; what the provider behind it said stands in `metadata`.
    private static func behind(_ metadata: JSONValue?) -> String? {
        guard let raw = metadata?["raw"]?.stringValue, !raw.isEmpty else { return nil }
        let words = ProviderErrorBody(Array(raw.utf8)).message ?? String(raw.prefix(500))
        return (metadata?["provider_name"]?.stringValue).map { "\($0): \(words)" } ?? words
    }

    private static func sentence(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let text = value.stringValue { return text.isEmpty ? nil : text }
        if let detail = value["detail"] { return sentence(detail) }
        let findings = (value.arrayValue ?? []).compactMap { finding -> String? in
            guard let text = finding["msg"]?.stringValue else { return finding.stringValue }
            let place = (finding["loc"]?.arrayValue ?? []).map { $0.stringValue ?? $0.serialized() }
            return place.isEmpty ? text : "\(place.joined(separator: ".")): \(text)"
        }
        return findings.isEmpty ? nil : findings.joined(separator: "; ")
    }
}
