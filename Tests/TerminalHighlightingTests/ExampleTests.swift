import TerminalHighlighting
import Testing

@Suite("Roles of each language's tokens")
struct ExampleTests {
    @Test(arguments: Example.all)
    func rolesAreAsMarked(_ example: Example) throws {
        #expect(try Example.mark(highlight(example.language, example.source)) == example.marked)
    }
}
