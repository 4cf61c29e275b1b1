import GatewayJSON
import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Showing an answer")
struct AnswerPresenterTests {
    private func shown(_ events: [StreamEvent], showsReasoning: Bool = true) -> String {
        let screen = OutputRecorder()
        let presenter = AnswerPresenter(
            writer: .make(for: screen), display: AnswerDisplay(showsReasoning: showsReasoning))
        presenter.begin(Session.make().turn(for: "Hello"), since: .zero, on: .frozen)
        for event in events { presenter.show(event) }
        presenter.end()
        return screen.text
    }

    @Test(
        "An answer ends at the start of a line",
        arguments: [([], ""), (["Hi"], "Hi\n"), (["Hi\n"], "Hi\n"), (["a\r", "\nb"], "a\nb\n"), (["a\r"], "a^M\n")])
    func end(pieces: [String], output: String) {
        #expect(shown(pieces.map { .text($0) }) == output)
    }

    @Test("Reasoning is kept apart from the answer")
    func reasoning() {
        #expect(shown([.reasoning("Hm."), .text("Hi"), .text(" there")]) == "Hm.\n\nHi there\n")
        #expect(shown([.reasoning("Hm.\n"), .text("Hi")]) == "Hm.\n\nHi\n")
        #expect(shown([.reasoning("Hm.")]) == "Hm.\n\n")
    }

    @Test("Reasoning that is not wanted is not shown")
    func hiddenReasoning() {
        #expect(shown([.reasoning("Hm."), .text("Hi")], showsReasoning: false) == "Hi\n")
    }

    @Test("Tokens, facts and the end are not text")
    func otherEvents() {
        #expect(
            shown([.metadata(["id": "x"]), .text("Hi"), .usage(.make(1, 1)), .finish(FinishReason(.stop))]) == "Hi\n")
    }

    @Test(
        "An answer that continues one that broke off in code is code until its end; what was shown is not shown again",
        arguments: [
            ("```c\nint *a;\n", "int *b, *c;\n```\n*Done*", "int *b, *c;\n\nDone\n"),
            ("```python\nx = 2", "**3 * y__z__\n```\nEnd", "**3 * y__z__\n\nEnd\n"),
            ("```\nsome wo", "rds *here*\n```", "rds *here*\n"),
            ("~~~~text\n```\n", "# no heading\n~~~~\n", "# no heading\n"),
            ("- item\n  ```\n  a\n", "  *b*\n  ```\n", "*b*\n"),
            ("> ```\n> a\n", "> *b*\n> ```\n", "*b*\n"),
            ("```\na\n```\n", "*b* c", "b c\n"), ("Some *wo", "rds* here", "rds* here\n"),
            ("One, two", ", three", ", three\n"),
        ])
    func continued(first: String, second: String, output: String) {
        let screen = OutputRecorder()
        let presenter = AnswerPresenter(
            writer: .make(for: screen, isTerminal: true, movesCursor: false), display: AnswerDisplay())
        let session = Session.make(conversation: .make(("Hello", .make(first, status: .interrupted))))
        let turn = session.pendingTurn(for: TurnRequest(continuing: 1, in: session.tree))
        presenter.begin(turn, since: .zero, on: .frozen)
        for character in second { presenter.show(.text(String(character))) }
        presenter.end()
        #expect(screen.text == output)
    }

    @Test("JSON that continues is set as the rest of it")
    func continuedJSON() {
        let screen = OutputRecorder()
        let presenter = AnswerPresenter(
            writer: .make(for: screen, isTerminal: true, movesCursor: false), display: AnswerDisplay())
        let session = Session.make(
            settings: .make(schema: .person),
            conversation: .make(("Who?", .make(#"{"name":"A"#, status: .interrupted))))
        let turn = session.pendingTurn(for: TurnRequest(continuing: 1, in: session.tree))
        presenter.begin(turn, since: .zero, on: .frozen)
        presenter.show(.text(#"da","age":36}"#))
        presenter.end()
        #expect(screen.text == "da\",\n  \"age\": 36\n}\n")
    }
}
