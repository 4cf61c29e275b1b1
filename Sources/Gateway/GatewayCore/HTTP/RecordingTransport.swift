import Synchronization

/// A transport that tells of each exchange when it is over. Nothing of it is secret any more then; see
/// ``HTTPExchange``.
public struct RecordingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let clock: ContinuousClock
    private let report: @Sendable (HTTPExchange) -> Void

    /// A transport around another one.
    ///
    /// - Parameter report: Gets every exchange, from any thread.
    public init(_ transport: any HTTPTransport, report: @escaping @Sendable (HTTPExchange) -> Void) {
        self.transport = transport
        clock = ContinuousClock()
        self.report = report
    }

    /// Sends a request; see ``HTTPTransport/send(_:)``.
    public func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let recorder = Recorder(request, start: clock.now, report: report)
        do throws(HTTPTransportError) {
            var response = try await transport.send(request)
            recorder.begin(response)
            let body = response.body
            response.body = HTTPBody { () async throws(HTTPTransportError) -> [UInt8]? in
                do throws(HTTPTransportError) {
                    // A body goes on where the last reader stopped.
                    var iterator = body.makeAsyncIterator()
                    let chunk = try await iterator.next()
                    recorder.add(chunk)
                    return chunk
                } catch {
                    recorder.fail(error)
                    throw error
                }
            }
            return response
        } catch {
            recorder.fail(error)
            throw error
        }
    }

    /// Puts one exchange together, and tells of it once: at its end, or when nobody can read on any more.
    private final class Recorder: Sendable {
        private let exchange: Mutex<HTTPExchange?>
        private let secrets: Redaction
        private let start: ContinuousClock.Instant
        private let report: @Sendable (HTTPExchange) -> Void

        init(
            _ request: HTTPRequest, start: ContinuousClock.Instant, report: @escaping @Sendable (HTTPExchange) -> Void
        ) {
            secrets = Redaction(of: request)
            exchange = Mutex(HTTPExchange(request, without: secrets))
            self.start = start
            self.report = report
        }

        deinit {
            end { $0.isAbandoned = true }
        }

        func begin(_ response: HTTPResponse) {
            exchange.withLock { exchange in
                exchange?.status = response.status
                exchange?.responseHeaders = secrets.shown(response.headers)
                exchange?.timings = response.timings
            }
        }

        func add(_ chunk: [UInt8]?) {
            guard let chunk else { return end { _ in } }
            exchange.withLock { exchange in
                let room = HTTPExchange.bodyLimit + secrets.longestForm - (exchange?.responseBody.count ?? 0)
                exchange?.responseBody += chunk.prefix(max(0, room))
                exchange?.responseLength += chunk.count
            }
        }

        func fail(_ error: HTTPTransportError) {
            end { $0.failure = secrets.shown(error.message) }
        }

        private func end(_ change: (inout HTTPExchange) -> Void) {
            guard var ended = exchange.withLock({ $0.take() }) else { return }
            change(&ended)
            ended.requestBody = secrets.shown(ended.requestBody, upTo: HTTPExchange.bodyLimit)
            ended.responseBody = secrets.shown(ended.responseBody, upTo: HTTPExchange.bodyLimit)
            ended.duration = start.duration(to: .now)
            report(ended)
        }
    }
}
