/// Carries one request to a Chat Completions server and its answer back, whole or streamed.
///
/// The wire format is OpenAI's (https://platform.openai.com/docs/api-reference/chat), which Mistral and most servers
/// speak with small differences. Those differences are in the requests and in ``ChatCompletionsMapper``.
struct ChatCompletionsClient: Sendable {
    /// An error body is a few hundred bytes; more than this is no error body.
    static let errorBodyLimit = 64 * 1024
    /// A whole reply; far above the longest answer any model gives.
    static let replyLimit = 64 * 1024 * 1024
    /// How many settings a server may refuse one after another before its refusal counts.
    private static let adaptations = 3

    let provider: ProviderIdentity
    let baseURL: String
    let headers: HTTPHeaders
    let transport: any HTTPTransport
    private let apiKey: String

    init(
        provider: ProviderIdentity, baseURL: String, apiKey: String, extraHeaders: [HTTPHeaders.Field] = [],
        transport: any HTTPTransport
    ) {
        self.provider = provider
        self.baseURL = baseURL
        self.transport = transport
        self.apiKey = apiKey
        var headers: HTTPHeaders = [
            "Authorization": "Bearer \(apiKey)",
            "Content-Type": "application/json",
            "User-Agent": "parlance",
        ]
        for field in extraHeaders {
            headers.add(name: field.name, value: field.value)
        }
        self.headers = headers
    }

    /// The streamed answer to a body. Nothing is sent before its first event is read.
    func stream(_ body: JSONObject, for request: LLMRequest, model: String) -> LLMStream {
        LLMStream(for: request, model: model) {
            ChatCompletionsSource(client: self, body: body)
        }
    }

    /// The whole answer to a body.
    func generate(_ body: JSONObject, for request: LLMRequest, model: String) async throws(GatewayError) -> LLMResponse
    {
        var accumulator = ResponseAccumulator(for: request, model: model)
        do throws(GatewayError) {
            let response = try await send(body, accepting: "application/json")
            let bytes = try await collect(response.body, upTo: Self.replyLimit)
            var mapper = ChatCompletionsMapper(provider: provider)
            for event in try mapper.events(fromReply: bytes) {
                accumulator.add(event)
            }
        } catch {
            throw withoutKey(error)
        }
        return accumulator.response
    }

    /// Sends a body and gives the response once its status is a good one. A setting that the server refuses by name is
    /// taken out, as ``ParameterAdaptation`` knows, and the body is sent again.
    func send(_ body: JSONObject, accepting mediaType: String) async throws(GatewayError) -> HTTPResponse {
        var body = body
        for attempt in 0... {
            let response = try await post(body, accepting: mediaType)
            if (200..<300).contains(response.status) {
                return response
            }
            let failure = ProviderErrorBody(try await errorBody(of: response))
            if attempt < Self.adaptations, response.status == 400,
                let adapted = ParameterAdaptation.adapt(body, to: failure)
            {
                body = adapted
                continue
            }
            throw provider.error(status: response.status, headers: response.headers, body: failure)
        }
        // `0...` has no end; the compiler cannot know.
        throw GatewayError(.invalidRequest, "The request was refused.", provider: provider.name)
    }

    /// The body of a refusal, which may be missing or broken off; that it was cancelled is not the provider's failure.
    private func errorBody(of response: HTTPResponse) async throws(GatewayError) -> [UInt8] {
        do throws(HTTPTransportError) {
            return try await response.body.collect(upTo: Self.errorBodyLimit)
        } catch {
            guard error.kind != .cancelled else { throw GatewayError(error, provider: provider, baseURL: shownURL) }
            return []
        }
    }

    /// The address as messages may show it: without a user, a password or a query, which may hold secrets.
    var shownURL: String {
        let request = HTTPRequest(url: baseURL)
        guard let scheme = request.scheme else { return "that was given" }
        let path = baseURL.dropFirst(scheme.count + 3).drop { !"/?#".contains($0) }.prefix { !"?#".contains($0) }
        return "\(scheme)://\(request.host)\(path)"
    }

    /// The address as messages may show it, unless it is the provider's own.
    func address(otherThan own: String) -> String? {
        baseURL == own ? nil : shownURL
    }

    func collect(_ body: HTTPBody, upTo limit: Int) async throws(GatewayError) -> [UInt8] {
        do throws(HTTPTransportError) {
            return try await body.collect(upTo: limit)
        } catch {
            throw GatewayError(error, provider: provider, baseURL: shownURL)
        }
    }

    /// Some servers repeat the key that they refuse. Errors are shown, logged and pasted into reports.
    func withoutKey(_ error: GatewayError) -> GatewayError {
        var error = error
        // A key as short as the `x` of a local server is no secret, and would be found in ordinary words.
        if apiKey.count >= 8 {
            error.reason = error.reason.replacing(apiKey, with: "(the key)")
            error.providerMessage = error.providerMessage?.replacing(apiKey, with: "(the key)")
        }
        return error
    }

    private func post(_ body: JSONObject, accepting mediaType: String) async throws(GatewayError) -> HTTPResponse {
        var headers = headers
        headers["Accept"] = mediaType
        let request = HTTPRequest(
            method: .post,
            url: baseURL + "/chat/completions",
            headers: headers,
            body: Array(JSONValue.object(body).serialized().utf8)
        )
        do throws(HTTPTransportError) {
            return try await transport.send(request)
        } catch {
            throw GatewayError(error, provider: provider, baseURL: shownURL)
        }
    }
}
