import TestSupport
import Testing

@testable import GatewayCore

@Suite("When a call is made again")
struct RetryPolicyTests {
    private let failure = GatewayError(.providerFailure, "Down.", isRetryable: true)

    private func waits(_ error: GatewayError, limit: Int = 2, random: Double = 0) -> [Duration?] {
        let policy = RetryPolicy(limit: limit, random: { random })
        return (1...limit + 1).map { policy.wait(after: error, retry: $0) }
    }

    @Test("The waits double from half a second up to eight, less a quarter at random")
    func backOff() {
        #expect(waits(failure) == [.seconds(0.5), .seconds(1), nil])
        #expect(waits(failure, limit: 6).compactMap(\.self) == [0.5, 1, 2, 4, 8, 8].map { .seconds($0) })
        #expect(waits(failure, random: 1) == [.seconds(0.375), .seconds(0.75), nil])
    }

    @Test("What a server asks for is waited, up to two minutes; beyond them nothing is asked again")
    func asked() {
        for (asked, expected) in [
            (.seconds(3), .seconds(3)), (.seconds(120), .seconds(120)), (.seconds(121), nil), (.zero, .seconds(0.5)),
        ] as [(Duration, Duration?)] {
            var error = failure
            error.retryAfter = asked
            #expect(waits(error).first == expected)
        }
    }

    @Test("What cannot succeed later is not asked again")
    func final() {
        #expect(waits(GatewayError(.authentication, "No.")) == [nil, nil, nil])
        #expect(RetryPolicy.none.wait(after: failure, retry: 1) == nil)
    }

    @Test("A cancelled task waits no longer")
    func cancelled() async {
        let clock = ManualClock()
        let policy = RetryPolicy(clock: clock)
        let waiting = Task {
            await #expect(throws: GatewayError.self) { try await policy.pause(for: .seconds(9), provider: "acme") }
        }
        await clock.sleeper()
        waiting.cancel()
        #expect(await waiting.value == GatewayError(.cancelled, "The request was canceled.", provider: "acme"))
    }
}
