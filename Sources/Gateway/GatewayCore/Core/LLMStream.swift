/// An answer as it comes: a sequence of ``StreamEvent`` that can be read once.
///
/// Nothing is sent before the first event is asked for, nothing is read ahead without bound, and when the task that
/// reads is cancelled the connection is closed at once. A stream that ends without an error is a complete answer.
public struct LLMStream: AsyncSequence, Sendable {
    /// One step of the answer.
    public typealias Element = StreamEvent
    /// What ends an answer before it is complete.
    public typealias Failure = GatewayError

    private let request: LLMRequest
    private let model: String
    private let makeSource: @Sendable () -> any StreamSource

    /// A stream of what `makeSource` gives. Custom gateways use this; applications get streams from ``LLMGateway``.
    ///
    /// - Parameters:
    ///   - request: What was asked, so that ``collect()`` knows the form of the answer.
    ///   - model: The model's name, used when the provider does not tell one.
    public init(
        for request: LLMRequest,
        model: String,
        makeSource: @escaping @Sendable () -> any StreamSource
    ) {
        self.request = request
        self.model = model
        self.makeSource = makeSource
    }

    /// Starts the call at the first `next()`.
    public func makeAsyncIterator() -> Iterator {
        Iterator(source: makeSource())
    }

    /// Reads the stream to its end and gives the same response as ``LLMGateway/generate(_:)`` would have.
    ///
    /// - Throws: The error that ended the stream.
    public func collect() async throws(GatewayError) -> LLMResponse {
        var accumulator = ResponseAccumulator(for: request, model: model)
        var iterator = makeAsyncIterator()
        while let event = try await iterator.next(isolation: nil) {
            accumulator.add(event)
        }
        return accumulator.response
    }

    /// Reads the events one after another.
    public struct Iterator: AsyncIteratorProtocol {
        private var source: any StreamSource
        private var pending: ArraySlice<StreamEvent> = []
        private var isFinished = false

        init(source: any StreamSource) {
            self.source = source
        }

        /// The next event; `nil` after a complete answer.
        ///
        /// - Throws: The error that ended the stream. After an error the stream is at its end.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(GatewayError) -> StreamEvent? {
            while pending.isEmpty {
                guard !isFinished else { return nil }
                do throws(GatewayError) {
                    guard let events = try await source.next(isolation: actor) else {
                        isFinished = true
                        return nil
                    }
                    pending = events[...]
                } catch {
                    isFinished = true
                    throw error
                }
            }
            return pending.removeFirst()
        }
    }
}

/// Where the events of one stream come from: a provider's mapper over a connection, or a script.
public protocol StreamSource {
    /// The next events in order, as many as came at once (perhaps none); `nil` after a complete answer.
    ///
    /// - Throws: What ended the answer before it was complete. It is not called again after that.
    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]?
}
