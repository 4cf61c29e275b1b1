/// The events of one streamed answer: the connection, and the reader of what comes over it.
struct ProviderStreamSource<Mapper: WireMapper>: StreamSource {
    private let client: ProviderClient
    private var call: WireCall
    /// Whether a piece of the answer was handed out.
    private var hasBegun = false
    /// The reply that is being read; `nil` before the request is sent. Apart from the reader, not in one value with it:
    /// what changes must not be held twice, or it is copied at each piece.
    private var body: HTTPBody.AsyncIterator?
    private var reader: ReplyReader<Mapper>?
    /// The same body, for what follows the end of the answer.
    private var rest: HTTPBody?
    /// What is waited before the request is sent again.
    private var delay: Duration?

    init(client: ProviderClient, request: WireRequest) {
        self.client = client
        call = WireCall(request)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        do throws(GatewayError) {
            let events = try await advance(isolation: actor)
            if let events, events.contains(where: \.isPieceOfAnswer) {
                hasBegun = true
                client.remember(&call)
            }
            return events?.map { client.shown($0, of: call) }
        } catch {
            guard !hasBegun, let notice = client.retry(&call, after: error) else { throw client.withoutKey(error) }
            (body, rest, reader, delay) = (nil, nil, nil, notice.delay)
            return [.retrying(notice)]
        }
    }

    private mutating func advance(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        if let reader, reader.hasEnded {
            // The connection is closed as soon as nobody holds its body.
            (body, rest) = (nil, nil)
            guard let failure = reader.failure else {
                client.remember(&call)
                return nil
            }
            guard !hasBegun, client.adapt(&call, to: reader.report, failure) else {
                throw client.fixed(failure, reader.report, of: call)
            }
            (self.reader, delay) = (nil, nil)
            return []
        }
        guard reader != nil else {
            if let delay { try await client.retries.pause(for: delay, provider: client.provider.name) }
            let response = try await client.send(&call, accepting: Mapper.framing.mediaType)
            reader = client.reader(of: response)
            rest = response.body
            body = response.body.makeAsyncIterator()
            return call.takeAdjustments()
        }
        do throws(HTTPTransportError) {
            if let rest, var complete = reader, complete.isComplete {
                let events = try await complete.readRest(
                    of: rest, within: client.limits.restTime, on: client.limits.clock)
                reader = complete
                return events
            }
            guard let chunk = try await body?.next(isolation: actor) else { return reader?.finish() }
            return reader?.feed(chunk)
        } catch {
            guard case .connectionLost = error.kind else { throw client.failure(error) }
            // A connection that breaks in the middle of an answer is another thing than one that never stood.
            return reader?.finish(error.message)
        }
    }
}
