/// When a call that failed is made again, and how long to wait before: as OpenAI's and Anthropic's own libraries do it
/// (openai-python 3.57.0, `_base_client.py`).
///
/// Asked again is what may succeed a moment later: the statuses 408, 409, 429 and from 500 on, unless the server's
/// `x-should-retry` says otherwise, connections that fail, and timeouts. Nothing is asked again once a part of its
/// answer was handed out.
public struct RetryPolicy: Sendable {
    /// How often a call is made again at most, when nothing else is said.
    public static let defaultLimit = 2
    /// The longest wait that a server may ask for when nothing else is said.
    public static let defaultLongestWait: Duration = .seconds(120)
    /// The longest wait where the server says nothing.
    public static let longestBackOff: Duration = .seconds(8)
    /// How long a server that is loading its model is waited for when nothing else is said, all waits together.
    public static let defaultLoadingPatience: Duration = .seconds(60)
    /// The longest wait between two looks at whether the model has been loaded.
    public static let loadingPause: Duration = .seconds(2)
    /// Nothing is asked again.
    public static let none = RetryPolicy(limit: 0)

    /// How often a call is made again at most.
    public var limit: Int
    /// The longest wait that a server may ask for; a call that would have to wait longer fails at once.
    public var longestWait: Duration
    /// How long a server that is loading its model is waited for, all waits together: a large model takes minutes.
    public var loadingPatience: Duration = defaultLoadingPatience

    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double

    /// A policy.
    ///
    /// - Parameters:
    ///   - limit: How often a call is made again at most.
    ///   - longestWait: The longest wait that a server may ask for.
    ///   - clock: What waits.
    ///   - random: A number from 0 up to 1, so that clients who failed together do not come back together.
    public init(
        limit: Int = defaultLimit, longestWait: Duration = defaultLongestWait,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.limit = limit
        self.longestWait = longestWait
        self.clock = clock
        self.random = random
    }

    /// How long to wait before a call is made again; `nil`: it is not.
    ///
    /// - Parameters:
    ///   - number: Counts the repetitions of the call from 1.
    ///   - waited: How long the call has waited for the model to be loaded.
    func wait(after error: GatewayError, retry number: Int, waited: Duration = .zero) -> Duration? {
        if error.isLoading, error.isRetryable, limit > 0 {
            guard waited < loadingPatience else { return nil }
            let asked = error.retryAfter.flatMap { $0 > .zero ? $0 : nil }
            return min(asked ?? min(backOff(number), Self.loadingPause), loadingPatience - waited)
        }
        guard error.isRetryable, number <= limit else { return nil }
        if let asked = error.retryAfter, asked > .zero {
            return asked <= longestWait ? asked : nil
        }
        return backOff(number)
    }

    private func backOff(_ number: Int) -> Duration {
        var seconds = 0.5
        for _ in 1..<max(1, min(number, 5)) { seconds *= 2 }
        return min(.seconds(seconds), Self.longestBackOff) * (1 - 0.25 * random())
    }

    /// Waits.
    ///
    /// - Throws: ``GatewayError/Code/cancelled`` as soon as the task is cancelled.
    func pause(for duration: Duration, provider: String) async throws(GatewayError) {
        do {
            try await clock.sleep(for: duration)
        } catch {
            throw GatewayError(.cancelled, "The request was canceled.", provider: provider)
        }
    }
}
