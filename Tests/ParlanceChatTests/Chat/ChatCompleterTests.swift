import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("Completion")
struct ChatCompleterTests {
    private func complete(
        _ line: String, cursor: Int? = nil, factory: LLMGatewayFactory = .make(), environment: [String: String] = [:]
    ) -> Completion {
        Chat.completer(factory: factory, environment: environment)(
            CompletionRequest(line: line, cursor: cursor ?? line.count))
    }

    private func texts(of completion: Completion) -> [String] {
        completion.candidates.map(\.text)
    }

    @Test("A slash offers every command, with what it does")
    func commands() {
        let completion = complete("/")
        #expect(completion.replaces == 0..<1)
        #expect(
            completion.candidates.map(\.text) == [
                "/model",
                "/temp",
                "/effort",
                "/schema",
                "/tokens",
                "/context",
                "/budget", "/cost", "/usage",
                "/system",
                "/attach",
                "/preset",
                "/retry",
                "/compare",
                "/edit",
                "/continue",
                "/compact",
                "/side",
                "/queue",
                "/undo",
                "/redo",
                "/tree",
                "/go",
                "/copy",
                "/export",
                "/raw",
                "/reasoning",
                "/theme",
                "/config",
                "/debug",
                "/new",
                "/sessions",
                "/resume",
                "/title",
                "/paste",
                "/help",
                "/quit",
            ])
        #expect(completion.candidates[1] == .init("/temp", note: "show, set or clear the temperature"))
    }

    @Test(
        "The beginning of a command offers those that begin so",
        arguments: [
            ("/t", ["/temp", "/tokens", "/tree", "/theme", "/title"]), ("/q", ["/queue", "/quit"]), ("/x", []),
            ("/exi", ["/exit"]), ("/cl", ["/clear"]), ("/mod", ["/model"]),
        ])
    func beginning(line: String, candidates: [String]) {
        let completion = complete(line)
        #expect(completion.replaces == 0..<line.count)
        #expect(texts(of: completion) == candidates)
    }

    @Test("What stands behind the cursor does not count")
    func cursor() {
        let completion = complete("/mo gpt", cursor: 3)
        #expect(
            completion
                == Completion(
                    replaces: 0..<3,
                    candidates: [.init("/model", note: ModelCommand().summary)]))
    }

    @Test(
        "A prompt, a literal slash and the argument of an unknown command are left alone",
        arguments: ["", "hello /mo", "//mo", "/unknown x", "/quit x", "/system Be"])
    func nothing(line: String) {
        #expect(complete(line).candidates.isEmpty)
    }

    @Test("Models are offered by profile and by full name, those of providers that can be used")
    func models() {
        let factory = LLMGatewayFactory.make(configuration: .make(), environment: ["OPENAI_API_KEY": "key"])
        let completion = complete("/model ", factory: factory)
        #expect(completion.replaces == 7..<7)
        #expect(
            texts(of: completion) == [
                "creative", "fast", "lost", "demo", "openai", "demo:tour", "openai:gpt-4o", "openai:gpt-4o-mini",
                "openai:o3",
            ])
        #expect(completion.candidates.first == .init("creative", note: "profile"))
        #expect(texts(of: complete("/model gpt-4o-", factory: factory)) == ["gpt-4o-mini"])
        #expect(
            complete("/model openai:gpt-4o-", factory: factory)
                == Completion(replaces: 7..<21, candidates: [.init("openai:gpt-4o-mini")]))
    }

    @Test("A model is completed by any part of its name, those that begin so first; without a key, too, which is noted")
    func parts() {
        let factory = LLMGatewayFactory.make(
            configuration: .make(), environment: ["OPENAI_API_KEY": "key"],
            models: [
                "openai:gpt-4o", "openai:gpt-4o-mini", "openai:o3", "anthropic:claude-sonnet-5-5",
                "mistral:mistral-small-latest",
            ])
        #expect(
            complete("/model son", factory: factory).candidates == [
                .init("anthropic:claude-sonnet-5-5", note: "needs ANTHROPIC_API_KEY")
            ])
        #expect(texts(of: complete("/model o-mini", factory: factory)) == ["gpt-4o-mini"])
        #expect(texts(of: complete("/model GPT-4O-M", factory: factory)) == ["gpt-4o-mini"])
        #expect(texts(of: complete("/model o", factory: factory)).prefix(2) == ["openai", "openai:gpt-4o"])
        #expect(texts(of: complete("/model atlost", factory: factory)) == [])
        #expect(texts(of: complete("/model ast", factory: factory)) == ["fast"])
        #expect(texts(of: complete("/retry o-mini", factory: factory)) == ["gpt-4o-mini"])
        let compared = complete("/compare gpt-4o son", factory: factory)
        #expect(compared.replaces == 16..<19)
        #expect(texts(of: compared) == ["anthropic:claude-sonnet-5-5"])
    }

    @Test("A path at the start of a line is no command")
    func path() throws {
        let folder = try TemporaryDirectory()
        try folder.write("x", to: "notes.md")
        #expect(texts(of: complete("/usr/lib @\(folder.path)/no")) == ["@\(folder.path)/notes.md"])
    }

    @Test("A cluster of several scalars counts as one character")
    func clusters() {
        #expect(complete("/model 👩‍👩‍👧").replaces == 7..<8)
    }

    @Test("Words of other commands")
    func words() {
        #expect(texts(of: complete("/temp d")) == ["default"])
        #expect(texts(of: complete("/system o")) == ["off"])
        #expect(texts(of: complete("/help te")) == ["temp"])
        #expect(texts(of: complete("/schema s")).contains("show"))
    }

    @Test("Paths are completed as they were typed, folders further; hidden files only when asked for")
    func paths() throws {
        let folder = try TemporaryDirectory()
        try folder.write("{}", to: "schemas/person.json")
        try folder.write("{}", to: "schemas/place.json")
        try folder.write("{}", to: "schemas/people/many.json")
        try folder.write("{}", to: "schemas/.hidden.json")
        let environment = ["HOME": folder.path]
        func paths(_ typed: String) -> Completion { complete("/schema \(typed)", environment: environment) }

        #expect(
            paths("~/schemas/p").candidates == [
                .init("~/schemas/people/", isComplete: false), .init("~/schemas/person.json"),
                .init("~/schemas/place.json"),
            ])
        #expect(paths("~/schemas/p").replaces == 8..<19)
        #expect(!texts(of: paths("~/schemas/")).contains("~/schemas/.hidden.json"))
        #expect(texts(of: paths("~/schemas/.")) == ["~/schemas/.hidden.json"])
        #expect(texts(of: paths("~/s")) == ["~/schemas/"])
        #expect(
            texts(of: paths("\(folder.path)/schemas/pe")) == [
                "\(folder.path)/schemas/people/", "\(folder.path)/schemas/person.json",
            ])
        #expect(texts(of: paths("~/nowhere/x")) == [])
    }
}
