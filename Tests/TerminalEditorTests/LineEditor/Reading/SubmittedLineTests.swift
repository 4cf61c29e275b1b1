import Testing

@testable import TerminalEditor

@Suite("A submitted line")
struct SubmittedLineTests {
    @Test(
        "It begins with a paste where that stands at its start, apart from white space",
        arguments: [
            ("/help", ["/help"], true), ("/help me", ["/help"], true), ("  /help", ["/help"], true),
            ("/help", [" /help"], true), ("/help x", ["x"], false), ("/help", [], false), ("/help", [""], false),
            (" ", [" "], false), ("x /help", ["/help"], false), ("!ls", ["y", "!l"], true), ("\n/a", ["/a"], true),
        ])
    func start(text: String, pasted: [String], begins: Bool) {
        #expect(SubmittedLine(text, pasted: pasted).beginsWithPaste == begins)
    }
}
