import Testing

@testable import TerminalEditor

@Suite("Panel")
struct PanelTests {
    private static let pageDown = KeyParser.Event.sequence(Array("\u{1B}[6~".utf8))
    private static let pageUp = KeyParser.Event.sequence(Array("\u{1B}[5~".utf8))
    private static let down = KeyParser.Event.sequence(Array("\u{1B}[B".utf8))
    private static let up = KeyParser.Event.sequence(Array("\u{1B}OA".utf8))

    private func panel(_ count: Int, title: StyledText = "Help") -> Panel {
        Panel(title: title, rows: (1...count).map { "row \($0)" })
    }

    @Test("The title, what is in view of how much, and how it is closed")
    func rows() {
        let shown = panel(53).layOut(columns: 39, rows: 4)
        #expect(shown.map(\.description) == ["Help             1-3 of 53 · Esc closes", "row 1", "row 2", "row 3"])
        #expect(shown[0].spans.map(\.role) == [.accent, .plain, .dim])
        #expect(
            panel(2).layOut(columns: 39, rows: 9).map(\.description).first == "Help                         Esc closes")
        #expect(panel(53).layOut(columns: 19, rows: 2).map(\.description) == ["Help     Esc closes", "row 1"])
        #expect(panel(3).layOut(columns: 19, rows: 1).map(\.description) == ["Help     Esc closes"])
        #expect(panel(3).layOut(columns: 19, rows: 0).isEmpty)
        let long = panel(53, title: "A title that is long").layOut(columns: 39, rows: 2)
        #expect(long.map(\.description) == ["A title that i…  1-1 of 53 · Esc closes", "row 1"])
    }

    @Test("A long row is cut")
    func cut() {
        let panel = Panel(title: "T", rows: ["0123456789 0123456789"])
        #expect(panel.layOut(columns: 19, rows: 2).last == "0123456789 0123456…")
    }

    @Test("Pages scroll with a row in common, and stop at both ends")
    func pages() {
        var panel = panel(10)
        var tops: [Int] = []
        for key in [Self.pageDown, Self.pageDown, Self.pageDown, Self.pageDown, Self.pageUp, Self.up, Self.down] {
            #expect(panel.step(key, height: 4, takesArrows: true) == .scrolled)
            tops.append(panel.top)
        }
        #expect(tops == [3, 6, 6, 6, 3, 2, 3])
        #expect(panel.layOut(columns: 39, rows: 5).last == "row 7")
        // A window that has grown shows the end.
        #expect(panel.layOut(columns: 39, rows: 9).last == "row 10")
    }

    @Test("Esc closes; arrows and letters stay the draft's")
    func otherKeys() {
        var panel = panel(10)
        #expect(panel.step(.sequence([0x1B]), height: 4, takesArrows: false) == .closed)
        #expect(panel.step(Self.down, height: 4, takesArrows: false) == .ignored)
        #expect(panel.step(.key(0x71), height: 4, takesArrows: true) == .ignored)
        #expect(panel.step(.text("q"), height: 4, takesArrows: true) == .ignored)
        #expect(panel.top == 0)
    }

    @Test("In the foot it scrolls by what is in view there, and is closed")
    func inFoot() {
        var foot = EditorFoot(draft: DraftBox(label: "› ", draft: Draft()), panel: panel(53))
        let room = FootRoom(columns: 79, rows: 10, status: [], drawsCursor: false)
        #expect(foot.stepPanel(Self.pageDown, in: room) == .scrolled)
        #expect(foot.layOut(in: room).frame.hasPrefix("Help"))
        #expect(foot.layOut(in: room).rows[1] == "row 4")
        #expect(foot.stepPanel(Self.down, in: room) == .scrolled)
        foot.draft?.draft = Draft(before: "x")
        #expect(foot.stepPanel(Self.down, in: room) == .ignored)
        #expect(foot.stepPanel(.sequence([0x1B]), in: room) == .closed)
        #expect(foot.panel == nil)
        #expect(foot.stepPanel(.sequence([0x1B]), in: room) == .ignored)
    }
}
