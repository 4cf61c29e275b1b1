import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The desk that the draft lies on")
struct DraftDeskTests {
    private static var around: DraftDesk.Surroundings { surroundings() }

    private static func surroundings(
        _ text: String = "", most: Int = 1000, whole: Int = 20, isLeft: Bool = false
    ) -> DraftDesk.Surroundings {
        DraftDesk.Surroundings(
            text: text, hasRoom: { $0.text.count <= most }, showsWhole: { $0.count <= whole },
            measure: { "\($0.count) tok" }, isLeftByInterrupt: isLeft)
    }

    private func desk(_ text: String = "", history: [String] = []) -> DraftDesk {
        var desk = DraftDesk(history: history)
        if !text.isEmpty { _ = desk.perform(.insertText, in: Self.surroundings(text)) }
        return desk
    }

    private func perform(
        _ command: EditorCommand, _ surroundings: DraftDesk.Surroundings, on desk: inout DraftDesk
    ) -> EditorEffect? {
        desk.perform(command, in: surroundings)
    }

    private func search(_ step: HistorySearch.Step?, on desk: inout DraftDesk) -> EditorEffect? {
        desk.search(step, in: Self.around)
    }

    private func finish(_ desk: inout DraftDesk) -> SubmittedLine { desk.finish() }

    @Test("What undo takes back, redo brings again")
    func undo() {
        var desk = desk("one two")
        #expect(perform(.killWordBackward, Self.around, on: &desk) == nil)
        #expect(desk.draft == Draft(before: "one "))
        #expect(perform(.undo, Self.around, on: &desk) == nil)
        #expect(desk.draft == Draft(before: "one two"))
        #expect(perform(.redo, Self.around, on: &desk) == nil)
        #expect(desk.draft == Draft(before: "one "))
        #expect(perform(.yank, Self.around, on: &desk) == nil)
        #expect(desk.draft == Draft(before: "one two"))
        #expect(perform(.redo, Self.around, on: &desk) == .refused)
    }

    @Test("Its text is that of the draft with all marks unfolded, whatever was done", arguments: 0..<30)
    func text(seed: UInt64) {
        let commands: [EditorCommand] = [
            .insertText, .insertText, .paste, .paste, .deleteBackward, .left, .wordLeft, .undo, .redo, .parkDraft, .up,
            .killToLineStart, .yank, .newline, .interrupt,
        ]
        var generator = SeededGenerator(seed: seed)
        var desk = desk(history: ["one", "two\nlines"])
        for _ in 0..<80 {
            let text = ["a", "漢", "[", String(repeating: "long\n", count: 9)].randomElement(using: &generator) ?? ""
            let command = commands.randomElement(using: &generator) ?? .up
            _ = perform(command, Self.surroundings(text), on: &desk)
            if Int.random(in: 0..<20, using: &generator) == 0 { _ = finish(&desk) }
            #expect(desk.text == EditableText.clean(desk.folded.unfold(desk.draft.text)))
        }
    }

    @Test("Text beyond what can be kept is refused, but for as much as fits")
    func limit() {
        var desk = desk()
        #expect(perform(.insertText, Self.surroundings("abcdef", most: 4), on: &desk) == .refused)
        #expect(desk.draft == Draft(before: "abcd"))
        #expect(perform(.newline, Self.surroundings(most: 4), on: &desk) == .refused)
        #expect(perform(.deleteBackward, Self.surroundings(most: 2), on: &desk) == nil)
        #expect(desk.draft == Draft(before: "abc"))
    }

    @Test(
        "A long paste is folded, a short one stands as it is; both are told with the line, and both are one key to delete"
    )
    func pastes() {
        var desk = desk()
        let long = String(repeating: "x", count: 30)
        #expect(perform(.paste, Self.surroundings("/help"), on: &desk) == nil)
        #expect(perform(.paste, Self.surroundings(long), on: &desk) == nil)
        #expect(desk.draft == Draft(before: "/help[pasted 30 characters, 30 tok]"))
        #expect(desk.text == "/help" + long)
        #expect(perform(.submit, Self.around, on: &desk) == .submit("/help" + long))
        let line = desk.finish()
        #expect(line.pasted == ["/help", long])
        #expect(line.beginsWithPaste)
        #expect(line.pastes == [FoldedPaste(mark: "[pasted 30 characters, 30 tok]", text: long)])
        #expect(desk.draft.isEmpty)
        #expect(perform(.paste, Self.surroundings(long), on: &desk) == nil)
        #expect(perform(.deleteBackward, Self.around, on: &desk) == nil)
        #expect(desk.draft.isEmpty)
        #expect(finish(&desk).pasted == [])
    }

