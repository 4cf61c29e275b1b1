import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

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
                .init(name: "language", value: "German"), .init(name: "tone"), .init(name: "input"),
                .init(name: "other"),
            ])
        #expect(preset.missing(["tone": "kindly"]) == ["input", "other"])
        #expect(
            preset.prompt(["tone": "{{language}}", "other": "x"], input: "Hello")
                == "Translate into German, {{language}}: Hello\n\nMind x.")
        #expect(try read("Only text {{ not a name }} and {{x}}").variables == [.init(name: "x")])
        #expect(try read("Review this.").prompt([:], input: "let a") == "Review this.\n\nlet a")
    }

    @Test(
        "Errors are reported with their location",
        arguments: [
            (
                "---\ntemperature: warm\n---\n",
                "p.md:2:14: The temperature must be a number of at least 0, but is a string."
            ),
            ("---\nmodle: x\n---\n", "p.md:2:1: Unknown key 'modle' in a preset. Known: model."),
            ("---\n- a\n---\n", "p.md:2:1: The settings of a preset must be a map, but are a list."),
            (
                "---\nmodel: demo\nHello",
                "p.md:1:1: The settings that start here are not closed: put a --- line below them."
            ),
            ("---\nvariables: 3\n---\n", "p.md:2:12: The variables must be a list or a map, but are a whole number."),
        ])
    func faults(text: String, message: String) {
        #expect(throws: PresetError(message)) { try read(text) }
    }

    @Test("Values stand before the text, with or without quotes of either kind")
    func arguments() throws {
        let preset = try read(Self.translation)
        let draft = try PresetDraft(preset, arguments: #" tone='very "kindly"' language=Dutch Good day, a=b"#)
        #expect(draft.values == ["tone": #"very "kindly""#, "language": "Dutch"])
        #expect(draft.input == "Good day, a=b")
        #expect(draft.missing == ["other"])
        let quoted = try PresetDraft(preset, arguments: #"tone="it's" other= -- x=1 is -- right"#)
        #expect(quoted.values == ["tone": "it's", "other": ""])
        #expect(quoted.input == "x=1 is -- right")
        #expect(try PresetDraft(try read("Fix this."), arguments: "x=1").input == "x=1")
    }

    @Test("A value of what is no variable is refused with the nearest, in the chat as on the command line")
    func unknown() throws {
        let preset = try read(Self.translation)
        let nearest = "The preset 'p' has no variable 'langauge'. Did you mean language?"
        #expect(throws: PresetError(nearest + " Put -- before text that starts like that.")) {
            try PresetDraft(preset, arguments: "langauge=x Hello")
        }
        #expect(throws: PresetError("The value of 'tone' starts with ' but doesn't end with '.")) {
            try PresetDraft(preset, arguments: "tone='very kind x")
        }
        var draft = PresetDraft(preset: preset)
        try draft.set("tone=a=b")
        #expect(draft.values == ["tone": "a=b"])
        #expect(throws: PresetError(nearest)) { try draft.set("langauge=x") }
        #expect(throws: PresetError("The preset 'p' has no variable 'x'. It has language, tone, input, other.")) {
            try draft.set("x=1")
        }
        #expect(throws: PresetError("'x' isn't a value. Write name=value.")) { try draft.set("x") }
    }

    @Test("The system prompt is filled in, too; what it takes does not follow the prompt")
    func system() throws {
        let preset = try read("---\nsystem: You are {{who}}. Mind {{input}}.\n---\nGo, {{ who }}.")
        #expect(preset.variables.map(\.name) == ["who", "input"])
        let draft = try PresetDraft(preset, arguments: "who=Ada the tea")
        #expect(draft.system == "You are Ada. Mind the tea.")
        #expect(draft.prompt == "Go, Ada.")
    }

    private func chat(_ lines: String..., settings: SessionSettings? = nil, log: ScriptedGateway.Log) async -> ChatRun {
        let answers = (0..<6).map { _ in [ScriptedGateway.Step].answer(#"{"age": 7}"#) }
        return await ChatRun(
            lines.map { .line($0) }, session: .make(gateway: .make(answers: answers, log: log), settings: settings),
            factory: .make(answers: ["mistral:mistral-small-latest": answers], log: log), environment: environment)
    }

    @Test("What a preset changes is said, and holds until /preset off")
    func holding() async throws {
        try folder.write(
            "---\nmodel: openai:gpt-4o\ntemperature: 0.9\nsystem: You are {{who}}.\nschema: age int\n---\n{{input}}",
            to: "parlance/prompts/sys.md")
        let log = ScriptedGateway.Log()
        let run = await chat(
            "/preset sys who=Ada x", "y", "/preset sys who=Ada z", "/preset off", "Plain", "/preset off",
            settings: .make(temperature: 0.3, system: "base"), log: log)
        #expect(
            run.screen.contains(
                "Preset sys is active until /preset off: temperature 0.9, its system prompt, its schema.\n"),
            "\(run.screen)")
        #expect(run.screen.split(separator: "Preset sys is active").count == 2, "\(run.screen)")
        #expect(run.screen.contains("/preset off\nThe settings from before preset sys are restored.\n"))
        #expect(run.screen.contains("No preset is active.\n"))
        #expect(log.requests.map(\.temperature) == [0.9, 0.9, 0.9, 0.3])
        #expect(log.requests.map(\.messages.first) == [.system("You are Ada.")] * 3 + [.system("base")])
        #expect(log.requests.map { $0.responseFormat.isStructured } == [true, true, true, false])
    }

    @Test("A chat that begins with a preset says what it sets, but for the model, which is in view")
    func start() throws {
        let preset = try read(Self.translation)
        #expect(PresetCommand.start(with: preset) == .dim("Preset p is active: temperature 0, its system prompt."))
        #expect(PresetCommand.start(with: try read("---\nmodel: demo\n---\nHi")) == nil)
    }

    @Test("A preset takes the place of the one before it; what was changed by hand since stays")
    func replacing() async throws {
        try folder.write("---\nsystem: S\nschema: age int\n---\n{{input}}", to: "parlance/prompts/a.md")
        try folder.write("---\nmodel: mistral:mistral-small-latest\n---\n{{input}}", to: "parlance/prompts/b.md")
        let log = ScriptedGateway.Log()
        let run = await chat(
            "/preset a x", "/preset b y", "/temp 0.1", "/preset off", "z", settings: .make(system: "base"), log: log)
        #expect(
            run.screen.contains(
                "Preset b is active until /preset off: the previous system prompt, no schema.\n"), "\(run.screen)")
        #expect(run.screen.contains("openai:gpt-4o → mistral:mistral-small-latest."))
        #expect(run.screen.contains("are restored. mistral:mistral-small-latest → openai:gpt-4o.\n"))
        #expect(log.models.map(\.model) == ["gpt-4o", "mistral-small-latest", "gpt-4o"])
        #expect(log.requests.map(\.messages.first) == [.system("S"), .system("base"), .system("base")])
        #expect(log.requests.map { $0.responseFormat.isStructured } == [true, false, false])
        #expect(log.requests.last?.temperature == 0.1)
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
        #expect(run.screen.contains("Unknown preset 'translat'. Did you mean translate?\n"))
    }

    @Test(
        "A preset of which something cannot be used changes nothing",
        arguments: [
            ("temperature: 9", "'9' isn't a valid temperature for mistral:mistral-small-latest."),
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
            ["/preset my own x", "/preset my ownx", "/preset my", "asked for"].map { .line($0) },
            session: .make(gateway: .make(answers: [.answer("a"), .answer("b"), .answer("c")], log: log)),
            environment: environment)
        #expect(
            log.requests.map { $0.messages.last } == [.user("Two: x"), .user("One: ownx"), .user("One: asked for")])
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

/// The value so many times.
private func * <Value>(values: [Value], count: Int) -> [Value] {
    (0..<count).flatMap { _ in values }
}
