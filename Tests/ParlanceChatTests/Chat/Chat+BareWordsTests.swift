import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Words that were hardly meant for the model")
struct ChatBareWordsTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test(
        "exit is asked about and leaves; Enter, yes and the word once more agree", arguments: ["", "y", "YES", "exit"])
    func leaves(answer: String) async {
        let run = await ChatRun([.line("exit"), .line(answer), .line("not read")], session: fixture.session())
        #expect(
            run.screen == """
                gpt-4o › exit
                If you answer no, 'exit' is sent to the model.
                Leave the chat? [Y/n] \(answer)

                """)
        #expect(run.reader.rest == [.line("not read")])
        #expect(fixture.log.requests == [])
    }

    @Test("No sends the word")
    func sent() async {
        let run = await ChatRun([.line("help"), .line("n")], session: fixture.session(.answer("With what?")))
        #expect(
            run.screen.hasPrefix(
                """
                gpt-4o › help
                If you answer no, 'help' is sent to the model.
                Run /help? [Y/n] n
                With what?

                """))
        #expect(fixture.log.requests.map { $0.messages.last?.content } == ["help"])
    }

    @Test("Ctrl-C does neither")
    func left() async {
        let run = await ChatRun([.line("quit"), .interrupted, .line("/temp")], session: fixture.session())
        #expect(
            run.screen == """
                gpt-4o › quit
                If you answer no, 'quit' is sent to the model.
                Leave the chat? [Y/n]\u{20}
                Not sent.
                gpt-4o › /temp
                Temperature 0.7 (default).

                """)
        #expect(fixture.log.requests == [])
    }

    @Test("A command instead of an answer is run, and the word isn't sent")
    func command() async {
        let run = await ChatRun([.line("help"), .line("/temp"), .line("/temp")], session: fixture.session())
        #expect(
            run.screen == """
                gpt-4o › help
                If you answer no, 'help' is sent to the model.
                Run /help? [Y/n] /temp
                Temperature 0.7 (default).
                gpt-4o › /temp
                Temperature 0.7 (default).

                """)
        #expect(fixture.log.requests == [])
    }

    @Test("clear begins a new conversation, and the old one stays among the sessions")
    func clear() async {
        let run = await ChatRun(
            [.line("Hello"), .line("clear"), .line("")], session: fixture.session(.answer("Hi.")))
        #expect(run.screen.contains("Run /new? [Y/n] \nA new conversation"), "\(run.screen)")
        #expect(fixture.store.files.count == 1)
        #expect(fixture.log.requests.count == 1)
    }

    @Test("One that was queued during an answer is asked about in its turn")
    func queued() async {
        let typist = LiveTypist()
        let run = await ChatRun(
            [.line("Hello"), .line("y")],
            session: fixture.session(typist.queues("exit") + .answer("Hi.")), typist: typist)
        #expect(run.screen.hasSuffix("Leave the chat? [Y/n] y\n"), "\(run.screen)")
        #expect(fixture.log.requests.count == 1)
    }

    @Test("A call of the program, as the shell has it, is asked about")
    func shellCall() async {
        let run = await ChatRun(
            [.line("parlance keys set openai"), .line("")], session: fixture.session())
        #expect(
            run.screen == """
                gpt-4o › parlance keys set openai
                This is a command for the shell. /quit leaves the chat; !parlance keys set openai \
                runs it here.
                Send it to the model? [y/N]\u{20}
                Not sent.

                """)
        #expect(fixture.log.requests == [])
        let sent = await ChatRun(
            [.line("parlance -m local"), .line("y")], session: fixture.session(.answer("That starts a model.")))
        #expect(sent.screen.contains("That starts a model."), "\(sent.screen)")
    }

    @Test(
        "Every command of the program is known",
        arguments: [
            "tokens a.txt", "render a.md", "models openai", "keys list", "config path", "local setup", "sessions --all",
            "schema show x", "completions bash", "manual | man -l -", "version --verbose", "help tokens", "-m local",
        ])
    func shellCalls(rest: String) {
        #expect(ShellCall(SubmittedLine("parlance \(rest)"))?.text == "parlance \(rest)")
    }

    @Test(
        "A sentence about the program is a prompt",
        arguments: ["parlance", "parlance is a word", "parlance keys?", "what is parlance -m", "parlance keys\nhm"])
    func sentences(line: String) {
        #expect(ShellCall(SubmittedLine(line)) == nil)
    }
}