    @Test("A paste that was changed is no paste any more, and one behind typed text does not begin the line")
    func changedPaste() {
        var typed = desk("/model ")
        _ = typed.perform(.paste, in: Self.surroundings("gpt-5.4"))
        #expect(!finish(&typed).beginsWithPaste)
        var changed = desk()
        _ = changed.perform(.paste, in: Self.surroundings("/mdel x"))
        for command in [EditorCommand.lineStart, .right, .right] { _ = changed.perform(command, in: Self.around) }
        _ = changed.perform(.insertText, in: Self.surroundings("o"))
        #expect(finish(&changed) == SubmittedLine("/model x"))
    }

    @Test("A parked draft comes back after the line, with the history at its end; beside another one it changes places")
    func parking() {
        var desk = desk("first")
        #expect(perform(.parkDraft, Self.around, on: &desk)?.isSaying == true)
        #expect(desk.draft.isEmpty)
        _ = desk.perform(.insertText, in: Self.surroundings("/tokens"))
        let line = desk.finish()
        #expect(line == SubmittedLine("/tokens", parkedDraft: "first"))
        #expect(desk.draft == Draft(before: "first"))
        #expect(desk.unsent == [nil, "first"])
        _ = desk.perform(.parkDraft, in: Self.around)
        _ = desk.perform(.insertText, in: Self.surroundings("second"))
        #expect(desk.unsent == ["first", "second"])
        _ = desk.perform(.parkDraft, in: Self.around)
        #expect(desk.draft == Draft(before: "first"))
        #expect(desk.unsent == ["second", "first"])
    }

    @Test("A question has a draft of its own; the one before waits and is no answer")
    func question() {
        var desk = desk("draft")
        desk.beginQuestion()
        #expect(desk.draft.isEmpty)
        _ = desk.perform(.insertText, in: Self.surroundings("y"))
        #expect(desk.unsent == [nil, "draft"])
        #expect(finish(&desk).text == "y")
        desk.endQuestion()
        #expect(desk.draft == Draft(before: "draft"))
    }

    @Test("Ctrl-C clears a draft, which Up brings back, and ends the line on an empty one or where it leaves")
    func interrupt() {
        var desk = desk("draft")
        #expect(perform(.interrupt, Self.around, on: &desk) == nil)
        #expect(desk.draft.isEmpty)
        #expect(perform(.interrupt, Self.around, on: &desk) == .interrupt)
        #expect(perform(.up, Self.around, on: &desk) == nil)
        #expect(desk.draft == Draft(before: "draft"))
        #expect(perform(.interrupt, Self.surroundings(isLeft: true), on: &desk) == .interrupt)
    }

    @Test("What was typed before an earlier line took its place is not lost by Ctrl-C")
    func leftBehind() {
        var desk = desk("zebra draft", history: ["earlier"])
        _ = desk.perform(.lineStart, in: Self.around)
        _ = desk.perform(.up, in: Self.around)
        _ = desk.perform(.up, in: Self.around)
        #expect(desk.draft == Draft(before: "earlier"))
        _ = desk.perform(.interrupt, in: Self.around)
        _ = desk.perform(.up, in: Self.around)
        #expect(desk.draft == Draft(before: "earlier"))
        _ = desk.perform(.up, in: Self.around)
        #expect(desk.draft == Draft(before: "zebra draft"))
    }

    @Test("A search that finds nothing says so and shows the draft that was there; nothing of it is taken")
    func search() {
        var desk = desk("mine", history: ["one", "two"])
        _ = desk.perform(.search, in: Self.around)
        #expect(search(.type("o"), on: &desk) == nil)
        #expect(desk.draft == Draft(before: "two"))
        #expect(search(.type("q"), on: &desk) == .refused)
        #expect(desk.search?.hasFailed == true)
        #expect(desk.draft == Draft(before: "mine"))
        #expect(search(nil, on: &desk) == nil)
        #expect(desk.search == nil)
        #expect(desk.draft == Draft(before: "mine"))
    }

    @Test("Commands beyond the draft are told as effects")
    func effects() {
        var desk = desk()
        #expect(perform(.complete, Self.around, on: &desk) == .complete)
        #expect(perform(.clearScreen, Self.around, on: &desk) == .clearScreen)
        #expect(perform(.suspend, Self.around, on: &desk) == .suspend)
        #expect(perform(.toggleLedger, Self.around, on: &desk) == .toggleLedger)
        #expect(perform(.pageUp, Self.around, on: &desk) == .scroll(-1))
        #expect(perform(.deleteForwardOrEnd, Self.around, on: &desk) == .endOfInput)
        #expect(perform(.refuse, Self.around, on: &desk) == .refused)
    }
}

extension EditorEffect {
    fileprivate var isSaying: Bool {
        if case .say = self { true } else { false }
    }
}
