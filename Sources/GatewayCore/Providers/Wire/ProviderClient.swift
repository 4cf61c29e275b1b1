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
    }

    /// An error body is a few hundred bytes; more than this is no error body.
    static let errorBodyLimit = 64 * 1024
    /// A whole reply; far above the longest answer any model gives.
    static let replyLimit = 64 * 1024 * 1024

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
    /// What must not be shown: the key, and the values of headers whose names say that they hold one.
    private let secrets: [String]

    /// A client of one server.
    ///
    /// - Parameters:
    ///   - apiKey: The secret; empty for a server that wants none.
    ///   - extraHeaders: Headers that win over those of the same name.
    init(
        provider: ProviderIdentity, baseURL: String, apiKey: String, keyPlace: KeyPlace = .bearer,
        extraHeaders: [HTTPHeaders.Field] = [], settings: GatewaySettings
    ) {
        self.provider = provider
        self.baseURL = baseURL
        transport = settings.transport
        memory = settings.parameterMemory
        model = settings.model
        connection = settings.connection
        var retries = settings.retryPolicy
        retries.limit = settings.connection.maxRetries ?? retries.limit
        self.retries = retries
        let secretNames = ["key", "token", "auth", "secret", "cookie"]
        let secretHeaders = extraHeaders.filter { field in
            secretNames.contains(where: field.name.lowercased().contains)
        }
        secrets = [apiKey] + secretHeaders.map(\.value)
        var headers = HTTPHeaders()
        if !apiKey.isEmpty {
            switch keyPlace {
            case .bearer: headers["Authorization"] = "Bearer \(apiKey)"
            case .header(let name): headers[name] = apiKey
            }
        }
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
            if (200..<300).contains(response.status) {
                remember(call)
                return response
            }
            let failure = ProviderErrorBody(try await errorBody(of: response))
            if adapt(&call, to: failure, status: response.status) { continue }
            var error = provider.error(status: response.status, headers: response.headers, body: failure)
            if let fix = ParameterAdaptation.fix(call.request, failure, status: response.status) { error.fix = fix }
            throw error
        }
    }

    /// Reads the JSON at a path.
    func get(_ path: String) async throws(GatewayError) -> JSONValue {
        do throws(GatewayError) {
            let response = try await exchange(.get, path, accepting: "application/json")
            guard (200..<300).contains(response.status) else {
                let failure = ProviderErrorBody(try await errorBody(of: response))
                throw provider.error(status: response.status, headers: response.headers, body: failure)
            }
            let bytes = try await collect(response.body, upTo: Self.replyLimit)
            guard let value = try? JSONValue(parsing: bytes) else {
                throw provider.unexpectedReply("a reply that is not JSON", baseURL: shownURL)
            }
            return value
        } catch {
            throw withoutKey(error)
        }
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

    /// The address of a path on the server.
    private func url(of path: String) throws(GatewayError) -> String {
        do throws(BaseURLError) {
            return try BaseURL(baseURL).appending(path)
        } catch {
            throw GatewayError(
                .configuration, "The base URL \(shownURL) cannot be used: \(error.message).",
                fix: "Give one such as https://api.example.com/v1.", provider: provider.name)
        }
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
        for secret in secrets where secret.count >= 8 {
            error.reason = error.reason.replacing(secret, with: "(the key)")
            error.providerMessage = error.providerMessage?.replacing(secret, with: "(the key)")
        }
        return error
    }

    private func exchange(
        _ method: HTTPMethod, _ path: String, accepting mediaType: String, idempotencyKey: String? = nil,
        body: [UInt8] = []
    ) async throws(GatewayError) -> HTTPResponse {
        var headers = headers
        headers["Accept"] = mediaType
        if let idempotencyKey { headers[IdempotencyKey.header] = idempotencyKey }
        let request = HTTPRequest(
            method: method, url: try url(of: path), headers: headers, body: body, timeouts: connection.timeouts,
            certificateFile: connection.certificateFile)
        do throws(HTTPTransportError) {
            return try await transport.send(request)
        } catch {
            throw GatewayError(error, provider: provider, baseURL: shownURL)
        }
    }
}
