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
            ("// a comment\nnext", "/ a comment\nnext"),
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
}
