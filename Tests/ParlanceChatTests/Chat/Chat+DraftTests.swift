import ChatTestSupport
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("Drafts of a chat")
struct ChatDraftTests {
    @Test("/edit opens the editor with the draft that waits")
    func edit() async {
        let run = await ChatRun([.line("/edit")], session: .make(), parkedDrafts: ["/edit"])
        #expect(run.reader.offers == [.init(draft: nil, isEdited: true)])
    }

    @Test("Without an editor /edit says why it does nothing")
    func noEditor() async {
        let run = await ChatRun([.line("/edit")], session: .make(), hasDrafts: false, parkedDrafts: ["/edit"])
        #expect(run.screen.contains("No draft to edit: input comes from a pipe"))
    }

    @Test("/paste shows the only paste, lists several, and shows one of them, made harmless")
    func paste() async {
        let one = FoldedPaste(mark: "[pasted 2 lines]", text: "first\nsec\u{1B}[2Jond")
        let two = FoldedPaste(mark: "[pasted 3 lines]", text: "a\nb\nc")
        let single = await ChatRun([.line("/paste")], session: .make(), pastes: [one])
        #expect(single.screen == "gpt-4o › /paste\n[pasted 2 lines]\nfirst\nsec^[[2Jond\n")
        let several = await ChatRun([.line("/paste"), .line("/paste 2")], session: .make(), pastes: [one, two])
        #expect(
            several.screen == """
                gpt-4o › /paste
                /paste 1 [pasted 2 lines] first
                /paste 2 [pasted 3 lines] a
                gpt-4o › /paste 2
                [pasted 3 lines]
                a
                b
                c

                """)
    }

    @Test("/paste without a paste, or with an invalid number, says so", arguments: [0, 1])
    func noPaste(count: Int) async {
        let pastes = Array(repeating: FoldedPaste(mark: "[pasted 2 lines]", text: "a\nb"), count: count)
        let run = await ChatRun([.line("/paste 7")], session: .make(), pastes: pastes)
        #expect(
            run.screen.contains(
                count == 0 ? "No long paste in the draft." : "There is no paste '7'; /paste lists 1 paste."))
    }

    @Test("The newest draft that was not sent is offered; older ones are in the history, for later runs too")
    func recovered() async throws {
        let folder = try TemporaryDirectory()
        let history = InputHistory(path: folder / "history")
        let run = await ChatRun([], session: .make(), history: history, drafts: ["older", "newest"])
        #expect(run.reader.offers == [.init(draft: "newest", isEdited: false)])
        #expect(run.reader.remembered == ["older"])
        #expect(history.load() == ["older"])
        #expect(run.screen == "An unsent draft was restored; Up shows older ones.\n")
    }

    @Test("What another session adds to the history is there at the next prompt")
    func shared() async throws {
        let folder = try TemporaryDirectory()
        try InputHistory(path: folder / "history").add("theirs")
        let history = InputHistory(path: folder / "history")
        let run = await ChatRun([.line("/temp 0.1"), .line("/temp 0.2")], session: .make(), history: history)
        #expect(run.reader.remembered == ["theirs", "/temp 0.1", "/temp 0.2"])
    }

    @Test("The question of the budget is no place for a draft")
    func question() async {
        let run = await ChatRun(
            [.line("/budget 1 tokens"), .line("Hello"), .line("n")],
            session: .make(gateway: .make(answers: [.answer("Hi")])))
        #expect(run.reader.prompts.map(\.isQuestion) == [false, false, true, false])
    }
}
