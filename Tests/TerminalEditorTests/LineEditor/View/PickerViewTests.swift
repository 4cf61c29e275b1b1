import Synchronization
import Testing

@testable import TerminalEditor

@Suite("PickerView")
struct PickerViewTests {
    private func picker(_ count: Int, selection: Int = 0) -> Picker {
        Picker(title: "Model", items: (1...count).map { Picker.Item("model-\($0)") }, selection: selection) {
            index, cells in
            .dim("detail \(index), \(cells) cells")
        }
    }

    private func rows(_ state: PickerState, _ columns: Int, _ limit: Int) -> FootRows {
        PickerView(state, columns: columns).layOut(columns: columns, rows: limit, cursor: .reversed)
    }

    @Test("The filter with the cursor, and the items with what is told of them")
    func whole() {
        var state = PickerState(picker(312))
        _ = state.step(.text("31"))
        _ = state.step(.key(0x0E))
        let shown = rows(state, 59, 11)
        #expect(
            shown.frame == """
                Model: 31[ ]             6 of 312 · Enter chooses, Esc closes
                  model-31   detail 30, 46 cells
                › model-310  detail 309, 46 cells
                  model-311  detail 310, 46 cells
                  model-312  detail 311, 46 cells
                  model-131  detail 130, 46 cells
                  model-231  detail 230, 46 cells
                """)
        #expect(shown.cursor == FootCell(row: 0, column: 9))
        #expect(shown.rows[2].spans.map(\.role) == [.accent, .plain, .dim])
        #expect(shown.rows[2].spans[0].attributes == .strong)
    }

    @Test("A list that is higher than its room scrolls around what is selected")
    func scrolls() {
        let middle = PickerState(picker(40, selection: 20))
        #expect(
            rows(middle, 19, 4).frame == """
                Model: [ ]   40 of 40
                  model-20  detail…
                › model-21  detail…
                  model-22  detail…
                """)
        #expect(rows(middle, 19, 1).frame == "Model: [ ]   40 of 40")
        let end = PickerState(picker(40, selection: 39))
        #expect(rows(end, 16, 3).frame == "Model: [ ]\n  model-39\n› model-40")
        #expect(rows(PickerState(picker(40)), 19, 40).rows.count == 11)
    }

    @Test("Details are asked for only for rows that are in view")
    func details() {
        let asked = Mutex<[Int]>([])
        let picker = Picker(title: "M", items: (0..<1000).map { Picker.Item("\($0)") }, selection: 500) { index, _ in
            asked.withLock { $0.append(index) }
            return "d"
        }
        _ = PickerView(PickerState(picker), columns: 79)
        #expect(asked.withLock(\.self) == Array(495..<505))
    }

    @Test("A long filter shows its end; a long name and a long detail are cut")
    func long() {
        let long = String(repeating: "long ", count: 20)
        var state = PickerState(
            Picker(title: "A title of many words", items: [Picker.Item(long)]) { _, _ in StyledText(long) })
        #expect(
            rows(state, 39, 2).frame
                == "A title of many …: [ ]             1 of 1\n› long long long lon…  long long long …")
        _ = state.step(.text(long + "end"))
        let shown = rows(state, 39, 2)
        #expect(
            shown.frame == "A title of many …: …long long long end[ ]\n  No match. Ctrl-U clears the filter.")
        #expect(shown.cursor == FootCell(row: 0, column: 38))
        #expect(shown.rows.allSatisfy { $0.cellWidth <= 39 })
    }

    @Test("With nothing to choose from it says so")
    func empty() {
        let state = PickerState(Picker(title: "Theme", items: []))
        #expect(rows(state, 39, 9).frame == "Theme: [ ]                         0 of 0\n  Nothing to choose from.")
    }

    @Test("In the foot it has the cursor, and the draft stays in view")
    func inFoot() {
        var foot = EditorFoot(draft: DraftBox(label: "› ", draft: Draft(before: "hello"), meter: "~1 in"))
        foot.picker = PickerView(PickerState(picker(3)), columns: 39)
        let room = FootRoom(columns: 39, rows: 9, status: ["busy"], drawsCursor: true)
        let shown = foot.layOut(in: room)
        #expect(
            shown.frame == """
                busy
                › hello                           ~1 in
                Model: [ ]                         3 of 3
                › model-1  detail 0, 28 cells
                  model-2  detail 1, 28 cells
                  model-3  detail 2, 28 cells
                """)
        #expect(shown.cursor == FootCell(row: 2, column: 7))
        foot.queue = ["next"]
        let small = foot.layOut(in: FootRoom(columns: 19, rows: 4, status: ["busy"], drawsCursor: true))
        #expect(small.frame == "busy\n1 queued: next\nModel: [ ]     3 of 3\n› model-1  detail …")
    }
}
