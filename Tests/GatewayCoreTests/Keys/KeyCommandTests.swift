import TestSupport
import Testing

@testable import GatewayCore

@Suite("Keys from commands")
struct KeyCommandTests {
    @Test(
        "Words are split as a shell would, and nothing else of a shell happens",
        arguments: [
            ("pass show openai", ["pass", "show", "openai"]),
            ("  op  read 'op://Private/Open AI/key' ", ["op", "read", "op://Private/Open AI/key"]),
            (#"a "b \" c" d\ e '\' """#, ["a", "b \" c", "d e", "\\", ""]),
            ("echo $HOME `id` ~/x*", ["echo", "$HOME", "`id`", "~/x*"]),
        ])
    func words(text: String, words: [String]) throws {
        #expect(try KeyCommand(parsing: text).words == words)
    }

    @Test(
        "What cannot be a command says why",
        arguments: [
            ("", KeyCommand.Fault.empty), ("'' x", .empty), ("pass 'show", .openQuote),
            ("cat keys | head -1", .shell("|")), ("a && b", .shell("&&")),
        ])
    func faults(text: String, fault: KeyCommand.Fault) {
        #expect(throws: fault) { try KeyCommand(parsing: text) }
    }

    @Test("The first line of the output is the key, and the command is run once")
    func firstLine() throws {
        let folder = try TemporaryDirectory()
        let command = KeyCommand(["/bin/sh", "-c", "echo run >> '\(folder / "runs")'; echo ' sk-one '; echo two"])
        let runner = KeyCommandRunner()
        #expect(try runner.key(from: command).secret == "sk-one")
        #expect(try runner.key(from: command).secret == "sk-one")
        #expect(try folder.read("runs") == "run\n")
    }

    @Test(
        "A failure names the command and the way it failed, and nothing that it wrote",
        arguments: [
            (["/bin/sh", "-c", "echo sk-secret; exit 3"], "failed with exit code 3"),
            (["/bin/sh", "-c", "echo; echo sk-secret"], "printed no key"),
            (["/nowhere/pass", "show"], "cannot be started: No such file or directory"),
        ])
    func failures(words: [String], what: String) {
        let error = #expect(throws: GatewayError.self) { try KeyCommandRunner().key(from: KeyCommand(words)) }
        #expect(
            error?.message
                == "The api_key_command '\(words.joined(separator: " "))' \(what). "
                + "Run it by hand: its first line of output must be the key.")
    }

    @Test("A command that gives nothing is stopped")
    func timeout() {
        let runner = KeyCommandRunner(timeout: .milliseconds(50))
        let error = #expect(throws: GatewayError.self) { try runner.key(from: KeyCommand(["/bin/sleep", "600"])) }
        #expect(error?.message.contains("'/bin/sleep 600' printed no key within") == true)
    }

    @Test("A command that failed is tried again")
    func again() throws {
        let folder = try TemporaryDirectory()
        let command = KeyCommand(["/bin/cat", folder / "key"])
        let runner = KeyCommandRunner()
        #expect(throws: GatewayError.self) { try runner.key(from: command) }
        try folder.write("sk-one\n", to: "key")
        #expect(try runner.key(from: command).secret == "sk-one")
    }
}
