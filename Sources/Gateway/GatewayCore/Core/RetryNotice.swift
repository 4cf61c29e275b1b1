/// That a call failed and is made again after a wait.
public struct RetryNotice: Sendable, Hashable {
    /// Which repetition comes, from 1.
    public var number: Int
    /// How many there are at most.
    public var limit: Int
    /// How long is waited before it.
    public var delay: Duration
    /// What went wrong.
    public var error: GatewayError

    /// A notice from its parts.
    public init(number: Int, limit: Int, delay: Duration, error: GatewayError) {
        self.number = number
        self.limit = limit
        self.delay = delay
        self.error = error
    }
}
