import TestSupport
import Testing

/// `parlance help`: every subcommand has its help, and nothing that was meant as one goes to a model.
@Suite("The program's help", .promptly)
struct HelpProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test(
        "Every subcommand is in the overview, the manual and the completions, and has help",
        arguments: [
            "tokens", "render", "models", "keys", "config", "local", "sessions", "sessions export", "sessions import",
            "schema",
            "completions", "manual", "version",
        ])
    func subcommands(name: String) async throws {
        let words = name.split(separator: " ").map(String.init)
        let help = try await home.run(["help"] + words)
        #expect(help.status == .exited(0))
        #expect(help.errorOutput.isEmpty)
        #expect(help.output.contains("USAGE: parlance \(name)"))
        // An article of the guide may follow.
        #expect(help.output.hasPrefix(try await home.run(words + ["--help"]).output))
        #expect(try await home.run(["help"] + words + ["--help"]).output == help.output)
        let overview = try await home.run(["help"])
        #expect(overview.output.split(separator: "\n").contains { $0.hasPrefix("       parlance \(name) ") })
        #expect(try await home.run(["manual"]).output.contains(".SS \"parlance \(name)"))
        let function = "_parlance_" + words.joined(separator: "_")
        #expect(try await home.run(["completions", "bash"]).output.contains("\n\(function)() {"))
    }

    @Test(
        "The help of an action is that of its command",
        arguments: [
            ["keys", "set"], ["config", "edit"], ["local", "setup"], ["schema", "validate"], ["sessions", "show"],
        ])
    func actions(words: [String]) async throws {
        let help = try await home.run(["help"] + words)
        #expect(help.status == .exited(0))
        #expect(try await help.output == home.run([words[0], "--help"]).output)
    }

    @Test(
        "Help itself has no other help than the overview", arguments: [["help", "help"], ["help", "-h"], ["--help"]])
    func overview(arguments: [String]) async throws {
        #expect(try await home.run(arguments).output == home.run(["help"]).output)
    }

    @Test(
        "What is nearly the help of a command is wrong usage, also in a script, and nothing is sent",
        arguments: [
            (["nonsense"], "Unknown command 'nonsense'. parlance help lists all commands."),
            (["me"], "Unknown command 'me'. parlance help lists all commands."),
            (["sesions"], "Unknown command 'sesions'. Did you mean parlance help sessions?"),
            (["Schema"], "Unknown command 'Schema'. Did you mean parlance help schema?"),
            (
                ["sessions", "exprt"],
                "Unknown command 'sessions exprt'. Did you mean parlance help sessions export?"
            ),
            (
                ["sesions", "export"],
                "Unknown command 'sesions export'. Did you mean parlance help sessions export?"
            ),
            (["tokns", "now"], "Unknown command 'tokns now'. Did you mean parlance help tokens?"),
            (["tokens", "now"], "Unknown command 'tokens now'. Did you mean parlance help tokens?"),
            (["keys", "set", "openai"], "Unknown command 'keys set openai'. Did you mean parlance help keys set?"),
            (["theme"], "'theme' is a chat command: start parlance and type /theme."),
            (
                ["upgrade"],
                "Unknown command 'upgrade'. Parlance doesn't update itself; update it the way you installed it."
            ),
        ] as [([String], String)])
    func nearly(words: [String], sentence: String) async throws {
        let server = try LoopbackServer(.answer("Paid."))
        let prompt = (["help"] + words).joined(separator: " ")
        let run = try await home.run(["help"] + words, server: server)
        #expect(run.errorOutput == "parlance: \(sentence) To send '\(prompt)' to the model: parlance -- \(prompt)\n")
        #expect(run.status == .exited(2))
        #expect(run.output.isEmpty)
        #expect(server.requests.isEmpty)
    }

    @Test("A topic of the chat's help is shown at the shell, too")
    func topic() async throws {
        let files = try await home.run(["help", "files"])
        #expect(files.status == .exited(0))
        #expect(files.output.hasPrefix("Attach files\n\n• @notes.md anywhere in a message attaches the file;"))
        #expect(try await home.run(["help", "chat"]).output.hasPrefix("The chat\n"))
    }

    @Test(
        "What is a command of other programs is not sent from a terminal, but answered with what does it here",
        arguments: [
            (["chat"], "parlance alone starts the chat. To send 'chat' to the model: parlance -- chat"),
            (["login"], "parlance keys set PROVIDER stores a provider's key."),
            (["Version"], "parlance version prints the version."),
            (["update"], "update it the way you installed it."), (["Upgrade"], "update it the way you installed it."),
            (["ls"], "parlance models lists the models."), (["logout"], "parlance keys rm PROVIDER"),
            (["setup"], "parlance local setup installs a model on this machine."),
            (["exit"], "'exit' is a chat command: start parlance and type /exit."),
            (["chat", "-m", "openai:gpt-4o"], "parlance alone starts the chat."),
            (["--no-stream", "version"], "parlance version prints the version."),
            (["run", "llama3.2"], "parlance -m llama3.2 chats with that model."),
            (["login", "openai"], "parlance keys set PROVIDER stores a provider's key."),
        ] as [([String], String)])
    func foreign(words: [String], remedy: String) async throws {
        let server = try LoopbackServer(.answer("Paid."))
        let chat = try home.chat(words, server: server, columns: 200)
        try await chat.waitFor(remedy)
        #expect(try await chat.waitForExit() == .exited(2))
        #expect(server.requests.isEmpty)
    }

    @Test(
        "Beside other words, as a preset's input, after --, and in a script they are a prompt",
        arguments: [["chat", "with", "me"], ["run", "tests"], ["--", "chat"], ["version", "history"]])
    func foreignPrompt(words: [String]) async throws {
        let server = try LoopbackServer(.answer("Gladly."))
        try await home.chat(words, server: server).waitFor("Gladly.")
        #expect(server.requests.count == 1)
    }

    @Test(
        "A sentence that begins with the word is a prompt",
        arguments: [
            ["help", "me", "please"], ["help", "me", "write", "a", "poem"], ["help", "me write a poem"],
            ["help", "tokens", "are", "confusing"], ["help", "sesions", "export", "failed"], ["help", "--json", "me"],
            ["--", "help"], ["--", "help", "tokens"], ["--no-stream", "help", "tokens"], ["help me"],
        ])
    func prompt(arguments: [String]) async throws {
        let server = try LoopbackServer(.answer("Gladly."))
        _ = try await home.run(arguments, server: server)
        #expect(server.requests.count == 1)
        let sent = arguments.filter { !$0.hasPrefix("-") }.joined(separator: " ")
        #expect(server.requests.first?.text.contains("\"\(sent)\"") == true)
    }
}
