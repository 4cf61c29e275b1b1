import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceConversations

@Suite("Branches in a chat")
struct ChatBranchTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test("/retry keeps the first answer, and the next prompt continues from the second")
    func retry() async throws {
        let factory = LLMGatewayFactory.make(
            answers: ["mistral:mistral-large-latest": [.answer("Bonjour")]], log: fixture.log)
        let run = await ChatRun(
            [.line("Hello"), .line("/retry mistral 0.2"), .line("More")],
            session: fixture.session(.answer("Hi"), .answer("Yes?")),
            factory: factory)
        #expect(
            run.screen == """
                gpt-4o › Hello
                Hi
                ~8 in · ~1 out · 0.0 s

                gpt-4o › /retry mistral 0.2
                Turn 1 again, mistral:mistral-large-latest, temperature 0.2:
                Bonjour
                ~4 in · ~2 out · 0.0 s

                gpt-4o › More
                Yes?
                ~18 in · ~2 out · 0.0 s


                """)
        #expect(fixture.log.models == [.gpt4o, .mistralLarge, .gpt4o])
        #expect(
            fixture.log.requests.dropFirst().map(\.messages) == [
                [.user("Hello")], [.user("Hello"), .assistant("Bonjour"), .user("More")],
            ])
        #expect(fixture.log.requests.map(\.temperature) == [nil, 0.2, nil])
        // One answer of another model goes into no cache.
        #expect(fixture.log.requests.map(\.caching?.lifetime) == [nil, .off, nil])
        #expect(try fixture.store.savedConversation()?.turns.map(\.prompt) == ["Hello", "More"])
    }

    @Test("/edit puts the last prompt at the next one, and what is sent begins a branch")
    func edit() async throws {
        let run = await ChatRun(
            [.line("Hello"), .line("Mroe"), .line("/edit"), .line("More")],
            session: fixture.session(.answer("Hi"), .answer("What?"), .answer("Well")))
        #expect(run.reader.offers == [.init(draft: "Mroe", isEdited: false)])
        #expect(fixture.log.requests.last?.messages == [.user("Hello"), .assistant("Hi"), .user("More")])
    }

    @Test("Where no prompt can be brought back, /edit changes nothing")
    func noEditor() async {
        let run = await ChatRun(
            [.line("Hello"), .line("/edit"), .line("More")],
            session: .make(gateway: .make(answers: [.answer("Hi"), .answer("Well")], log: fixture.log)),
            hasDrafts: false)
        #expect(run.screen.contains("No line editor to restore the prompt in. /undo takes it back.\n"))
        #expect(fixture.log.requests.last?.messages == [.user("Hello"), .assistant("Hi"), .user("More")])
    }
}
