import GatewayCore
import Testing

@Suite("Names of efforts")
struct ReasoningEffortNamesTests {
    @Test("They are read in any case, with OpenAI's word for off; all else is no level")
    func names() {
        for level in ReasoningEffort.allCases {
            #expect(ReasoningEffort.named(level.rawValue) == level)
            #expect(ReasoningEffort.named(level.rawValue.uppercased()) == level)
        }
        #expect(ReasoningEffort.named("None") == .off)
        for name in ["", "default", "med", "highest", "1", " high"] { #expect(ReasoningEffort.named(name) == nil) }
        #expect(ReasoningEffort.names == ["off", "minimal", "low", "medium", "high", "xhigh", "max"])
    }
}
