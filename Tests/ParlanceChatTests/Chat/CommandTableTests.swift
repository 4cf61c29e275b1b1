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
                "effort",
                "schema",
                "tokens",
                "context",
                "budget",
                "cost",
                "usage",
                "system",
                "attach",
                "preset",
                "retry",
                "compare",
                "edit",
                "continue",
                "compact",
                "side",
                "queue",
                "undo",
                "redo",
                "tree",
                "go",
                "copy",
                "export",
                "raw",
                "reasoning",
                "theme",
                "config",
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
        "What other programs call a command runs it",
        arguments: [
            ("exit", "quit"), ("q", "quit"), ("bye", "quit"), ("clear", "new"), ("?", "help"), ("models", "model"),
            ("btw", "side"), ("history", "sessions"),
            ("search", "sessions"), ("regenerate", "retry"), ("save", "export"), ("load", "resume"),
            ("settings", "config"), ("set", "config"),
        ])
    func aliases(alias: String, name: String) throws {
        #expect(try CommandTable.standard.command(named: alias).name == name)
    }

    @Test("No alias is a name, or another's alias")
    func aliasesDiffer() {
        let words = CommandTable.standard.words
        #expect(Set(words).count == words.count)
    }

    @Test("An alias does what the command does, arguments and all")
    func aliasRuns() async {
        var transcript = CommandTranscript()
        await transcript.type("/exit now")
        #expect(transcript.text == "> /exit now\nerror: /quit accepts no arguments.\n")
        await transcript.type("/models openai:gpt-4o anyway", "/exit")
        #expect(transcript.flow == .quit)
    }

    @Test(
        "An unknown command names the nearest",
        arguments: [
            ("modle", "Did you mean /model?"), ("Model", "Did you mean /model?"), ("tem", "Did you mean /temp?"),
            ("te", "Did you mean /temp?"), ("qiut", "Did you mean /quit?"),
            ("exti", "Did you mean /exit?"), ("usge", "Did you mean /usage?"),
            ("s", "/help lists the commands."),
            ("frobnicate", "/help lists the commands."), ("", "/help lists the commands."),
        ])
    func unknown(name: String, hint: String) {
        let message = "Unknown command '/\(name)'. \(hint) To send text that starts with \"/\", type \"//\"."
        #expect(throws: CommandError(message)) { try CommandTable.standard.command(named: name) }
    }

    @Test(
        "What takes nothing, or one word, says so instead of passing over what follows",
        arguments: [
            ("/new extra words", "/new accepts no arguments."), ("/quit now", "/quit accepts no arguments."),
            ("/compact all", "/compact accepts no arguments."), ("/debug raw x", "/debug accepts only [raw]."),
            ("/undo 1 2", "/undo accepts only [NUMBER]."), ("/go 1 2", "/go accepts only [NUMBER]."),
            ("/temp 0.2 hot", "/temp accepts only [NUMBER | default]."),
            ("/raw on off", "/raw accepts only [on | off]."),
            ("/model gpt-4o extra words", "/model accepts only [PROVIDER:MODEL | MODEL | PROFILE] [now | keep]."),
            ("/model openai:gpt-4o x anyway", "/model accepts only [PROVIDER:MODEL | MODEL | PROFILE] [now | keep]."),
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

    @Test("/quit leaves; every other command continues")
    func outcome() async {
        var transcript = CommandTranscript()
        await transcript.type("/temp")
        #expect(transcript.flow == .next)
        await transcript.type("/quit")
        #expect(transcript.flow == .quit)
    }
}
