/// Names one call, however often it is sent, so that a server that knows such keys does not do it twice.
enum IdempotencyKey {
    /// The header that carries it, as OpenAI's and Anthropic's libraries name it.
    static let header = "Idempotency-Key"

    /// A key that no other call has.
    static func make() -> String {
        let digits = [UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max)].map { number in
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return "parlance-retry-" + digits.joined()
    }
}
