import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("The effort that is used")
struct LLMGatewayEffortTests {
    @Test("It is the nearest that the model has, what was asked for where nobody knows, and none where there are none")
    func nearest() {
        let known = ScriptedGateway.make(efforts: [.high, .low, .medium])
        #expect(
            ReasoningEffort.allCases.map(known.effort(nearest:)) == [.low, .low, .low, .medium, .high, .high, .high])
        #expect(known.leastEffort == .low)
        let unknown = ScriptedGateway.make()
        #expect(ReasoningEffort.allCases.map(unknown.effort(nearest:)) == ReasoningEffort.allCases)
        #expect(unknown.leastEffort == nil)
        let none = ScriptedGateway.make(efforts: [])
        #expect(ReasoningEffort.allCases.compactMap(none.effort(nearest:)) == [])
    }

    @Test(
        "A turn is asked with its own effort, else its model's last, else the session's; the profile's is the gateway's"
    )
    func turns() {
        let other = ScriptedGateway.make(.mistralLarge, efforts: [.low, .high])
        func asked(
            _ settings: SessionSettings, _ effort: ReasoningEffort? = nil, of gateway: ScriptedGateway? = nil,
            own: ReasoningEffort? = nil
        ) -> [ReasoningEffort?] {
            let session = Session.make(
                gateway: .make(efforts: [.low, .medium, .high], defaultEffort: own), settings: settings)
            let turn = session.pendingTurn(for: TurnRequest("Hi", after: nil, effort: effort), of: gateway)
            return [turn.request.reasoning, turn.effort, session.effectiveEffort]
        }
        #expect(asked(.make()) == [nil, nil, nil])
        #expect(asked(.make(effort: .max)) == [.high, .high, .high])
        #expect(asked(.make(effort: .medium), .low) == [.low, .low, .medium])
        #expect(asked(.make(effort: .medium), of: other) == [.low, .low, .medium])
        #expect(asked(.make(), own: .off) == [nil, .low, .low])
        #expect(asked(.make(effort: .high), own: .off) == [.high, .high, .high])
    }
}
