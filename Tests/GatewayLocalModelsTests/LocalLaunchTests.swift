import Foundation
import GatewayJSON
import TestSupport
import Testing

@testable import GatewayCore
@testable import GatewayLocalModels

@Suite("What serves a local model")
struct LocalLaunchTests {
    private let folder: TemporaryDirectory
    private let models: LocalModelFolder

    init() throws {
        folder = try TemporaryDirectory()
        models = LocalModelFolder(path: folder / "local")
        try folder.write("model", to: "own.gguf")
    }

    private func install() throws {
        for name in ["venv/bin/python", "serve.py", "models/\(LocalModelFolder.modelFile)"] {
            try folder.write("", to: "local/\(name)")
        }
        #expect(chmod(models.python, 0o755) == 0)
    }

    private func putServerOnPath() throws {
        #expect(chmod(try folder.write("", to: "bin/llama-server"), 0o755) == 0)
    }

    private func launch(_ name: String, command: [String]? = nil) throws -> LocalLaunch {
        try LocalLaunch(
            name, settings: LocalServerSettings(command: command.map { KeyCommand($0) }), folder: models,
            environment: ["PATH": "/nowhere:" + folder / "bin", "HOME": folder.path])
    }

    @Test("A model of one's own: the configuration's server, that of the PATH, the installed one")
    func own() throws {
        #expect(throws: GatewayError.self) { try launch("~/own.gguf") }
        try install()
        #expect(try launch("~/own.gguf").command == [models.python, models.serveScript, "--ctx-size", "8192"])
        try putServerOnPath()
        let onPath = try launch("~/own.gguf")
        #expect(
            onPath == LocalLaunch(command: [folder / "bin/llama-server"], model: folder / "own.gguf", alias: "own.gguf")
        )
        #expect(
            try launch("~/own.gguf", command: ["/srv/server", "-ngl", "99"]).command == ["/srv/server", "-ngl", "99"])
        #expect(
            onPath.arguments(port: 7) == [
                folder / "bin/llama-server", "--model", folder / "own.gguf", "--alias", "own.gguf", "--host",
                "127.0.0.1",
                "--port", "7",
            ])
    }

    @Test("The installed model has the server that was installed with it")
    func installed() throws {
        try putServerOnPath()
        #expect(throws: GatewayError.self) { try launch(LocalModelFolder.modelName) }
        try install()
        let installed = try launch(LocalModelFolder.modelName)
        #expect(installed.command == [models.python, models.serveScript, "--ctx-size", "8192"])
        #expect(installed.model == models.installedModel && installed.alias == "smollm2-135m-instruct")
    }

    @Test("Sessions share a server when both the model and the program are the same")
    func identity() throws {
        try putServerOnPath()
        #expect(try launch("~/own.gguf").id == launch(folder / "own.gguf").id)
        #expect(try launch("~/own.gguf").id != launch("~/own.gguf", command: ["/srv/server"]).id)
    }

    @Test("The configuration names a server and a default model")
    func configuration() throws {
        let yaml = "providers: {local: {command: /srv/server -ngl 99, default_model: ~/own.gguf, base: x}}"
        let configuration = ConfigurationFile.parse(yaml, file: "c.yaml")
        #expect(
            configuration.localServer
                == LocalServerSettings(command: KeyCommand(["/srv/server", "-ngl", "99"]), defaultModel: "~/own.gguf"))
        #expect(
            configuration.diagnostics.map(\.message) == [
                "Unknown key 'base' is ignored. Known: command, default_model."
            ])
        #expect(configuration.providers.isEmpty)
    }

    @Test("It is ready once it can be started")
    func ready() throws {
        let server = LocalServer(folder: models, environment: [:], supervisor: [])
        var factory = LLMGatewayFactory()
        factory.register(.local(server))
        #expect(!factory.isReady("local"))
        try install()
        #expect(factory.isReady("local"))
        #expect(try factory.resolve("local").id.description == "local:smollm2-135m-instruct")
    }

    @Test(
        "The window is what the command tells the server to have, the last of several; where that is 0, nobody knows it yet",
        arguments: [
            (["s", "-c", "4096"], 4_096), (["s", "--ctx-size", "2048", "-ngl", "9"], 2_048),
            (["s", "--ctx-size=1024"], 1_024), (["s", "-c", "1", "-c", "2"], 2), (["s", "-c", "0"], nil),
            (["s", "-c"], nil), (["s", "-cb", "7"], nil), (["s"], nil),
        ] as [([String], Int?)])
    func window(command: [String], window: Int?) {
        #expect(LocalLaunch(command: command, model: "m", alias: "a").window == window)
    }

    @Test("The installed model has its window before its server runs, in lists and in the catalog")
    func installedWindow() async throws {
        try install()
        let server = LocalServer(folder: models, environment: [:], supervisor: [])
        var factory = LLMGatewayFactory()
        factory.register(.local(server))
        #expect(factory.catalog[try factory.makeGateway("local")]?.contextWindow == 8_192)
        #expect(try await factory.listModels(of: "local").models.map(\.contextWindow) == [8_192])
        #expect(
            factory.catalog[ServedModel(id: ModelID(provider: "local", model: "/nowhere.gguf"))]?.contextWindow == nil)
    }

    @Test("A note of a server is read back as it was written, and nothing else is")
    func state() throws {
        let state = LocalServerState(supervisor: 2, server: 3, port: 4, key: "k", model: "/m")
        #expect(LocalServerState(state.json) == state)
        for text in ["{}", "[]", #"{"supervisor": 1, "server": -1, "port": 4, "key": "k", "model": "/m"}"#] {
            #expect(LocalServerState(try JSONValue(parsing: Array(text.utf8))) == nil)
        }
    }
}
