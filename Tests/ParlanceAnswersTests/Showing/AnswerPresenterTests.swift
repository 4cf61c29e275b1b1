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
}
