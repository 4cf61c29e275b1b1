import Testing

@testable import TerminalEditor

@Suite("Marking in a list")
struct PickerMarkingTests {
    private func picker() -> Picker {
        var picker = Picker(
            title: "Leave out", items: ["3 turn", "system prompt", "1 turn", "漢字 turn"].map { Picker.Item($0) })
        picker.marking = Picker.Marking(canMark: { $0 != 1 }, summary: { marked, _ in "marked \(marked)" })
        return picker
    }

    private func rows(_ state: PickerState, columns: Int, limit: Int = 12) -> [String] {
        PickerView(state, columns: columns).layOut(columns: columns, rows: limit, cursor: .terminal).rows.map {
            $0.spans.map(\.text).joined()
        }
    }

    @Test("The blank marks and goes on, and takes a mark away; what cannot be marked rings")
    func marks() {
        var state = PickerState(picker())
        // As the terminal sends it between other text.
        #expect(state.step(.text(" ")) == .changed)
        #expect(state.marked == [0])
        #expect(state.selected == 1)
        #expect(state.step(.key(0x20)) == .ignored)
        #expect(state.step(.key(0x0E)) == .changed)
        #expect(state.step(.key(0x20)) == .changed)
        #expect(state.marked == [0, 2])
        #expect(state.step(.sequence([0x1B] + Array("[A".utf8))) == .changed)
        // As the terminal sends it between other text.
        #expect(state.step(.text(" ")) == .changed)
        #expect(state.marked == [0])
        #expect(state.step(.key(0x0D)) == .marked([0]))
        #expect(state.step(.key(0x1B)) == .dismissed)
    }

    @Test("A filter keeps the marks; Enter takes all of them, also those out of view")
    func filter() {
        var state = PickerState(picker())
        _ = state.step(.key(0x20))
        #expect(state.step(.text("漢")) == .changed)
        #expect(state.matches == [3])
        #expect(state.step(.key(0x20)) == .changed)
        #expect(state.step(.key(0x0D)) == .marked([0, 3]))
        #expect(PickerState(picker()).marked == [])
    }

    @Test("Without marking, the blank is a part of the filter")
    func plain() {
        var picker = picker()
        picker.marking = nil
        var state = PickerState(picker)
        #expect(state.step(.key(0x20)) == .changed)
        #expect(state.filter == " ")
        #expect(state.step(.key(0x0D)) == .chosen(0))
    }

    @Test("Marks stand before the names, and the sum of what is marked in the last row, however little room there is")
    func view() {
        var state = PickerState(picker())
        _ = state.step(.key(0x20))
        let rows = rows(state, columns: 60)
        #expect(
            rows.dropFirst() == ["  [x] 3 turn", "›     system prompt", "  [ ] 1 turn", "  [ ] 漢字 turn", "marked [0]"])
        #expect(rows.first?.contains("Space marks, Enter takes, Esc closes") == true)
        for limit in 1...5 {
            let rows = self.rows(state, columns: 20, limit: limit)
            #expect(rows.count == limit)
            #expect(limit < 3 || rows.last == "marked [0]")
            #expect(rows.allSatisfy { $0.cellWidth <= 20 })
        }
    }
}
