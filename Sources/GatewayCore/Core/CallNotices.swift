/// How a call for a whole answer tells what a stream tells by its events: that it is made again, or elsewhere.
enum CallNotices {
    @TaskLocal private static var handler: (@Sendable (StreamEvent) -> Void)?

    static func report(_ event: StreamEvent) {
        handler?(event)
    }

    fileprivate static func listen<Value: Sendable>(
        _ handler: @escaping @Sendable (StreamEvent) -> Void, during operation: () async -> Value
    ) async -> Value {
        // Who listens further out hears it, too.
        let outer = Self.handler
        return await $handler.withValue({
            handler($0)
            outer?($0)
        }) { await operation() }
    }
}

extension LLMGateway {
    /// Asks for the whole answer at once, and tells what happens before it comes.
    ///
    /// - Parameter report: Gets ``StreamEvent/retrying(_:)`` and ``StreamEvent/fallback(_:)``.
    /// - Throws: As ``generate(_:)`` does.
    public func generate(
        _ request: LLMRequest, report: @escaping @Sendable (StreamEvent) -> Void
    ) async throws(GatewayError) -> LLMResponse {
        try await CallNotices.listen(report) { () async -> Result<LLMResponse, GatewayError> in
            do throws(GatewayError) {
                return .success(try await generate(request))
            } catch {
                return .failure(error)
            }
        }.get()
    }
}
