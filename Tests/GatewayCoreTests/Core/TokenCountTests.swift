import GatewayCore
import Testing

@Suite("Token counts")
struct TokenCountTests {
    @Test("An estimate is marked as one")
    func description() {
        #expect(TokenCount(count: 12, isExact: true).description == "12")
        #expect(TokenCount(count: 12, isExact: false).description == "~12")
        #expect(TokenCount(estimating: "Hello").isExact == false)
    }

    @Test("A gateway without a tokenizer of its own estimates from the text")
    func gateway() {
        let gateway = DemoGateway(settings: GatewaySettings(model: "tour", transport: ScriptedTransport()))
        #expect(gateway.countTokens("Hello, world") == TokenCount(estimating: "Hello, world"))
        #expect(gateway.countTokens("").count == 0)
    }
}
