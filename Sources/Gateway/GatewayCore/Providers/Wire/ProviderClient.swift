import GatewayJSON

/// Carries one request to a provider's server and its answer back, whole or streamed.
///
/// It knows addresses, headers, limits and how errors are told; what is in a request and in an answer is the
/// protocol's business: a ``WireRequest`` and a ``WireMapper``.
struct ProviderClient: Sendable {
    /// How a server is shown the key.
    enum KeyPlace: Sendable {
        /// `Authorization: Bearer …`, as OpenAI and most others have it.
        case bearer
        /// A header of the provider's own.
        case header(String)

        func put(_ key: APIKey, into headers: inout HTTPHeaders) {
            switch self {
            case .bearer: headers["Authorization"] = "Bearer \(key.secret)"
            case .header(let name): headers[name] = key.secret
            }
        }
    }

    let provider: ProviderIdentity
    let baseURL: String
    let headers: HTTPHeaders
    let transport: any HTTPTransport
    /// When a call that failed is made again.
    let retries: RetryPolicy
    /// What servers have refused before.
    let memory: ParameterMemory
    /// The model that is asked, as the memory names it.
    let model: String
    private let connection: ConnectionOptions
    /// How much of a reply is read, and for how long.
    let limits: ReplyLimits
    /// What must not be shown: the keys, and what else of headers and the address is secret.
    private let redaction: Redaction
    /// Why nothing can be sent.
    private let keyFault: GatewayError?

    /// A client of one server.
    ///
    /// - Parameters:
    ///   - extraHeaders: Headers that win over those of the same name.
    ///   - settings: With the key, where the server wants one.
    init(
        provider: ProviderIdentity, baseURL: String, keyPlace: KeyPlace = .bearer,
        extraHeaders: [HTTPHeaders.Field] = [], settings: GatewaySettings
    ) {
        self.provider = provider
        self.baseURL = baseURL
        transport = settings.transport
        memory = settings.parameterMemory
        model = settings.model
        connection = settings.connection
        limits = settings.replyLimits
        var retries = settings.retryPolicy
        retries.limit = settings.connection.maxRetries ?? retries.limit
        self.retries = retries
        redaction = Redaction(
            [settings.apiKey?.secret ?? ""] + Redaction.secrets(in: extraHeaders) + Redaction.secrets(inURL: baseURL)
                + settings.otherSecrets)
        keyFault = settings.keyFault
        var headers = HTTPHeaders()
        if let key = settings.apiKey { keyPlace.put(key, into: &headers) }
        headers["Content-Type"] = "application/json"
        headers["User-Agent"] = "parlance"
        for field in extraHeaders {
            headers[field.name] = field.value
        }
        self.headers = headers
    }

    /// The streamed answer to a request. Nothing is sent before its first event is read.
    func stream<Mapper: WireMapper>(
        _ wire: WireRequest, as _: Mapper.Type, for request: LLMRequest, model: String
    ) -> LLMStream {
        LLMStream(for: request, model: model) {
            ReasoningFilterSource(ProviderStreamSource<Mapper>(client: self, request: wire))
        }
    }

    /// What is to be waited before a call is made again; `nil`: it is not.
    func retry(_ call: inout WireCall, after error: GatewayError) -> RetryNotice? {
        if error.isLoading {
            let number = call.loadingRetries + 1
            guard let delay = retries.wait(after: error, retry: number, waited: call.loadingWait) else { return nil }
            call.loadingRetries = number
            call.loadingWait += delay
            return RetryNotice(
                number: number, limit: max(number, retries.limit), delay: delay, error: withoutKey(error))
        }
        guard let delay = retries.wait(after: error, retry: call.retries + 1) else { return nil }
        call.retries += 1
        return RetryNotice(number: call.retries, limit: retries.limit, delay: delay, error: withoutKey(error))
    }

    /// Posts a request and gives the response once its status is a good one. What Parlance added by itself and the
    /// server refuses is taken out or replaced, as ``ParameterAdaptation`` knows, and the request is sent again.
    func send(_ call: inout WireCall, accepting mediaType: String) async throws(GatewayError) -> HTTPResponse {
        recall(&call)
        while true {
            let response = try await exchange(
                .post, call.request.path, accepting: mediaType, idempotencyKey: call.idempotencyKey,
                body: Array(JSONValue.object(call.request.body).serialized().utf8))
            if (200..<300).contains(response.status) { return response }
            let failure = ProviderErrorBody(try await errorBody(of: response))
            if adapt(&call, to: failure, status: response.status) { continue }
            let error = provider.error(status: response.status, headers: response.headers, body: failure)
            throw fixed(error, failure, of: call)
        }
    }

    /// Reads the JSON at a path.
    func get(_ path: String) async throws(GatewayError) -> JSONValue {
        try await json(.get, path)
    }

    /// Posts JSON to a path, and reads the JSON of the reply; it is no call that is answered by a model.
    func post(_ body: JSONObject, to path: String) async throws(GatewayError) -> JSONValue {
        try await json(.post, path, body: Array(JSONValue.object(body).serialized().utf8))
    }

