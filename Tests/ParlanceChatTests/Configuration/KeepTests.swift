import ChatTestSupport
import GatewayCore
import ParlanceSystem
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/theme NAME keep and /model NAME keep")
struct KeepTests {
    private let home: TemporaryDirectory

    init() throws {
        home = try TemporaryDirectory()
    }

    private var path: String { home / ".config/parlance/config.yaml" }

    private func transcript(_ environment: [String: String] = [:]) -> CommandTranscript {
        CommandTranscript(environment: ["HOME": home.path].merging(environment) { $1 }, columns: 300)
    }

    @Test("A theme is kept with all comments; without the word it holds for the run, which is said")
    func theme() async throws {
        try home.write("# mine\ntheme: rime # light\nbudget: 1\n", to: ".config/parlance/config.yaml")
        var transcript = transcript()
        await transcript.type("/theme meadow", "/theme hearth keep")
        #expect(
            transcript.text == """
                > /theme meadow
                Using meadow.
                For this run; /theme keep makes it the default.
                > /theme hearth keep
                Using hearth.
                Saved in \(path): new chats use it.

                """)
        #expect(try home.read(".config/parlance/config.yaml") == "# mine\ntheme: hearth # light\nbudget: 1\n")
    }

    @Test("keep alone keeps what is in use, and makes the file if there is none")
    func present() async throws {
        var transcript = transcript()
        await transcript.type("/theme meadow", "/theme keep", "/model mistral:mistral-small-latest", "/model keep")
        #expect(try home.read(".config/parlance/config.yaml") == "theme: meadow\nmodel: mistral:mistral-small-latest\n")
        #expect(try FileStatus(of: path).permissions == 0o600)
        #expect(transcript.session.settings.model.description == "mistral:mistral-small-latest")
    }

    @Test("That a model holds for the session is said once")
    func session() async {
        var transcript = transcript()
        await transcript.type("/model gpt-4o-mini", "/model gpt-4o")
        #expect(
            transcript.text == """
                > /model gpt-4o-mini
                openai:gpt-4o → openai:gpt-4o-mini.
                For this session; /model keep makes it the default.
                > /model gpt-4o
                openai:gpt-4o-mini → openai:gpt-4o.

                """)
    }

    @Test("A model that was chosen by a profile is kept as that")
    func profile() async throws {
        let factory = LLMGatewayFactory.make(configuration: .make())
        var transcript = CommandTranscript(factory: factory, environment: ["HOME": home.path], columns: 300)
        await transcript.type("/model fast keep")
        #expect(try home.read(".config/parlance/config.yaml") == "model: fast\n")
        #expect(transcript.text.hasSuffix("Saved in \(path): new chats use it.\n"), "\(transcript.text)")
    }

    @Test("A variable that goes before it is named")
    func variable() async throws {
        var transcript = transcript(["DEFAULT_LLM_MODEL": "openai:gpt-4o"])
        await transcript.type("/model gpt-4o-mini keep")
        #expect(
            transcript.text.hasSuffix("new chats use it.\nDEFAULT_LLM_MODEL is set and takes precedence over it.\n"),
            "\(transcript.text)")
    }

    @Test("What does not exist is not kept, nor is a switch that was declined")
    func failing() async {
        var transcript = transcript()
        await transcript.type("/theme nonsense keep", "/model acme:x keep", "/model gpt-9-foo keep")
        #expect(!FileSystem.exists(path), "\(transcript.text)")
        #expect(!transcript.text.contains("Saved"))
    }

    @Test("Permissions and links stay; a file that cannot be changed is left alone, which is said")
    func files() async throws {
        try home.write("a: [\n", to: ".config/parlance/config.yaml")
        var transcript = transcript()
        await transcript.type("/theme hearth keep")
        #expect(
            transcript.text.contains("error: Nothing was saved, because of an error. \(path):"), "\(transcript.text)")
        #expect(try home.read(".config/parlance/config.yaml") == "a: [\n")
        let file = PrivateFile(path: path)
        try file.write(Array("theme: rime\n".utf8), permissions: 0o644)
        await transcript.type("/theme hearth keep")
        #expect(file.status?.permissions == 0o644)
        #expect(try home.read(".config/parlance/config.yaml") == "theme: hearth\n")
    }

    @Test("Without a home there is no place for it")
    func homeless() async {
        #expect(
            await CommandTranscript.text(of: "/theme hearth", "/theme hearth keep") == """
                > /theme hearth
                Using hearth.
                > /theme hearth keep
                Using hearth.
                error: Not saved: set HOME or XDG_CONFIG_HOME for a configuration.

                """)
    }
}
