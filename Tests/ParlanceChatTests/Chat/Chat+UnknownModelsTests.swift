import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Models that nobody knows")
struct ChatUnknownModelsTests {
    private let log = ScriptedGateway.Log()
    private static let models = [
        "openai:gpt-5.5", "openai:gpt-5.4", "openai:gpt-4o", "openai:gpt-4o-mini", "mistral:mistral-large-latest",
        "mistral:mistral-small-latest", "anthropic:claude-sonnet-5-5",
    ]
    private static let unreachable = GatewayError(.unreachable, "OpenAI cannot be reached.")

    private func factory(
        _ list: ListingGateway.List?, environment: [String: String] = LLMGatewayFactory.bothKeys
    ) -> LLMGatewayFactory {
        .make(
            configuration: .make("llm_gateways:\n  small:\n    model: mistral:mistral-small-latest\n"),
            environment: environment, models: Self.models,
            answers: [
                "openai:gpt-5.4": [.answer("Yes.")], "openai:ft-own": Array(repeating: .answer("Own."), count: 6),
            ], log: log,
            lists: list.map { ["openai": $0] } ?? [:])
    }

    private func run(
        _ lines: [LineInput], list: ListingGateway.List? = .success(["gpt-5.4", "gpt-brand-new"]),
        picks: [PickResult] = [], environment: [String: String] = LLMGatewayFactory.bothKeys
    ) async -> ChatRun {
        await ChatRun(
            lines, session: .make(gateway: .make(answers: [.answer("Hi.")], log: log)),
            factory: factory(list, environment: environment), picks: picks)
    }