    private func json(
        _ method: HTTPMethod, _ path: String, body: [UInt8] = []
    ) async throws(GatewayError) -> JSONValue {
        do throws(GatewayError) {
            let response = try await exchange(method, path, accepting: "application/json", body: body)
            guard (200..<300).contains(response.status) else {
                let failure = ProviderErrorBody(try await errorBody(of: response))
                throw provider.error(status: response.status, headers: response.headers, body: failure)
            }
            var bytes = try await list(in: response.body)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            guard let value = try? JSONValue(parsing: redaction.hide(bytes, as: "(the key)")) else {
                throw provider.unexpectedReply("a reply that is not JSON", baseURL: shownURL)
            }
            return value
        } catch {
            throw withoutKey(error)
        }
    }

    /// The body of a refusal, which may be missing or broken off; that it was cancelled is not the provider's failure.
    private func errorBody(of response: HTTPResponse) async throws(GatewayError) -> [UInt8] {
        let body = await response.body.beginning(
            upTo: limits.errorBody, within: limits.errorTime, on: limits.clock)
        switch body.end {
        case .complete: return body.bytes
        case .failed(let error) where error.kind == .cancelled: throw failure(error)
        case .tooLong, .late, .failed:
            // All of it may be there although its end is not; a beginning says nothing.
            return (try? JSONValue(parsing: body.bytes)) == nil ? [] : body.bytes
        }
    }

    /// The body of a list, which comes in one piece and not for minutes.
    private func list(in body: HTTPBody) async throws(GatewayError) -> [UInt8] {
        let list = await body.beginning(upTo: limits.reply, within: limits.listTime, on: limits.clock)
        switch list.end {
        case .complete: return list.bytes
        case .tooLong: throw failure(.tooLarge(limit: limits.reply))
        case .late:
            throw GatewayError(
                .timedOut,
                "\(provider.displayName) took longer than \(Limits.listTime.text) to send its list of models.",
                fix: "Name a model explicitly, or try again.", provider: provider.name)
        case .failed(let error): throw failure(error)
        }
    }

    /// The address as messages may show it: without a user, a password or a query, which may hold secrets.
    var shownURL: String {
        let request = HTTPRequest(url: baseURL)
        guard let scheme = request.scheme else { return "that was given" }
        let path = baseURL.dropFirst(scheme.count + 3).drop { !"/?#".contains($0) }.prefix { !"?#".contains($0) }
        return "\(scheme)://\(request.host)\(path)"
    }

    /// The address of a path on the server.
    private func url(of path: String) throws(GatewayError) -> String {
        do throws(BaseURLError) {
            return try BaseURL(baseURL).appending(path)
        } catch {
            throw GatewayError(
                .configuration, "The base URL \(shownURL) cannot be used: \(error.message).",
                fix: "Use one such as https://api.example.com/v1.", provider: provider.name)
        }
    }

    /// The address as messages may show it, unless it is the provider's own.
    func address(otherThan own: String) -> String? {
        baseURL == own && !provider.isConfigured ? nil : shownURL
    }

    /// Some servers repeat the key that they refuse. Errors are shown, logged and pasted into reports.
    func withoutKey(_ error: GatewayError) -> GatewayError {
        error.hiding(redaction)
    }

    /// An event as it is handed out: without the key, and reasoning with where it comes from.
    func shown(_ event: StreamEvent, of call: WireCall) -> StreamEvent {
        guard case .reasoningContent(var content) = event else { return withoutKey(event) }
        content.model = ModelID(provider: provider.name, model: model)
        content.api = call.request.form.rawValue
        content.prefix = ConversationDigest(call.request.conversation).text
        return .reasoningContent(content)
    }

    /// Events without the key in what is no part of the answer: facts such as the model's name, the word for its end.
    func withoutKey(_ event: StreamEvent) -> StreamEvent {
        switch event {
        case .metadata(let facts): .metadata(redaction.hide(facts, as: "(the key)"))
        case .finish(let reason):
            .finish(
                FinishReason(
                    reason.kind, raw: reason.raw.map { redaction.hide($0, as: "(the key)") },
                    explanation: reason.explanation.map { redaction.hide($0, as: "(the key)") }))
        case .text, .reasoning, .textWasReasoning, .usage, .retrying, .fallback, .adjusted, .reasoningContent: event
        }
    }

    private func exchange(
        _ method: HTTPMethod, _ path: String, accepting mediaType: String, idempotencyKey: String? = nil,
        body: [UInt8] = []
    ) async throws(GatewayError) -> HTTPResponse {
        if let keyFault { throw keyFault }
        var headers = headers
        headers["Accept"] = mediaType
        if let idempotencyKey { headers[IdempotencyKey.header] = idempotencyKey }
        var request = HTTPRequest(
            method: method, url: try url(of: path), headers: headers, body: body, timeouts: connection.timeouts,
            certificateFile: connection.certificateFile, proxy: connection.proxy)
        request.redaction = redaction
        do throws(HTTPTransportError) {
            var response = try await transport.send(request)
            response.body = response.body.bounded(by: limits.reply)
            return response
        } catch {
            throw GatewayError(error, provider: provider, baseURL: shownURL)
        }
    }
}
