/// A request on its way to an answer: sent once, and perhaps again.
struct WireCall: Sendable {
    /// What is sent; a setting that the server refused is taken out.
    var request: WireRequest
    /// The same each time.
    let idempotencyKey = IdempotencyKey.make()
    /// How often it was sent again.
    var retries = 0
    /// How often it was sent again because the server was loading the model.
    var loadingRetries = 0
    /// How long was waited for the model to be loaded.
    var loadingWait: Duration = .zero

    /// What was changed because the server refused it.
    var changes: [ParameterChange] = []
    /// Those of ``changes`` that other calls need, too.
    var lasting: [ParameterChange] = []
    /// The level of reasoning to which the server's refusal moved the call.
    var movedEffort: ReasoningEffort?
    /// The levels that the refusal named.
    var learnedEfforts: [ReasoningEffort] = []
    /// What is still to be said of settings that are not sent as they were asked for.
    var adjustments: [RequestAdjustment] = []
    /// Whether what is remembered of the model was applied.
    var hasRecalled = false

    /// Hands out what is to be said, once.
    mutating func takeAdjustments() -> [StreamEvent] {
        defer { adjustments = [] }
        return adjustments.map(StreamEvent.adjusted)
    }

    init(_ request: WireRequest) {
        self.request = request
        adjustments = request.adjustments
    }
}
