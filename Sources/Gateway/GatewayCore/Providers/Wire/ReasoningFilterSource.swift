/// The events of a stream with the reasoning set apart that stands in its text; see ``ReasoningFilter``.
struct ReasoningFilterSource<Source: StreamSource>: StreamSource {
    private var source: Source
    private var filter = ReasoningFilter()
    /// What ended the stream, when something held back had to be said before.
    private var failure: GatewayError?
    private var hasEnded = false

    init(_ source: Source) {
        self.source = source
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        if let failure { throw failure }
        guard !hasEnded else { return nil }
        do throws(GatewayError) {
            if let events = try await source.next(isolation: actor) {
                return events.flatMap { filter.feed($0) }
            }
            hasEnded = true
        } catch {
            failure = error
        }
        let rest = filter.flush()
        if rest.isEmpty, let failure { throw failure }
        return rest.isEmpty ? nil : rest
    }
}
