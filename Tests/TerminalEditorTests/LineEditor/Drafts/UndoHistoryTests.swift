import Testing

@testable import TerminalEditor

@Suite("UndoHistory")
struct UndoHistoryTests {
    private func draft(_ text: String) -> Draft { Draft(before: text) }

    @Test("A run is one step; a movement, another kind and a line break end it")
    func runs() {
        var history = UndoHistory()
        history.note(.typing, from: draft(""), to: draft("a"))
        history.note(.typing, from: draft("a"), to: draft("ab"))
        history.note(.other, from: draft("ab"), to: Draft(before: "a", after: "b"))
        history.note(.typing, from: Draft(before: "a", after: "b"), to: Draft(before: "ac", after: "b"))
        history.note(.typing, from: Draft(before: "ac", after: "b"), to: Draft(before: "ac\n", after: "b"))
        history.note(.typing, from: Draft(before: "ac\n", after: "b"), to: Draft(before: "ac\nd", after: "b"))
        history.note(.deleting, from: Draft(before: "ac\nd", after: "b"), to: Draft(before: "ac\n", after: "b"))
        #expect(history.undo(leaving: Draft(before: "ac\n", after: "b")) == Draft(before: "ac\nd", after: "b"))
        #expect(history.undo(leaving: Draft(before: "ac\nd", after: "b")) == Draft(before: "ac\n", after: "b"))
        #expect(history.undo(leaving: Draft(before: "ac\n", after: "b")) == Draft(before: "a", after: "b"))
        #expect(history.undo(leaving: Draft(before: "a", after: "b")) == draft(""))
        #expect(history.undo(leaving: draft("")) == nil)
    }

    @Test("Redo goes forward until something else is done")
    func redo() {
        var history = UndoHistory()
        history.note(.other, from: draft(""), to: draft("a"))
        history.note(.other, from: draft("a"), to: draft("b"))
        #expect(history.undo(leaving: draft("b")) == draft("a"))
        #expect(history.redo(leaving: draft("a")) == draft("b"))
        #expect(history.redo(leaving: draft("b")) == nil)
        #expect(history.undo(leaving: draft("b")) == draft("a"))
        history.note(.typing, from: draft("a"), to: draft("c"))
        #expect(history.redo(leaving: draft("c")) == nil)
        #expect(history.undo(leaving: draft("c")) == draft("a"))
    }
}
