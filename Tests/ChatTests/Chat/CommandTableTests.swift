import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Commands by name")
struct CommandTableTests {
    @Test("The commands that scripts and people rely on are there")
    func names() {
        #expect(
            CommandTable.standard.all.map(\.name) == [
                "model",
                "temp",
                "schema",
                "tokens",
                "budget",
                "system",
                "attach",
                "preset",
                "retry",
                "compare",
                "edit",
                "continue",
                "compact",
                "undo",
                "redo",
                "tree",
                "go",
                "copy",
                "export",
                "raw",
                "reasoning",
                "theme",
                "debug",
                "new",
                "sessions",
                "resume",
                "title",
                "paste",
                "help",
                "quit",
            ])
    }

    @Test("A name finds its command")
    func known() throws {
        for command in CommandTable.standard.all {
            #expect(try CommandTable.standard.command(named: command.name).name == command.name)
        }
    }

    @Test(
        "An unknown command names the nearest",
        arguments: [
            ("modle", "Did you mean /model?"), ("Model", "Did you mean /model?"), ("tem", "Did you mean /temp?"),
            ("te", "Did you mean /temp?"), ("qiut", "Did you mean /quit?"), ("s", "/help lists the commands."),
            ("frobnicate", "/help lists the commands."), ("", "/help lists the commands."),
        ])
    func unknown(name: String, hint: String) {
        let message = "Unknown command '/\(name)'. \(hint) To say a line that begins with a slash, begin it with two."
        #expect(throws: CommandError(message)) { try CommandTable.standard.command(named: name) }
    }

    @Test(
        "What takes nothing, or one word, says so instead of passing over what follows",
        arguments: [
            ("/new extra words", "/new takes nothing."), ("/quit now", "/quit takes nothing."),
            ("/compact all", "/compact takes nothing."), ("/debug x", "/debug takes nothing."),
            ("/undo 1 2", "/undo takes no more than [NUMBER]."), ("/go 1 2", "/go takes no more than NUMBER."),
            ("/temp 0.2 hot", "/temp takes no more than [NUMBER | default]."),
            ("/raw on off", "/raw takes no more than [on | off]."),
            ("/model gpt-4o extra words", "/model takes no more than [PROVIDER:MODEL | MODEL | PROFILE]."),
            ("/model openai:gpt-4o x anyway", "/model takes no more than [PROVIDER:MODEL | MODEL | PROFILE]."),
        ])
    func excess(line: String, message: String) async {
        var transcript = CommandTranscript()
        await transcript.type(line)
        #expect(transcript.text == "> \(line)\nerror: \(message)\n")
        #expect(transcript.flow == nil)
        #expect(transcript.session.settings == .make())
    }

    @Test("A name with spaces is one where a profile or a model is called so")
    func spaces() async {
        let factory = LLMGatewayFactory.make(
            configuration: .make("llm_gateways:\n  my own:\n    model: mistral:mistral-small-latest\n"),
            models: ["openai:two words"])
        var transcript = CommandTranscript(factory: factory)
        await transcript.type("/model my own")
        #expect(transcript.session.settings.model.description == "mistral:mistral-small-latest")
        await transcript.type("/model openai:two words")
        #expect(transcript.session.settings.model.description == "openai:two words")
        #expect(factory.isOneName("local:/my models/a.gguf"))
        #expect(!factory.isOneName("openai:three other words"))
    }

    @Test("/quit leaves; every other command goes on")
    func outcome() async {
        var transcript = CommandTranscript()
        await transcript.type("/temp")
        #expect(transcript.flow == .next)
        await transcript.type("/quit")
        #expect(transcript.flow == .quit)
    }
}
