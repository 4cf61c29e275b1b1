import Testing

@testable import Chat

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

    @Test("/quit leaves; every other command goes on")
    func outcome() {
        var transcript = CommandTranscript()
        transcript.type("/temp")
        #expect(transcript.outcome == .next)
        transcript.type("/quit")
        #expect(transcript.outcome == .quit)
    }
}
