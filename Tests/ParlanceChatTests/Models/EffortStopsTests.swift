import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("What Shift-Tab goes through")
struct EffortStopsTests {
    private func stops(
        _ efforts: [ReasoningEffort]?, own: ReasoningEffort?, profile: ReasoningEffort? = nil,
        set: ReasoningEffort? = nil
    ) -> EffortStops {
        EffortStops(
            of: .make(
                gateway: .make(efforts: efforts, ownEffort: own, defaultEffort: profile),
                settings: .make(effort: set)))
    }

    @Test("The levels from the least to the most; where the model thinks anyway, none is set")
    func order() {
        #expect(stops([.high, .low, .medium], own: .medium).stops == [.low, nil, .high])
        #expect(stops([.low, .medium], own: nil).stops == [nil, .low, .medium])
        #expect(stops([.low, .medium, .high], own: .medium, profile: .max).stops == [.low, .medium, nil])
        #expect(stops([], own: nil).stops == [])
        #expect(stops(nil, own: nil).stops == [])
    }

    @Test("From the level in use to the next, and from the most to the least")
    func next() {
        let levels: [ReasoningEffort] = [.low, .medium, .high]
        #expect(stops(levels, own: .medium).next == .high)
        #expect(stops(levels, own: .medium, set: .high).next == .low)
        #expect(stops(levels, own: .medium, set: .low).next == nil)
        // What is set and lacks is the nearest.
        #expect(stops(levels, own: .medium, set: .max).next == .low)
        #expect(stops(levels, own: .medium, set: .medium).next == .high)
        #expect(stops(levels, own: nil).next == .low)
    }
}
