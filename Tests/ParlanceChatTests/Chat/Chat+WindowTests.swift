import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("Prompts that are too long for the model")
struct ChatWindowTests {
    private let log = ScriptedGateway.Log()
    private let long = String(repeating: "and so on ", count: 40)

    private func run(
        _ lines: String..., window: Int, model: ModelID = .gpt4o, others: [CatalogModel] = []
    ) async -> ChatRun {
        await ChatRun(
            lines.map { .line($0) },
            session: .make(gateway: .make(model, answers: [.answer("Yes."), .answer("No.")], log: log)),
            factory: .make(catalog: [.make(model, window: window)] + others, models: []))
    }

    @Test("A prompt is held back, with what helps; it is not lost")
    func refused() async {
        let run = await run("Hello", "\(long)", "", window: 100, others: [.make(.mistralLarge)])
        #expect(
            run.screen.contains(
                """
                That is 139 tokens for openai:gpt-4o, more than its window of 100. /new starts over, /model mistral:mistral-large-latest has a larger window.
                Send it anyway? [y/N]\u{20}
                Not sent; Up brings the prompt back.
                """), "\(run.screen)")
        #expect(log.requests.count == 1)
        #expect(run.reader.remembered.contains(long))
    }

    @Test("\"Send anyway\" is respected, because the window may be larger by now")
    func anyway() async {
        _ = await run("\(long)", "y", window: 100)
        #expect(log.requests.count == 1)
    }

    @Test("What only an estimate takes for too long is sent with a warning; what is far too long is held back")
    func estimate() async {
        let model = ModelID(provider: "openai", model: "mine")
        let run = await run("\(long)", window: 120, model: model)
        #expect(
            run.screen.contains("tokens for openai:mine, possibly more than its window of 120.\n"), "\(run.screen)")
        #expect(log.requests.count == 1)
        let other = await self.run("\(long)", "", window: 60, model: model)
        #expect(other.screen.contains("more than its window of 60."), "\(other.screen)")
        #expect(log.requests.count == 1)
    }

    @Test("What fits is sent without a word")
    func fits() async {
        let run = await run("\(long)", window: 139)
        #expect(!run.screen.contains("window of"))
        #expect(log.requests.count == 1)
    }

    @Test("Where the provider refuses a prompt as too long, /compact, /new and a larger model are named")
    func refusedByProvider() async {
        let failure = GatewayError(
            .contextLengthExceeded, "The conversation is too long for the model.", fix: "Start a new conversation.")
        func screen(_ lines: String...) async -> String {
            await ChatRun(
                lines.map { .line($0) },
                session: .make(
                    gateway: .make(
                        .gpt4o,
                        answers: (1..<lines.count).map { _ in .answer("Yes.") } + [[.fail(failure)]])),
                factory: .make(catalog: [.make(window: 1_000), .make(.mistralLarge)], models: [])
            ).screen
        }
        let reason = "The conversation is too long for the model. "
        let roomy = "/model mistral:mistral-large-latest has a larger window.\n"
        let whole = await screen("a", "b", "c")
        #expect(
            whole.contains(reason + "/compact summarizes the conversation, /new starts over, " + roomy), "\(whole)")
        let second = await screen("a", "b")
        #expect(second.contains(reason + "/new starts over, " + roomy), "\(second)")
        let first = await screen("a")
        #expect(first.contains(reason + roomy), "\(first)")
    }

    @Test("The demonstration is no way out")
    func demo() async {
        var demo = CatalogModel.make(.tour, window: 1_000_000)
        demo.hasSamplePrices = true
        let run = await run("\(long)", "", window: 100, others: [demo])
        #expect(run.screen.contains("more than its window of 100.\n"), "\(run.screen)")
    }

    @Test("Large numbers of tokens have commas, an estimate its sign")
    func words() {
        let excess = WindowExcess(TokenCount(count: 93_868, isExact: false), model: .gpt4o, window: 1_000)
        #expect(
            excess?.sentence == "That is ~93,868 tokens for openai:gpt-4o, more than its window of 1,000.")
    }

    @Test("An exclamation mark alone is no prompt")
    func nakedMark() async {
        let run = await run("!", window: 1_000)
        #expect(run.screen.contains("Type a command after the !, such as !git diff.\n"))
        #expect(log.requests.isEmpty)
    }
}
