import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("Words that other programs take as commands")
struct BareWordTests {
    @Test(
        "A word alone is a command, however shells, chats and editors write it",
        arguments: [
            ("exit", "quit"), ("quit", "quit"), ("bye", "quit"), ("logout", "quit"), ("Exit", "quit"),
            ("EXIT", "quit"), (" exit \n", "quit"), ("exit;", "quit"), ("exit()", "quit"), ("quit()", "quit"),
            (":q", "quit"), (":q!", "quit"), (":wq", "quit"), (".exit", "quit"), ("\\q", "quit"),
            ("help", "help"), ("?", "help"), (".help", "help"), ("clear", "new"), ("cls", "new"), ("reset", "new"),
            ("models", "model"), ("config", "config"), ("usage", "tokens"), ("history", "sessions"),
            ("undo", "undo"), ("regenerate", "retry"),
        ])
    func words(line: String, command: String) {
        #expect(BareWord(SubmittedLine(line))?.command == command)
        #expect(CommandTable.standard[command] != nil)
    }

    @Test(
        "Everything else is a prompt",
        arguments: [
            "", ".", ":", "hello", "exit code 1", "help me", "Help!", "quit smoking", "continue", "yes", "1", "x", "q",
            "Q",
            "clear?", "/exit", "exiting", String(repeating: ".exit", count: 10),
        ])
    func prompts(line: String) {
        #expect(BareWord(SubmittedLine(line)) == nil)
    }

    @Test("What was pasted is said as it is")
    func pasted() {
        #expect(BareWord(SubmittedLine("exit", pasted: ["exit"])) == nil)
    }
}
