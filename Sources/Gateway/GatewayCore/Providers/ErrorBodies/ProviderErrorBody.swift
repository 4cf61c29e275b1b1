import GatewayJSON

/// What a provider's error body says, whatever its shape.
///
/// OpenAI nests `{"error": {"message", "type", "param", "code"}}`; Ollama's `error` is a string; Mistral writes a bare
/// `message`, or FastAPI's list of findings under `detail` or `message` or nested in either. Google adds a list of
/// `details`, Anthropic a `request_id` beside the error. Gateways wrap all of these in shapes of their own, which
/// ``ErrorWords`` and ``ErrorText`` know.
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
    /// Seconds to wait, where the body has them: Google's `retryDelay`, such as `34.4s`, Hugging Face's
    /// `estimated_time`.
    var retryDelay: Double?
    /// Every word for the kind of error that is anywhere in the body: types, codes, reasons.
    var kinds: Set<String> = []
    /// The fields that are at fault, as `param`, FastAPI's `loc` and Google's `fieldViolations` name them, such as
    /// `stream_options.include_usage`.
    var fields: [String] = []

    private init() {}

    /// Reads the bytes of a body; a page or rubbish gives no message at all.
    init(_ bytes: [UInt8]) {
        self.init()
        ErrorText.read(bytes, into: &self)
    }

    /// Reads a body, or the `error` in it.
    init(_ body: JSONValue) {
        self.init()
        message = ErrorWords.read(body, into: &self)
    }
}
