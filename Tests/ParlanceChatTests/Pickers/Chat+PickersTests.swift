import ChatTestSupport
import Foundation
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Lists to choose from")
struct ChatPickersTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func run(
        _ lines: [LineInput], picks: [PickResult] = [], secrets: [String] = [], factory: LLMGatewayFactory = .make(),
        session: Session? = nil, isTerminal: Bool = true
    ) async -> ChatRun {
        let screen = OutputRecorder()
        return await ChatRun(
            lines, session: session ?? .make(conversation: .make(("Hello", .make("Hi")), ("More", .make("Stop")))),
            factory: factory, screen: screen, notices: .make(for: screen, isTerminal: isTerminal), picks: picks,
            secrets: secrets, environment: ["HOME": folder.path])
    }

    // MARK: Models

    @Test("/model alone opens the list, at the model in use; what is chosen is switched to")
    func model() async throws {
        let run = await run([.line("/model")], picks: [.chosen(0)])
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.title == "Model")
        #expect(picker.items[picker.selection].name == "openai:gpt-4o")
        #expect(picker.items.contains { $0.name == "openai:o3" && $0.line == "/model openai:o3" })
        #expect(picker.items.contains { $0.name.hasPrefix("anthropic:") && $0.line.hasSuffix(" key") })
        #expect(run.screen.contains("→ \(picker.items[0].name)."), "\(run.screen)")
    }

    @Test("Whoever leaves the list has changed nothing")
    func dismissed() async {
        for command in ["/model", "/theme", "/go"] {
            let run = await run([.line(command)], picks: [.dismissed])
            #expect(run.reader.pickers.count == 1)
            #expect(!run.screen.contains("→"))
        }
    }

    @Test(
        "Where no list can be drawn it is numbered, and a number or a part of a name chooses",
        arguments: ["4o-mini", "2"])
    func numbered(answer: String) async {
        let factory = LLMGatewayFactory.make(models: ["openai:gpt-4o", "openai:gpt-4o-mini"])
        let run = await run([.line("/model"), .line(answer)], factory: factory)
        #expect(run.screen.contains("Which one? [number or name] \(answer)\n"), "\(run.screen)")
        #expect(run.screen.contains(answer == "2" ? " → " : "→ openai:gpt-4o-mini."), "\(run.screen)")
    }

    @Test("In a pipe, and with 'list', what there is is printed as before", arguments: ["/model", "/model list"])
    func printed(line: String) async {
        let run = await run([.line(line)], isTerminal: line != "/model")
        #expect(run.reader.pickers.isEmpty)
        #expect(run.screen.contains("Using openai:gpt-4o."), "\(run.screen)")
        #expect(run.screen.contains("once a key is set"))
    }

    // MARK: Keys

    private func keyless() -> LLMGatewayFactory {
        var factory = LLMGatewayFactory.make(
            environment: ["OPENAI_API_KEY": "key"], models: ["mistral:mistral-small-latest"])
        factory.keyStore = KeyStore(path: folder / "keys.json")
        return factory
    }

    private func index(of name: String, in factory: LLMGatewayFactory) throws -> Int {
        let list = ModelPicker(
            session: .make(conversation: .make(("Hello", .make("Hi")))), factory: factory, calibrations: Calibrations())
        return try #require(list.names.firstIndex { $0.text == name })
    }

    @Test("A model without a key offers to take one, unseen; it is kept, and the switch is done")
    func key() async throws {
        let factory = keyless()
        let index = try index(of: "mistral:mistral-small-latest", in: factory)
        let run = await run([.line("/model")], picks: [.chosen(index)], secrets: ["  secret-key-1 "], factory: factory)
        #expect(run.reader.secretQuestions == ["Key for Mistral (not shown; Enter skips): "])
        #expect(run.screen.contains("The key for Mistral is stored in"), "\(run.screen)")
        #expect(run.screen.contains("openai:gpt-4o → mistral:mistral-small-latest."), "\(run.screen)")
        #expect(!run.screen.contains("secret-key-1"))
        #expect(try KeyStore(path: folder / "keys.json").key(named: "mistral")?.secret == "secret-key-1")
    }

    @Test("Without a key nothing changes, and what is missing is said", arguments: [[], [""], ["two words"]])
    func noKey(secrets: [String]) async throws {
        let factory = keyless()
        let index = try index(of: "mistral:mistral-small-latest", in: factory)
        let run = await run(
            [.line("/model"), .line("/model list")], picks: [.chosen(index)], secrets: secrets, factory: factory)
        #expect(run.screen.contains("Using openai:gpt-4o."), "\(run.screen)")
        #expect(
            run.screen.contains(secrets == ["two words"] ? "can't be used" : "Mistral API key must be provided"),
            "\(run.screen)")
        #expect(!run.screen.contains("two words"))
        #expect(!FileManager.default.fileExists(atPath: folder / "keys.json"))
    }

    @Test("The line that a key in mid-draft submits asks for the key, too")
    func keyLine() async throws {
        let run = await run([.line("/model mistral:mistral-small-latest key")], secrets: ["k1"], factory: keyless())
        #expect(run.reader.secretQuestions.count == 1)
        #expect(run.screen.contains("→ mistral:mistral-small-latest."), "\(run.screen)")
    }

    @Test("A name that is typed asks for the key that it lacks, at a terminal", arguments: [true, false])
    func typedName(isTerminal: Bool) async throws {
        let run = await run(
            [.line("/model mistral:mistral-small-latest")], secrets: ["k1"], factory: keyless(), isTerminal: isTerminal)
        #expect(run.reader.secretQuestions.count == (isTerminal ? 1 : 0))
        #expect(
            run.screen.contains(isTerminal ? "→ mistral:mistral-small-latest." : "Mistral API key must be provided"),
            "\(run.screen)")
    }

    @Test("A name that is known to have its key asks for none")
    func keyedName() async {
        let factory = LLMGatewayFactory.make(models: ["openai:gpt-4o-mini"])
        let run = await run([.line("/model openai:gpt-4o-mini")], factory: factory)
        #expect(run.reader.secretQuestions.isEmpty)
        #expect(run.screen.contains("→ openai:gpt-4o-mini."), "\(run.screen)")
    }

    // MARK: Others

    @Test("/go alone chooses a turn, or the start")
    func turns() async throws {
        let run = await run([.line("/go"), .line("/go")], picks: [.chosen(1), .chosen(0)])
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.items.map(\.name) == ["0 from the start", "1 Hello", "2 More"])
        #expect(picker.selection == 2)
        #expect(picker.detail(2, 40).spans.map(\.text).joined() == "here · gpt-4o")
        #expect(run.screen.contains("The next prompt follows turn 1: Hello"), "\(run.screen)")
        #expect(run.screen.contains("The next prompt starts over."))
    }

    @Test("/theme alone chooses one")
    func themes() async throws {
        let index = try #require(ThemeLibrary(environment: [:]).names.firstIndex(of: "daylight"))
        let run = await run([.line("/theme")], picks: [.chosen(index)])
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.items[picker.selection].name == "auto")
        #expect(picker.items.map(\.line).allSatisfy { $0.hasPrefix("/theme ") })
        #expect(run.screen.contains("Using \(picker.items[index].name)."), "\(run.screen)")
    }

    @Test("/preset alone chooses one, and sends it")
    func presets() async throws {
        try folder.write("Hello from a preset", to: ".config/parlance/prompts/hi.md")
        try folder.write("---\nmodel: gpt-4o\n---\nSum up: {{input}}", to: ".config/parlance/prompts/sum.md")
        let log = ScriptedGateway.Log()
        let run = await run(
            [.line("/preset")], picks: [.chosen(0)], session: .make(gateway: .make(answers: [.answer("Hi.")], log: log))
        )
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.items.map(\.name) == ["hi", "sum"])
        #expect(picker.detail(1, 60).spans.map(\.text).joined() == "gpt-4o · Sum up: {{input}}")
        #expect(log.requests.map { $0.messages.last?.content } == ["Hello from a preset"])
        let listed = await self.run([.line("/preset list")])
        #expect(listed.reader.pickers.isEmpty)
        #expect(listed.screen.contains("hi"))
    }

    @Test("/resume alone chooses a session by its title; the one that is open is none of them")
    func sessions() async throws {
        let store = SessionStore.make(in: folder)
        for (index, prompt) in ["The fox", "A hare"].enumerated() {
            try store.write(
                [
                    .session(id: "s\(index)", version: 2, created: "2026-01-01T00:00:00Z"), .settings(.make()),
                    .user(turn: 1, text: prompt), .text(turn: 1, "Yes."), .end(turn: 1, .make("Yes.")),
                ], to: "2026-01-0\(index + 1)-abc\(index)", at: Double(index))
        }
        let run = await run([.line("/resume")], picks: [.chosen(1)], session: .make(store: store))
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.items.map(\.name) == ["A hare", "The fox"])
        #expect(picker.items.map(\.line) == ["/resume abc1", "/resume abc0"])
        #expect(picker.detail(1, 60).spans.map(\.text).joined().hasPrefix("abc0 · "))
        #expect(picker.detail(1, 60).spans.map(\.text).joined().contains("1 turn"))
        #expect(run.screen.contains("The fox"), "\(run.screen)")
    }

    private func animals() throws -> SessionStore {
        let store = SessionStore.make(in: folder)
        for (index, prompt) in ["The quick fox", "A hare", "A slow fox", "Hi"].enumerated() {
            try store.write(
                [
                    .session(id: "s\(index)", version: 2, created: "2026-01-01T00:00:00Z"), .settings(.make()),
                    .user(turn: 1, text: prompt), .text(turn: 1, "Red."), .end(turn: 1, .make("Red.")),
                ], to: "2026-01-0\(index + 1)-xyz\(index)", at: Double(index))
        }
        return store
    }

    @Test("/resume with words that several sessions have lets choose among those; with one it is resumed")
    func words() async throws {
        let store = try animals()
        let run = await run([.line("/resume fox")], picks: [.chosen(1)], session: .make(store: store))
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.title == "Session with 'fox'")
        #expect(picker.items.map(\.name) == ["A slow fox", "The quick fox"])
        #expect(run.screen.contains("\nThe quick fox\n"), "\(run.screen)")
        for words in ["fox quick", "'slow FOX'"] {
            let one = await self.run([.line("/resume \(words)")], session: .make(store: store))
            #expect(one.reader.pickers.isEmpty)
            #expect(one.screen.contains("Resumed after 1 turn. The last one:\n\n"), "\(one.screen)")
        }
        let none = await self.run([.line("/resume wolf")], session: .make(store: store))
        #expect(none.screen.contains("No session matches 'wolf'."), "\(none.screen)")
    }

    @Test("Words that no title has are found in what was said; in a pipe several are named")
    func said() async throws {
        let store = try animals()
        let run = await run([.line("/resume red")], picks: [.dismissed], session: .make(store: store))
        #expect(run.reader.pickers.first?.items.count == 4)
        #expect(!run.screen.contains("Resumed"), "\(run.screen)")
        let piped = await self.run([.line("/resume fox")], session: .make(store: store), isTerminal: false)
        #expect(
            piped.screen.contains("'fox' matches 2 sessions: xyz2 'A slow fox', xyz0 'The quick fox'."),
            "\(piped.screen)")
    }

    @Test("After /attach FILE the other lines of a draft are no part of the name, but come back as a draft")
    func attach() async throws {
        try folder.write("x", to: "notes.txt")
        let run = await run([.line("/attach ~/notes.txt\nWhat is in it?\nBriefly."), .line("/attach")])
        #expect(run.reader.offers == [.init(draft: "What is in it?\nBriefly.", isEdited: true)])
        #expect(run.screen.contains("The lines after the file name are in the draft."), "\(run.screen)")
        #expect(run.screen.contains("notes.txt") && !run.screen.contains("No file"), "\(run.screen)")
    }
}
