import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("User input")
struct UserInputTests {
    @Test(
        "White space alone is nothing",
        arguments: ["", " ", "\t", "\n", " \r\n\t ", "\u{3000}"])
    func empty(line: String) {
        #expect(UserInput(line) == .empty)
    }

    @Test(
        "A line is said to the model as it was typed",
        arguments: ["hello", "  indented code\n", "a /model b", "1/2", "é\n/temp", "\\/model"])
    func prompt(line: String) {
        #expect(UserInput(line) == .prompt(line))
    }

    @Test("An exclamation mark alone is a command that is yet to be named", arguments: ["!", "! ", "!\n"])
    func nakedMark(line: String) {
        #expect(UserInput(line) == .shell(""))
    }

    @Test(
        "Two slashes say one",
        arguments: [
            ("//etc/hosts is what?", "/etc/hosts is what?"), ("  //model", "/model"), ("//", "/"), ("///", "//"),
            ("// a comment\nnext", "/ a comment\nnext"), ("//x \n", "/x \n"),
        ])
    func literalSlash(line: String, said: String) {
        #expect(UserInput(line) == .prompt(said))
    }

    @Test(
        "A slash begins a command; its argument has no white space around it",
        arguments: [
            ("/model", "model", ""), ("/model gpt-4o", "model", "gpt-4o"),
            (" \t/temp   0.2 \n", "temp", "0.2"), ("/system\nBe brief.\nBe kind.", "system", "Be brief.\nBe kind."),
            ("/", "", ""), ("/ model", "", "model"), ("/schema {\"a\": 1}", "schema", "{\"a\": 1}"),
            ("/Model", "Model", ""), ("/über x", "über", "x"),
        ])
    func command(line: String, name: String, argument: String) {
        #expect(UserInput(line) == .command(name: name, argument: argument))
    }

    @Test(
        "A first word with another slash or a dot in it is no command",
        arguments: [
            "/Users/me/shot.png what is this", "/usr/lib/x.so:12: error: no such symbol", "/etc/", "/tmp/a",
            "/home/me/x.swift:3:1: warning: unused\n  let x = 1\n  ^", "/model.", "/./run", "/bin/ls -l does what?",
            "  /var/log/syslog\n", "/a/b/c", "/v1/chat/completions gives 404", "/.bashrc is empty", "/s/foo/bar/",
        ])
    func path(line: String) {
        #expect(UserInput(line) == .prompt(line))
    }

    @Test(
        "What was pasted is said as it is: no command, not trimmed, no slash less",
        arguments: [
            "/help", "//etc/hosts", "!important: be nice", " /quit\n", "/model gpt-4o", "!", "/", "  indented\n\n",
            "!ls\n!pwd", "/system\nBe brief.\n", "/quit please \t", "//",
        ])
    func pasted(text: String) {
        #expect(UserInput(line: SubmittedLine(text, pasted: [text])) == .prompt(text))
        let surrounded = text + "and so on "
        #expect(UserInput(line: SubmittedLine(surrounded, pasted: [text])) == .prompt(surrounded))
        let spaced = "  " + text
        #expect(UserInput(line: SubmittedLine(spaced, pasted: [text])) == .prompt(spaced))
    }

    @Test("A paste behind a typed command is its argument, white space and all")
    func pastedArgument() {
        func input(_ text: String, _ pasted: String...) -> UserInput {
            UserInput(line: SubmittedLine(text, pasted: pasted))
        }
        #expect(input("/system  Be kind. \n", "Be kind. \n") == .command(name: "system", argument: "Be kind. \n"))
        #expect(input("/system \tBe kind.", "\tBe kind.") == .command(name: "system", argument: "\tBe kind."))
        #expect(input("/system Be kind.  ", "Be kind.") == .command(name: "system", argument: "Be kind."))
        #expect(input("/title x", "y") == .command(name: "title", argument: "x"))
        #expect(input("!echo ls ", "ls ") == .shell("echo ls "))
        #expect(input("/model gpt-4o", "gpt-4o") == .command(name: "model", argument: "gpt-4o"))
        #expect(input("   ", "   ") == .empty)
        #expect(input("//etc/hosts", "etc/hosts") == .prompt("/etc/hosts"))
    }
}