    @Test(
        "A name that neither the table nor the provider's list has is asked about, with the nearest names",
        arguments: [
            ("claude", "anthropic:claude-"), ("sonnet", "anthropic:claude-sonnet-5-5"), ("4o", "openai:gpt-4o"),
            ("gpt-9-foo", "openai:gpt-4o"), ("gpt4", "openai:gpt-4o"), ("large", "mistral:mistral-large-latest"),
            ("smal", "small"), ("openai:gpt-9-foo", "openai:gpt-4o"), ("gpt-5.4-turbo", "openai:gpt-5.4"),
            ("openai:sonnet", "anthropic:claude-sonnet-5-5"), ("gtp-5.4", "openai:gpt-5.4"),
        ])
    func asked(name: String, nearest: String) async {
        let run = await run([.line("/model \(name)"), .line("1"), .line("Hello")])
        #expect(
            run.screen.contains("Unknown model '\(name)': OpenAI doesn't list it. The nearest names:\n1 \(nearest)"),
            "\(run.screen)")
        #expect(run.screen.contains("as typed (unknown)\n"))
        // Nothing of the kind was asked.
        #expect(log.models.allSatisfy { $0.model != name })
    }

    @Test("Enter leaves the model as it is, and so does Ctrl-C", arguments: [LineInput.line(""), .interrupted])
    func dismissed(input: LineInput) async {
        let run = await run([.line("/model claude"), input, .line("Hello")])
        #expect(run.screen.contains("Still using openai:gpt-4o.\n"), "\(run.screen)")
        #expect(log.models == [.gpt4o])
    }

    @Test("Where a list can be drawn it is drawn; the last entry is what was typed")
    func drawn() async throws {
        let run = await run([.line("/model gpt-9-foo"), .line("Hello")], picks: [.chosen(1)])
        #expect(run.screen.contains("openai:gpt-4o → openai:gpt-5.5.\n"), "\(run.screen)")
        let picker = try #require(run.reader.pickers.first)
        #expect(picker.items.last == Picker.Item("openai:gpt-9-foo"))
        #expect(log.models == [ModelID(provider: "openai", model: "gpt-5.5")])
    }

    @Test("Whoever insists gets the name", arguments: ["/model ft-own anyway", "/model openai:ft-own  anyway"])
    func insisted(line: String) async {
        _ = await run([.line(line), .line("Hello")])
        #expect(log.models == [ModelID(provider: "openai", model: "ft-own")])
    }

    @Test("A name that nothing is near to is asked about with yes or no", arguments: ["y", "n"])
    func nothingNear(answer: String) async {
        let run = await run([.line("/model xyzzy"), .line(answer)])
        #expect(
            run.screen.contains(
                "Unknown model 'xyzzy': OpenAI doesn't list it.\nUse openai:xyzzy anyway? [y/N] \(answer)\n"),
            "\(run.screen)")
        #expect(run.screen.contains("openai:gpt-4o → openai:xyzzy.") == (answer == "y"))
    }

    @Test(
        "What the table, the list, the configuration or the session has is taken without a word",
        arguments: [
            "gpt-5.5", "openai:gpt-5.5", "gpt-brand-new", "small", "mistral", "gpt-4o", "openai:ft:gpt-4o:acme",
            "openai:ft:gpt-4o-2024-08-06:x",
        ])
    func known(name: String) async {
        let run = await run([.line("/model \(name)")])
        #expect(!run.screen.contains("Unknown model"), "\(run.screen)")
        #expect(run.reader.prompts.count == 2)
    }

    @Test(
        "A list that cannot be fetched refuses no full name, and says so; a bare one may be meant for another provider")
    func offline() async {
        let list: ListingGateway.List = .failure(Self.unreachable)
        let full = await run([.line("/model openai:gpt-9-foo")], list: list)
        #expect(
            full.screen.contains(
                "gpt-9-foo isn't a known model, and OpenAI's list couldn't be fetched. OpenAI cannot be reached.\n"
                    + "openai:gpt-4o → openai:gpt-9-foo.\n"), "\(full.screen)")
        let bare = await run([.line("/model claude"), .line("")], list: list)
        #expect(bare.screen.contains("Unknown model 'claude'. The nearest names:\n"), "\(bare.screen)")
    }

    @Test("A server without a list has whatever it is asked for")
    func noList() async {
        let run = await run([.line("/model openai:my-own"), .line("/model llama-7b")], list: nil)
        #expect(run.screen.contains("openai:gpt-4o → openai:my-own.\n"), "\(run.screen)")
        #expect(run.screen.contains("openai:my-own → openai:llama-7b.\n"))
        #expect(!run.screen.contains("Unknown"))
    }

    @Test(
        "At an address of one's own a bare name is compared with the table's all the same",
        arguments: [("4o", "openai:gpt-4o"), ("sonnet", "anthropic:claude-sonnet-5-5"), ("gpt-9-foo", "openai:gpt-4o")])
    func elsewhere(name: String, nearest: String) async {
        let environment = ["OPENAI_API_KEY": "key", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"]
        let run = await run([.line("/model \(name)"), .line("")], list: nil, environment: environment)
        #expect(run.screen.contains("Unknown model '\(name)'. The nearest names:\n1 \(nearest)"), "\(run.screen)")
    }

    @Test(
        "At an address of one's own a bare word is what its server lists",
        arguments: [("xyzzy", false), ("acme-large", true)])
    func elsewhereListed(name: String, isUsed: Bool) async throws {
        let environment = ["OPENAI_API_KEY": "key", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"]
        let factory = factory(.success(["acme-large"]), environment: environment)
        let run = await ChatRun(
            [.line("/model \(name)"), .line("")], session: .make(gateway: .make(log: log)), factory: factory)
        #expect(run.screen.contains("Unknown model '\(name)': ") != isUsed, "\(run.screen)")
        let opener = SessionOpener(factory: factory, environment: [:], store: nil)
        do {
            let opened = try await opener.open(StartOptions(model: name), isKept: false).settled()
            #expect(isUsed, "\(opened.session.settings.model)")
        } catch {
            #expect(!isUsed)
            #expect(error.code == .unknownModel)
            #expect(
                error.message.hasSuffix(
                    "doesn't list it. 'parlance models' lists those that are known. "
                        + "-m 'openai:xyzzy anyway' sends it regardless."), "\(error.message)")
        }
    }

    @Test("A slip of a profile's name is told, not the missing key of another provider")
    func profile() async {
        let run = await run([.line("/model smal"), .interrupted], environment: ["MISTRAL_API_KEY": "key"])
        #expect(run.screen.contains("1 small"), "\(run.screen)")
        #expect(!run.screen.contains("API key must be"))
    }

    @Test("Ollama's names of models have no provider either")
    func tag() async {
        let run = await run([.line("/model gpt-5.4:latest"), .line("")])
        #expect(
            run.screen.contains("Unknown model 'gpt-5.4:latest'. The nearest names:\n1 openai:gpt-5.4"), "\(run.screen)"
        )
    }

    @Test("/compare and /retry ask as well", arguments: ["/compare gpt-5.4 claude -- Hello", "/retry claude"])
    func others(line: String) async {
        let run = await run([.line("Hello"), .line(line), .line("")])
        #expect(
            run.screen.contains("Unknown model 'claude': OpenAI doesn't list it. The nearest names:\n"), "\(run.screen)"
        )
        #expect(log.models == [.gpt4o])
    }

    @Test("A preset's model is asked about before anything of it is sent")
    func preset() async throws {
        let folder = try TemporaryDirectory()
        try folder.write("---\nmodel: sonnet\n---\nHello", to: ".config/parlance/prompts/hi.md")
        let run = await ChatRun(
            [.line("/preset hi"), .line("")], session: .make(gateway: .make(log: log)),
            factory: factory(.success(["gpt-5.4"])), environment: ["HOME": folder.path])
        #expect(run.screen.contains("Unknown model 'sonnet': OpenAI doesn't list it."), "\(run.screen)")
        #expect(log.models == [])
    }

    // MARK: At the start

    private func start(
        _ name: String, _ list: ListingGateway.List, _ inputs: [LineInput], picks: [PickResult] = []
    ) async throws -> ChatRun {
        let factory = factory(list)
        let opened = try SessionOpener(factory: factory, environment: [:], store: nil)
            .open(StartOptions(model: name), isKept: true)
        return await ChatRun(
            inputs, session: opened.session, factory: opened.factory, picks: picks, unconfirmed: opened.unconfirmed)
    }

    @Test("A name of the command line that is known costs nothing")
    func startKnown() async throws {
        for name in ["openai:gpt-5.4", "small", "mistral", "gpt-9-foo anyway"] {
            let opened = try SessionOpener(factory: factory(nil), environment: [:], store: nil)
                .open(StartOptions(model: name), isKept: true)
            #expect(opened.unconfirmed == nil)
        }
    }

    @Test("One that nobody knows is asked about before the first prompt is sent to it")
    func startUnknown() async throws {
        let list: ListingGateway.List = .success(["gpt-5.4"])
        let run = try await start("gpt-9-foo", list, [.line("Hello"), .line("openai:gpt-5.4")])
        #expect(
            run.screen.contains("› Hello\nUnknown model 'gpt-9-foo': OpenAI doesn't list it. The nearest names:\n"),
            "\(run.screen)")
        #expect(log.models == [ModelID(provider: "openai", model: "gpt-5.4")])
        let left = try await start("gpt-9-foo", list, [.line("Hello"), .line("")])
        #expect(left.screen.contains("Not sent; Up brings the prompt back.\n"), "\(left.screen)")
        #expect(log.models.count == 1)
    }

    @Test("Whose list has it, or who has none, is asked at once; who cannot be reached is warned of, once")
    func startTaken() async throws {
        for list: ListingGateway.List in [
            .success(["ft-own"]), .success([]),
            .failure(Self.unreachable),
        ] {
            let run = try await start("openai:ft-own", list, [.line("Hello"), .line("And?")])
            #expect(run.screen.contains("Own.\n"), "\(run.screen)")
            #expect(run.screen.ranges(of: "isn't a known model").count <= 1)
        }
    }

    @Test("A single answer is not asked of a model that nobody knows; its error names the nearest")
    func oneShot() async throws {
        func settle(_ name: String, _ list: ListingGateway.List) async throws -> SessionOpener.Opened {
            try await SessionOpener(factory: factory(list), environment: [:], store: nil)
                .open(StartOptions(model: name), isKept: false).settled()
        }
        let error = await #expect(throws: GatewayError.self) {
            try await settle("gpt-9-foo", .success(["gpt-5.4"]))
        }
        #expect(
            error?.message
                == "Unknown model 'gpt-9-foo': OpenAI doesn't list it. Did you mean openai:gpt-4o, openai:gpt-5.5 "
                + "or openai:gpt-5.4? -m 'openai:gpt-9-foo anyway' sends it regardless.")
        #expect(error.map(ProgramExit.init) == .failed)
        let taken = try await settle("openai:gpt-9-foo", .failure(Self.unreachable))
        #expect(
            taken.notices == [
                "gpt-9-foo isn't a known model, and OpenAI's list couldn't be fetched. OpenAI cannot be reached."
            ])
        #expect(try await settle("gpt-brand-new", .success(["gpt-brand-new"])).notices == [])
        #expect(
            try await settle("gpt-9-foo anyway", .success(["gpt-5.4"])).session.gateway.id.model
                == "gpt-9-foo")
    }

    @Test("A slip on the command line tells the profile's name, not that a key is missing")
    func startProfile() {
        let error = #expect(throws: GatewayError.self) {
            try SessionOpener(factory: factory(nil, environment: [:]), environment: [:], store: nil)
                .open(StartOptions(model: "smal"), isKept: true)
        }
        #expect(
            error?.message.hasPrefix("Unknown model 'smal'. Did you mean small (profile)") == true,
            "\(error?.message ?? "")")
    }
}
