extension ProviderClient {
    /// The whole answer to a request. Of an answer that fails in the middle the pieces are reported as notices.
    func generate<Mapper: WireMapper>(
        _ wire: WireRequest, as _: Mapper.Type, for request: LLMRequest, model: String
    ) async throws(GatewayError) -> LLMResponse {
        var call = WireCall(wire)
        while true {
            var events: [StreamEvent] = []
            do throws(GatewayError) {
                let response = try await send(&call, accepting: "application/json")
                call.takeAdjustments().forEach(CallNotices.report)
                let reader = try await read(response, as: Mapper.self, into: &events)
                if let failure = reader.failure {
                    let hasBegun = events.contains(where: \.isPieceOfAnswer)
                    if !hasBegun, adapt(&call, to: reader.report, failure) { continue }
                    throw fixed(failure, reader.report, of: call)
                }
                remember(&call)
                var accumulator = ResponseAccumulator(for: request, model: model)
                var filter = ReasoningFilter()
                for event in events { filter.feed(shown(event, of: call)).forEach { accumulator.add($0) } }
                filter.flush().forEach { accumulator.add($0) }
                return accumulator.response
            } catch {
                let hasBegun = events.contains(where: \.isPieceOfAnswer)
                guard !hasBegun, let notice = retry(&call, after: error) else {
                    // An error carries no answer, but what came of one is kept.
                    events.filter(\.isText).forEach(CallNotices.report)
                    throw withoutKey(error)
                }
                CallNotices.report(.retrying(notice))
                try await retries.pause(for: notice.delay, provider: provider.name)
            }
        }
    }

    /// A reader of a response's body.
    func reader<Mapper: WireMapper>(of response: HTTPResponse) -> ReplyReader<Mapper> {
        ReplyReader(head: ReplyHead(response, address: shownURL), mapper: Mapper(provider: provider))
    }

    /// The error of a transport that failed.
    func failure(_ error: HTTPTransportError) -> GatewayError {
        GatewayError(error, provider: provider, baseURL: shownURL)
    }

    /// Reads a reply to its end, or as far as it comes. A failure that is told within it is the reader's.
    private func read<Mapper: WireMapper>(
        _ response: HTTPResponse, as _: Mapper.Type, into events: inout [StreamEvent]
    ) async throws(GatewayError) -> ReplyReader<Mapper> {
        var reader: ReplyReader<Mapper> = reader(of: response)
        var body = response.body.makeAsyncIterator()
        do throws(HTTPTransportError) {
            while !reader.hasEnded {
                if reader.isComplete {
                    events += try await reader.readRest(of: response.body, within: limits.restTime, on: limits.clock)
                } else if let chunk = try await body.next() {
                    events += reader.feed(chunk)
                } else {
                    break
                }
            }
            events += reader.finish()
        } catch {
            guard case .connectionLost = error.kind else { throw failure(error) }
            events += reader.finish(error.message)
            guard reader.isComplete || events.contains(where: \.isPieceOfAnswer) else { throw failure(error) }
        }
        return reader
    }
}
