import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Ctrl-C in a chat")
struct ChatInterruptTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test("Ctrl-C stops the answer, keeps and marks the partial answer, and returns to the prompt")
    func interrupt() async throws {
        let interrupts = ScriptedInterrupts()
        let run = await ChatRun(
            [.line("Count"), .line("Go on")],
            session: fixture.session(
                [.event(.text("One, two")), .call { interrupts.fire() }, .wait(Gate())], .answer("three")),
            interrupts: interrupts
        )
        #expect(
            run.screen == """
                gpt-4o › Count
                One, two
                Stopped. The partial answer is kept; /continue resumes it.
                ~8 in · ~3 out · 0.0 s

                gpt-4o › Go on
                three
                ~21 in · ~1 out · 0.0 s


                """)
        #expect(fixture.log.requests.last?.messages == [.user("Count"), .assistant("One, two"), .user("Go on")])
        #expect(
            try fixture.store.savedConversation()
                == .make(
                    ("Count", .make("One, two", status: .interrupted, finishReason: nil).counted(8, 3)),
                    ("Go on", .make("three").counted(21, 1))))
    }

    @Test("Ctrl-C before anything arrives leaves the prompt out of the next request")
    func interruptBeforeAnswer() async {
        let interrupts = ScriptedInterrupts()
        let run = await ChatRun(
            [.line("Wrong"), .line("Right")],
            session: fixture.session([.call { interrupts.fire() }, .wait(Gate())], .answer("Yes.")),
            interrupts: interrupts
        )
        #expect(
            run.screen == """
                gpt-4o › Wrong
                Stopped before the answer started. The prompt got no answer and was left out. /retry sends it again.
                ~8 in · ~0 out · 0.0 s

                gpt-4o › Right
                Yes.
                ~8 in · ~2 out · 0.0 s


                """)
        #expect(fixture.log.requests.last?.messages == [.user("Right")])
    }

    @Test("Ctrl-C between Enter and the request stops the answer too")
    func earlyInterrupt() async {
        let interrupts = ScriptedInterrupts()
        interrupts.fire()
        let run = await ChatRun([.line("Hello")], session: fixture.session([.wait(Gate())]), interrupts: interrupts)
        #expect(
            run.screen == """
                gpt-4o › Hello
                Stopped before the answer started. The prompt got no answer and was left out. /retry sends it again.
                ~8 in · ~0 out · 0.0 s


                """)
    }

    @Test("While a command runs, Ctrl-C does not end the program")
    func interruptedCommand() async {
        let interrupts = ScriptedInterrupts()
        interrupts.fire()
        let run = await ChatRun([.line("/temp 0"), .line("/temp")], session: fixture.session(), interrupts: interrupts)
        #expect(!interrupts.isUnheard)
        #expect(run.screen == "gpt-4o › /temp 0\nTemperature 0.\ngpt-4o › /temp\nTemperature 0.\n")
    }

    @Test("Ctrl-C at an empty prompt says how to leave, and stays")
    func interruptAtPrompt() async {
        let run = await ChatRun([.interrupted, .line("/temp")], session: fixture.session())
        #expect(
            run.screen == """
                gpt-4o › 
                Ctrl-D or /quit leaves.
                gpt-4o › /temp
                Temperature 0.7 (default).

                """)
    }
}
