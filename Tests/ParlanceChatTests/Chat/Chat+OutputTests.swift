import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Output of a chat")
struct ChatOutputTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test("Answers that go to a file leave everything else out of it")
    func answersApart() async {
        let file = OutputRecorder()
        let run = await ChatRun(
            [.line("Hello"), .line("/temp")], session: fixture.session(.answer("Hi", usage: .make(1, 1))),
            answers: .make(for: file))
        #expect(file.text == "Hi\n")
        #expect(
            run.screen == """
                gpt-4o › Hello
                8 → 1 in · 1 out · 0.0 s

                gpt-4o › /temp
                Temperature 0.7 (default).

                """)
    }

    @Test("The prompt has the model's name and the sign that the terminal can show")
    func prompt() async {
        let gateway = ScriptedGateway.make(ModelID(provider: "openai", model: "a-model-with-a-long-name"))
        func prompt(_ writer: TerminalWriter) async -> LinePrompt? {
            await ChatRun([], session: .make(gateway: gateway), notices: writer).reader.prompts.first
        }
        #expect(await prompt(.make(colorDepth: .ansi16)) == LinePrompt("a-model-with-a-long-name › ", role: .accent))
        #expect(await prompt(.make(isUTF8: false)) == LinePrompt("a-model-with-a-long-name > ", role: .accent))
    }

    @Test("The terminal is asked for its background at the first prompt and when auto is chosen; the colors follow")
    func background() async throws {
        let scheme = try ThemeLibrary().theme(named: "daylight").scheme
        let writer = TerminalWriter.make(colorDepth: .truecolor)
        writer.use(Palette(scheme))
        let style = writer.styleParameters(of: .accent)
        let notices = TerminalWriter.make(colorDepth: .truecolor)
        let run = await ChatRun(
            [.line("/temp"), .line("/theme auto"), .line("/theme terminal")], session: fixture.session(),
            notices: notices, background: RGB(255, 255, 255))
        #expect(run.reader.answered == 2)
        #expect(notices.styleParameters(of: .accent) == "36")
        let other = TerminalWriter.make(colorDepth: .truecolor)
        _ = await ChatRun(
            [.line("/temp")], session: fixture.session(), notices: other, background: RGB(255, 255, 255))
        #expect(other.styleParameters(of: .accent) == style)
        let colorless = await ChatRun([.line("/temp")], session: fixture.session(), background: RGB(255, 255, 255))
        #expect(colorless.reader.answered == 0)
    }

    @Test("Nothing that a model, a name or an error says reaches the terminal as a command")
    func hostile() async throws {
        let evil = "a\u{1B}[2J\u{1B}]52;c;ZXZpbA==\u{7}\u{9B}31m\u{8}\u{7F}\u{202E}b\rc\u{2066}"
        let error = GatewayError(.invalidRequest, evil, providerMessage: evil, fix: evil)
        let file = try fixture.folder.write("{\"\(evil)", to: "schema.json")
        for depth in [ColorDepth.none, .ansi16] {
            let screen = OutputRecorder()
            let id = ModelID(provider: "openai", model: evil)
            let factory = LLMGatewayFactory.make(
                configuration: GatewayConfiguration(profiles: [GatewayProfile(name: evil, model: "x\(evil)")]),
                models: ["openai:\(evil)"], answers: ["openai:\(evil)": [.answer(evil)]])
            let run = await ChatRun(
                [
                    .line("Hello"), .line("Fail"), .line("/model openai:\(evil)"), .line("Hello"), .line("/model"),
                    .line("/tokens"), .line("/\(evil)"), .line("/system \(evil)"), .line("/temp \(evil)"),
                    .line("/model \(evil):x"), .line("/model \(evil)"), .line("/schema \(evil)"),
                    .line("/schema \(file)"), .line("/schema {\"\(evil)\"}"), .line("/new"),
                ],
                session: .make(
                    gateway: .make(
                        answers: [[.event(.reasoning(evil))] + .answer(evil, "\u{1B}", "[31m"), [.fail(error)]])),
                factory: factory,
                // What is typed is echoed by the line reader, which is not under test.
                screen: OutputRecorder(),
                notices: .make(for: screen, colorDepth: depth)
            )
            #expect(harmfulScalars(in: screen.text) == [])
            #expect(screen.text.contains("^[[2J"))
            #expect(run.reader.rest == [])
            #expect(run.reader.prompts.flatMap { harmfulScalars(in: $0.text) } == [])

            let greeted = OutputRecorder()
            Chat(
                session: .make(
                    gateway: .make(id), conversation: .make((evil, .make(evil, status: .failed)))), factory: factory,
                reader: ScriptedLineReader([]), answers: .make(for: greeted), notices: .make(for: greeted),
                signals: ScriptedInterrupts(), history: nil, environment: [:]
            ).greet(version: "1", notices: [evil])
            #expect(harmfulScalars(in: greeted.text) == [])
            #expect(greeted.text.contains("^[[2J"))
        }
    }

    @Test("A chat greets with its version, the model and what a person should know")
    func greeting() async {
        let screen = OutputRecorder()
        Chat(
            session: .make(), factory: .make(), reader: ScriptedLineReader([]), answers: .make(for: screen),
            notices: .make(for: screen), signals: ScriptedInterrupts(), history: nil, environment: [:]
        ).greet(version: "1.2", notices: ["Beware."])
        #expect(screen.text == "Parlance 1.2 · openai:gpt-4o · /help\nBeware.\n")
    }
}
