/// How long an answer took.
package struct AnswerTiming: Sendable, Hashable {
    /// From the request to the first piece of text or reasoning; `nil` when none came.
    package var firstToken: Duration?
    /// From the request to the end.
    package var total: Duration

    /// Times from their parts.
    package init(firstToken: Duration? = nil, total: Duration) {
        self.firstToken = firstToken
        self.total = total
    }

    /// The speed of an answer of so many tokens, from its first to its end; `nil` when that is too short to tell.
    package func tokensPerSecond(_ tokens: Int) -> Double? {
        guard let firstToken else { return nil }
        let seconds = (total - firstToken).seconds
        return seconds > 0.05 && tokens > 1 ? Double(tokens - 1) / seconds : nil
    }
}

extension Duration {
    /// The duration in seconds.
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    /// The duration in milliseconds, as far as they are over.
    package var wholeMilliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
