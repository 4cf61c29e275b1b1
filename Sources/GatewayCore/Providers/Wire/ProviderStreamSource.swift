/// The events of one streamed answer: connection → framing → the protocol's mapper.
struct ProviderStreamSource<Mapper: WireMapper>: StreamSource {
    private enum State {
        case notSent
        case waiting(Duration)
        case streaming(HTTPBody.AsyncIterator)
        case failed(GatewayError)
        case ended
    }

    private let client: ProviderClient
    private var call: WireCall
    /// Whether a piece of the answer was handed out.
    private var hasBegun = false
    private var state = State.notSent
    private var framer = WireFramer(Mapper.framing)
    private var mapper: Mapper

    init(client: ProviderClient, request: WireRequest) {
        self.client = client
        call = WireCall(request)
        mapper = Mapper(provider: client.provider)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        do throws(GatewayError) {
            let events = try await advance(isolation: actor)
            if let events, events.contains(where: \.isPieceOfAnswer) { hasBegun = true }
            return events
        } catch {
            guard !hasBegun, let notice = client.retry(&call, after: error) else { throw client.withoutKey(error) }
            state = .waiting(notice.delay)
            return [.retrying(notice)]
        }
    }

    private mutating func advance(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        switch state {
        case .ended:
            return nil
        case .failed(let error):
            throw error
        case .notSent:
            return try await start(isolation: actor)
        case .waiting(let delay):
            try await client.retries.pause(for: delay, provider: client.provider.name)
            framer = WireFramer(Mapper.framing)
            mapper = Mapper(provider: client.provider)
            return try await start(isolation: actor)
        case .streaming(var iterator):
            let chunk: [UInt8]?
            do throws(HTTPTransportError) {
                chunk = try await iterator.next(isolation: actor)
            } catch {
                // What is missing then is at most the usage.
                if mapper.progress.hasFinished, case .connectionLost = error.kind { return nil }
                throw interruption(error)
            }
            guard let chunk else {
                state = .ended
                try mapper.checkComplete()
                return nil
            }
            state = .streaming(iterator)
            return try events(from: chunk)
        }
    }

    private mutating func start(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        let expected = Mapper.framing.mediaType
        let response = try await client.send(&call, accepting: expected)
        let mediaType = (response.headers["Content-Type"] ?? "").lowercased()
        if mediaType.hasPrefix("application/json") {
            // A server that cannot stream answers whole; that is an answer all the same.
            state = .ended
            let bytes = try await client.collect(response.body, upTo: ProviderClient.replyLimit)
            return try mapper.events(fromReply: bytes)
        }
        guard mediaType.isEmpty || mediaType.hasPrefix(expected) else {
            throw client.withoutKey(
                client.provider.unexpectedReply("a reply of type '\(mediaType)'", baseURL: client.shownURL))
        }
        state = .streaming(response.body.makeAsyncIterator())
        return []
    }

    private mutating func events(from chunk: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        let received: [[UInt8]]
        do throws(EventStreamError) {
            received = try framer.feed(chunk)
        } catch {
            throw client.provider.unexpectedReply("an event without end", baseURL: client.shownURL)
        }
        var events: [StreamEvent] = []
        do throws(GatewayError) {
            for event in received {
                events += try mapper.events(fromEvent: event)
                if mapper.progress.hasEnded {
                    state = .ended
                    break
                }
            }
        } catch {
            // What came before the failure, in the same piece, was said all the same.
            guard !events.isEmpty else { throw error }
            state = .failed(error)
        }
        return events
    }

    /// A connection that breaks in the middle of an answer is another thing than one that never stood.
    private func interruption(_ error: HTTPTransportError) -> GatewayError {
        guard case .connectionLost = error.kind else {
            return GatewayError(error, provider: client.provider, baseURL: client.shownURL)
        }
        var incomplete = mapper.incomplete
        incomplete.providerMessage = error.message
        return incomplete
    }
}
