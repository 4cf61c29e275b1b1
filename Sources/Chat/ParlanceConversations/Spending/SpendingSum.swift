package import GatewayCore

/// What several calls took together.
package struct SpendingSum: Sendable, Hashable {
    /// How many there were.
    package var calls = 0
    /// Tokens that went in, those of the cache included.
    package var prompt = 0
    /// Tokens that came out, reasoning included.
    package var completion = 0
    /// Those of `prompt` that a cache read.
    package var cached = 0
    /// Those of `prompt` that a cache wrote.
    package var cacheWritten = 0
    /// Those of `completion` that were reasoning.
    package var reasoning = 0
    /// What the calls cost whose tokens the provider reported.
    package var exact = Dollars.zero
    /// What the others cost, whose tokens were counted here.
    package var estimated = Dollars.zero
    /// How many there were of those.
    package var estimatedCalls = 0
    /// Calls whose price nobody knows.
    package var unpriced = 0
    /// Those of `unpriced` of which not even the tokens are known.
    package var uncounted = 0

    /// No calls.
    package init() {}

    /// All of the money, however its tokens were counted.
    package var cost: Dollars { exact + estimated }

    /// All tokens.
    package var tokens: Int { prompt + completion }

    /// Adds a call.
    package mutating func add(_ line: borrowing UsageLine) {
        calls += 1
        prompt += line.prompt ?? 0
        completion += line.completion ?? 0
        cached += line.cached ?? 0
        cacheWritten += line.cacheWritten ?? 0
        reasoning += line.reasoning ?? 0
        if !line.isExact { estimatedCalls += 1 }
        if let cost = line.cost {
            if line.isExact { exact += cost } else { estimated += cost }
        } else if !line.isFree {
            unpriced += 1
            if line.prompt == nil { uncounted += 1 }
        }
    }

    /// Adds the calls of another sum.
    package static func += (left: inout SpendingSum, right: SpendingSum) {
        left.calls += right.calls
        left.prompt += right.prompt
        left.completion += right.completion
        left.cached += right.cached
        left.cacheWritten += right.cacheWritten
        left.reasoning += right.reasoning
        left.exact += right.exact
        left.estimated += right.estimated
        left.estimatedCalls += right.estimatedCalls
        left.unpriced += right.unpriced
        left.uncounted += right.uncounted
    }
}
