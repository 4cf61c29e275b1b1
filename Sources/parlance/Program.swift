import ParlanceAnswers
import ParlanceChat
import GatewayCore
import GatewayLocalModels
import ParlanceConversations
import ParlanceSystem
import TerminalEditor

/// One run of the program: puts the parts together and decides which of them runs.
struct Program {
    let invocation: Invocation
    let environment: [String: String]
    let answers: TerminalWriter
    let notices: TerminalWriter

    init(_ invocation: Invocation, environment: [String: String]) {
        self.invocation = invocation
        self.environment = environment
        func writer(_ descriptor: FileDescriptor) -> TerminalWriter {
            TerminalWriter(
                fileDescriptor: descriptor,
                capabilities: .detect(
                    fileDescriptor: descriptor, colorChoice: invocation.color, environment: environment))
        }
        answers = writer(.standardOutput)
        notices = writer(.standardError)
        ChildEnvironment.withhold(Array(LLMGatewayFactory.builtInKeyVariables))
    }

    func run() async -> ProgramExit {
        let isChat = invocation.prompt.isEmpty && FileDescriptor.standardInput.isTerminal
        if isChat, invocation.writesJSON {
            return fail("--json needs a prompt.", .usage)
        }
        let transport = CurlTransport(environment: environment)
        let log = debugLog(isChat: isChat)
        let recording: (any HTTPTransport)? = log.map { log in RecordingTransport(transport) { log.add($0) } }
        var factory = makeFactory(transport: recording ?? transport)
        if let log, isDebugging { factory.observer = { log.add($0) } }
        do throws(GatewayError) {
            guard isChat else {
                return try await answerOnce(factory)
            }
            try await chat(factory, transport: transport, debugLog: log)
            return .answered
        } catch {
            return fail(error.message, ProgramExit(error))
        }
    }

    func fail(_ message: String, _ code: ProgramExit) -> ProgramExit {
        notices.ensureLineStart()
        notices.say("\("parlance: ", .error)\(message)")
        return code
    }

    /// The sessions of earlier runs; `nil` without a home.
    var store: SessionStore? {
        SessionStore(environment: environment)
    }

    /// Where calls are booked; `nil` without a home.
    func book(_ factory: LLMGatewayFactory, as kind: RunningProgram.Kind) -> CallBook? {
        guard let path = CallBook.path(in: environment) else { return nil }
        let running = RunningPrograms.folder(in: environment).map { RunningFile(in: $0, as: kind, now: UTCTime.now) }
        return CallBook(log: UsageLog(path: path), catalog: factory.catalog, store: store, running: running)
    }

    /// The factory of the configuration and the environment, with the kept keys and the lists of models that were asked
    /// for in earlier runs.
    ///
    /// - Parameter configuration: What to use in place of the configuration that is loaded.
    func makeFactory(
        transport: any HTTPTransport, configuration: GatewayConfiguration? = nil
    ) -> LLMGatewayFactory {
        var factory = LLMGatewayFactory(
            configuration: configuration ?? loadConfiguration(), environment: environment, catalog: catalog,
            transport: transport)
        factory.keyStore = KeyStore.defaultPath(in: environment).map { KeyStore(path: $0) }
        let configured = factory
        ChildEnvironment.withhold(Array(configured.keyVariables))
        if let server = localServer(factory.configuration) { factory.register(.local(server)) }
        factory.modelLists = StateFolder.path(in: environment).map { ModelListCache(folder: $0 + "/models") }
        factory.shutdownWarnings = StateFolder.path(in: environment).map {
            ShutdownWarnings(path: $0 + "/shutdown-warnings.json")
        }
        factory.parameterMemory = ParameterMemory(
            path: StateFolder.path(in: environment).map { $0 + "/refused-parameters.json" })
        return factory
    }

    /// The figures of models: those that are built in, and those of a refresh.
    var catalog: ModelCatalog {
        guard let state = StateFolder.path(in: environment) else { return .builtIn }
        return .builtIn.refreshed(by: KeptCatalog(path: state + "/catalog.tsv"))
    }

    /// The configuration that was named, else the user's own.
    func loadConfiguration() -> GatewayConfiguration {
        if let path = invocation.configurationPath {
            return ConfigurationFile.load(path: path, isRequired: true)
        }
        return ConfigurationFile.defaultPath(in: environment).map { ConfigurationFile.load(path: $0) }
            ?? GatewayConfiguration()
    }
}
