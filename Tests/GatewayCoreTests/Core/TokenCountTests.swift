import GatewayCore
import Testing

@Suite("Token counts")
struct TokenCountTests {
    @Test("An estimate is marked as one")
    func description() {
        #expect(TokenCount(count: 12, isExact: true).description == "12")
        #expect(TokenCount(count: 12, isExact: false).description == "~12")
    }
}
