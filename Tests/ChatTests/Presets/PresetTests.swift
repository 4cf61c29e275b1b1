import GatewayCore
import TestSupport
import Terminal
import Testing

@testable import Chat

@Suite("Presets")
struct PresetTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private var environment: [String: String] { ["XDG_CONFIG_HOME": folder.path, "HOME": folder.path] }

    private func read(_ text: String) throws(PresetError) -> Preset {
        try PresetReader(file: "p.md").read(text, name: "p")
    }

    private static let translation = """
        ---
        model: mistral:mistral-small-latest
        temperature: 0
        system: You translate.
        variables:
          language: German
          tone:
        ---
        Translate into {{language}}, {{ tone }}: {{input}}

        Mind {{other}}.
        """

    @Test("A file has settings, variables and the prompt")
    func file() throws {
        let preset = try read(Self.translation)
        #expect(preset.model == "mistral:mistral-small-latest")
        #expect(preset.temperature == 0)
        #expect(preset.system == "You translate.")
        #expect(
            preset.variables == [
                .init(name: "language", value: "German"), .init(name: "tone"), .init(name: "other"),
            ])
        #expect(preset.missing(["tone": "kindly"]) == ["other"])
        #expect(
            preset.prompt(["tone": "{{language}}", "other": "x"], input: "Hello")
                == "Translate into German, {{language}}: Hello\n\nMind x.")
        #expect(try read("Only text {{ not a name }} and {{x}}").variables == [.init(name: "x")])
        #expect(try read("Review this.").prompt([:], input: "let a") == "Review this.\n\nlet a")
    }

    @Test(
        "What is wrong is told with its place",
        arguments: [
            (
                "---\ntemperature: warm\n---\n",
                "p.md:2:14: The temperature must be a number from 0 on, but is a string."
            ),
            ("---\nmodle: x\n---\n", "p.md:2:1: A preset has no 'modle'. Known: model."),
            ("---\n- a\n---\n", "p.md:2:1: The beginning of a preset must be a map, but is a list."),
            (
                "---\nmodel: demo\nHello",
                "p.md:1:1: The settings that begin here have no end: a line of --- stands below them."
            ),
            ("---\nvariables: 3\n---\n", "p.md:2:12: The variables must be a list or a map, but are a whole number."),
        ])
    func faults(text: String, message: String) {
        #expect(throws: PresetError(message)) { try read(text) }
    }

    @Test("Values stand before the text, with or without quotes")
    func arguments() throws {
        let preset = try read(Self.translation)
        let draft = PresetDraft(preset, arguments: #" tone="very kindly" language=Dutch a=b Good day"#)
        #expect(draft.values == ["tone": "very kindly", "language": "Dutch"])
        #expect(draft.input == "a=b Good day")
        var other = PresetDraft(preset: preset)
        try other.set("tone=a=b")
        #expect(other.values == ["tone": "a=b"])
        #expect(throws: PresetError("The preset 'p' has no variable 'x'. It has language, tone, other.")) {
            try other.set("x=1")
        }
        #expect(throws: PresetError("'x' is no value. Write name=value.")) { try other.set("x") }
    }

    @Test("In a chat the model is switched, what is missing is asked for, and the prompt is sent")
    func chat() async throws {
        try folder.write(Self.translation, to: "parlance/prompts/translate.md")
        let log = ScriptedGateway.Log()
        let run = await ChatRun(
            ["/preset", "/preset translate tone=kindly Hello", "nothing", "/preset translat"].map { .line($0) },
            session: .make(gateway: .make(log: log)),
            factory: .make(answers: ["mistral:mistral-small-latest": [.answer("Hallo")]], log: log),
            environment: environment)
        #expect(log.models.map(\.description) == ["mistral:mistral-small-latest"])
        #expect(
            log.requests.map(\.messages) == [
                [.system("You translate."), .user("Translate into German, kindly: Hello\n\nMind nothing.")]
            ])
        #expect(log.requests.map(\.temperature) == [0])
        #expect(run.screen.contains("other: nothing\n"))
        #expect(run.screen.contains("There is no preset 'translat'. Did you mean translate?\n"))
    }

    @Test(
        "A preset of which something cannot be used changes nothing",
        arguments: [
            ("temperature: 9", "'9' is no temperature that mistral:mistral-small-latest takes."),
            ("schema: '{\"type\": 1}'", "schema"),
        ])
    func halves(setting: String, message: String) async throws {
        try folder.write(
            "---\nmodel: mistral:mistral-small-latest\nsystem: S\n\(setting)\n---\nHi", to: "parlance/prompts/p.md")
        let log = ScriptedGateway.Log()
        let run = await ChatRun(
            [.line("/preset p"), .line("Hello")], session: .make(gateway: .make(answers: [.answer("Yes")], log: log)),
            factory: .make(answers: ["mistral:mistral-small-latest": [.answer("Hallo")]], log: log),
            environment: environment)
        #expect(run.screen.contains(message), "\(run.screen)")
        #expect(log.models == [.gpt4o])
        #expect(log.requests.map(\.messages) == [[.user("Hello")]])
    }

    @Test("A name may hold spaces")
    func spaces() async throws {
        try folder.write("One: {{input}}", to: "parlance/prompts/my.md")
        try folder.write("Two: {{input}}", to: "parlance/prompts/my own.md")
        let log = ScriptedGateway.Log()
        _ = await ChatRun(
            ["/preset my own x", "/preset my ownx", "/preset my"].map { .line($0) },
            session: .make(gateway: .make(answers: [.answer("a"), .answer("b"), .answer("c")], log: log)),
            environment: environment)
        #expect(log.requests.map { $0.messages.last } == [.user("Two: x"), .user("One: ownx"), .user("One:")])
    }

    @Test("Leaving at a question changes nothing, either")
    func leavingSettings() async throws {
        try folder.write("---\nmodel: mistral:mistral-small-latest\n---\n{{what}}", to: "parlance/prompts/ask.md")
        let log = ScriptedGateway.Log()
        _ = await ChatRun(
            [.line("/preset ask"), .interrupted, .line("Hello")],
            session: .make(gateway: .make(answers: [.answer("Yes")], log: log)),
            factory: .make(answers: ["mistral:mistral-small-latest": [.answer("Hallo")]], log: log),
            environment: environment)
        #expect(log.models == [.gpt4o])
    }

    @Test("Leaving at a question sends nothing")
    func leaving() async throws {
        try folder.write("{{what}}", to: "parlance/prompts/ask.md")
        let log = ScriptedGateway.Log()
        let run = await ChatRun(
            [.line("/preset ask"), .interrupted], session: .make(gateway: .make(log: log)), environment: environment)
        #expect(run.screen.contains("what: \nNot sent.\n"))
        #expect(log.requests == [])
    }
}
