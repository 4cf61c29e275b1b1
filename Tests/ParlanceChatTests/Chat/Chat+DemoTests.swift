import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("A chat with the demonstration")
struct ChatDemoTests {
    private func run(_ lines: String...) async -> String {
        var factory = LLMGatewayFactory()
        factory.register(
            ProviderDefinition(name: "demo", displayName: "Demo", defaultModel: "tour") {
                settings throws(GatewayError) in
                DemoGateway(settings: settings, pause: {})
            })
        let gateway = DemoGateway(
            settings: GatewaySettings(model: "tour", transport: CurlTransport(environment: [:])), pause: {})
        return await ChatRun(
            lines.map { .line($0) }, session: Session(gateway: gateway, settings: .make(model: .tour)),
            factory: factory
        ).screen
    }

    @Test("Its money is marked wherever it stands, and no budget has it")
    func money() async {
        let screen = await run(
            "/budget 0.000001", "code", "table", "/tokens", "/budget", "/model demo:brief",
            "/compare demo:tour demo:brief")
        #expect(!screen.contains("exceed"), "\(screen)")
        #expect(screen.contains("Budget $0.000001, 0% used."))
        let amounts = screen.split(separator: "\n").filter { $0.contains("$0") && !$0.contains("udget") }
        #expect(amounts.count > 9)
        for line in amounts {
            #expect(line.contains("sample"), "\(line)")
        }
    }

    @Test("It has a window: the bar, the share, and the refusal of what is longer")
    func window() async {
        let screen = await run("table", "/tokens", String(repeating: "word ", count: 9_000))
        #expect(screen.contains(" of 8,192\n"), "\(screen)")
        #expect(screen.contains("more than its window of 8,192. /new starts over."), "\(screen.suffix(400))")
        #expect(screen.contains("free "))
    }

    @Test("Its answers to a schema are checked, and a long conversation can be compacted")
    func tour() async {
        let screen = await run("Hello", "table", "code", "/compact", "/schema name, age int", "Invent a person")
        #expect(screen.contains("Compacted from "), "\(screen)")
        #expect(screen.contains("The answer matches the schema.\n"), "\(screen)")
    }
}
