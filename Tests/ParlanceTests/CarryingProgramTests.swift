import Foundation
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

/// Bringing in and carrying out, in pipes.
@Suite(.promptly)
struct CarryingProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("-a attaches files and standard input; a path in a prompt means nothing to a script")
    func attach() async throws {
        let server = try LoopbackServer(.answer("Yes."))
        try home.folder.write("# Notes", to: "notes.md")
        let run = try await home.run(
            ["-a", "notes.md", "-a", "-", "Compare", "@notes.md"], server: server, input: "let a = 1\n")
        #expect(run.output == "Yes.\n")
        #expect(run.errorOutput == "")
        let body = try JSONValue(parsing: try await server.nextRequest().body)
        #expect(
            body["messages"]?[0]?["content"]
                == "notes.md:\n\n```markdown\n# Notes\n```\n\nstandard input:\n\n```\nlet a = 1\n```\n\nCompare @notes.md"
        )
        let refused = try await home.run(["-a", "none.md", "Hm?"], server: server)
        #expect(refused.status == .exited(2))
        #expect(refused.errorOutput == "parlance: none.md cannot be read: No such file or directory.\n")
    }

    @Test("A preset is asked with its model and values; what is missing stops a script")
    func preset() async throws {
        let server = try LoopbackServer(.answer("Ja."))
        try home.folder.write("---\ntemperature: 0\n---\nSay {{what}}:", to: ".config/parlance/prompts/say.md")
        let run = try await home.run(["-p", "say", "--var", "what=yes", "now"], server: server)
        #expect(run.output == "Ja.\n")
        let body = try JSONValue(parsing: try await server.nextRequest().body)
        #expect(body["temperature"] == 0)
        #expect(body["messages"]?[0]?["content"] == "Say yes:\n\nnow")
        let lacking = try await home.run(["-p", "say"], server: server)
        #expect(lacking.status == .exited(2))
        #expect(lacking.errorOutput == "parlance: The preset 'say' needs what. Set each with --var what=….\n")
    }

    @Test("A preset's system prompt is filled in; standard input is its input, and without one it is not asked")
    func presetInput() async throws {
        let server = try LoopbackServer(.answer("Ja."))
        try home.folder.write(
            "---\nsystem: You are {{who}}.\n---\nSay {{input}}!", to: ".config/parlance/prompts/say.md")
        let words = ["-p", "say", "--var", "who=Ada"]
        _ = try await home.run(words, server: server, input: "yes\n")
        let body = try JSONValue(parsing: try await server.nextRequest().body)
        #expect(body["messages"]?[0]?["content"] == "You are Ada.")
        #expect(body["messages"]?[1]?["content"] == "Say yes!")
        let lacking = try await home.run(words, server: server)
        #expect(lacking.status == .exited(2))
        #expect(
            lacking.errorOutput
                == "parlance: The preset 'say' needs input. Give it as the prompt, or pipe it in.\n")
    }

    @Test("A session is exported by its id, and the page is whole")
    func export() async throws {
        let lines = [
            #"{"type":"session","version":1,"id":"s1","created":"2026-01-01T00:00:00Z"}"#,
            #"{"type":"settings","model":"openai:gpt-4o"}"#, #"{"type":"user","turn":1,"text":"Hello"}"#,
            #"{"type":"text","turn":1,"text":"*Hi*"}"#,
        ]
        try home.folder.write(lines.joined(separator: "\n") + "\n", to: ".local/state/parlance/sessions/s1.jsonl")
        let markdown = try await home.run(["sessions", "export", "last"])
        #expect(
            markdown.output.hasPrefix(
                "# Hello\n\n*2026-01-01T00:00:00Z*\n\n## You\n\nHello\n\n## openai:gpt-4o\n\n*Hi*\n"))
        let html = try await home.run(["sessions", "export", "s1", "--format", "html"])
        #expect(html.output.contains("<p><em>Hi</em></p>") && html.output.hasSuffix("</html>\n"))
        #if os(Linux)
            let full = try await home.run(in: #"exec "$0" sessions export s1 > /dev/full"#)
            #expect(full.status == .exited(1))
            #expect(full.errorOutput == "parlance: The session cannot be written: No space left on device.\n")
        #endif
        let none = try await home.run(["sessions", "export", "s2"])
        #expect(none.status == .exited(2))
        #expect(
            none.errorOutput == "parlance: No session matches 's2'. `parlance sessions` and /sessions list them.\n")
    }

    @Test("The shells' completions know every command and option", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        let script = try await home.run(["completions", shell]).output
        for word in [
            "tokens", "render", "models", "keys", "local", "schema", "sessions", "search", "export", "completions",
            "manual", "attach", "encoding",
        ] {
            #expect(script.contains(word), "\(word)")
        }
        // zsh makes a variable of a value's name.
        #expect(!script.contains(/local -ar [a-z_]*\|/))
        #expect(try await home.run(["help"]).output == home.run(["--help"]).output)
        let generated = try await home.run(["--generate-completion-script", shell])
        #expect(generated.output.contains("tokens") && generated.status == .exited(0))
    }

    @Test("A shell is offered presets, sessions, themes and models as the chat offers them")
    func suggestions() async throws {
        try home.folder.write("Hi", to: ".config/parlance/prompts/my own.md")
        func offered(_ arguments: [String], to shell: String) async throws -> [Substring] {
            let run = try await home.run(
                ["---completion"] + arguments + ["0", "0", ""], ["SAP_SHELL": shell, "OPENAI_API_KEY": "x"])
            return run.output.split(separator: "\n")
        }
        #expect(try await offered(["--", "--preset"], to: "bash") == ["my own"])
        #expect(try await offered(["--", "--model"], to: "zsh").contains(#"openai\:gpt-4o"#))
        #expect(try await offered(["keys", "--", "positional@1"], to: "bash").contains("mistral"))
        #expect(try await offered(["--", "--theme"], to: "fish").contains { $0.hasPrefix("nightfall") })
    }

    @Test(
        "Words after a command that takes none are wrong usage, not a prompt",
        arguments: [["manual", "labour"], ["completions"], ["completions", "csh"], ["completions", "bash", "now"]])
    func superfluousWords(arguments: [String]) async throws {
        let server = try LoopbackServer(.answer("Hard."))
        let run = try await home.run(arguments, server: server)
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.hasPrefix("parlance: "))
        #expect(server.requests.isEmpty)
    }

    @Test("A word that is nearly a command, or one of the chat, is not sent when a person types nothing else")
    func loneWord() async throws {
        let server = try LoopbackServer(.answer("Hello."), .answer("Asked."), .answer("Piped."))
        let near = try home.chat(["session"], server: server)
        try await near.waitFor("Did you mean parlance sessions? To send\r\n'session' to the model: parlance -- session")
        #expect(try await near.waitForExit() == .exited(2))
        let inside = try home.chat(["theme"], server: server)
        try await inside.waitFor("start parlance and type /theme.")
        #expect(try await inside.waitForExit() == .exited(2))
        #expect(server.requests.isEmpty)
        try await home.chat(["hello"], server: server).waitFor("Hello.")
        try await home.chat(["--", "session"], server: server).waitFor("Asked.")
        #expect(try await home.run(["session"], server: server).output == "Piped.\n")
    }
}
