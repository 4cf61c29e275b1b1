/// How a call for a whole answer tells what a stream tells by its events: that it is made again, or elsewhere.
enum CallNotices {
    /// Who hears of it. A class, as the compiler's optimizer (Swift 6.3.1) makes a task-local function a wild pointer.
    fileprivate final class Listener: Sendable {
        private let onEvent: @Sendable (StreamEvent) -> Void
        /// Who listens further out hears it, too.
        private let outer: Listener?

        init(_ onEvent: @escaping @Sendable (StreamEvent) -> Void, outer: Listener?) {
            self.onEvent = onEvent
            self.outer = outer
        }

        func report(_ event: StreamEvent) {
            onEvent(event)
            outer?.report(event)
        }
    }

    @TaskLocal fileprivate static var listener: Listener?

    static func report(_ event: StreamEvent) {
        listener?.report(event)
    }
}

extension LLMGateway {
    /// Asks for the whole answer at once, and tells what happens before it comes.
    ///
    /// - Parameter report: Gets ``StreamEvent/retrying(_:)`` and ``StreamEvent/fallback(_:)``; before an error that ends an
    ///   answer in the middle, the pieces that came of it.
    /// - Throws: As ``generate(_:)`` does.
    public func generate(
        _ request: LLMRequest, report: @escaping @Sendable (StreamEvent) -> Void
    ) async throws(GatewayError) -> LLMResponse {
        let listener = CallNotices.Listener(report, outer: CallNotices.listener)
        return try await CallNotices.$listener.withValue(listener) { () async -> Result<LLMResponse, GatewayError> in
            do throws(GatewayError) {
                return .success(try await generate(request))
            } catch {
                return .failure(error)
            }
        }.get()
    }
}
