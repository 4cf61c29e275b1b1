import Testing

@testable import TerminalEditor

@Suite("PickerState")
struct PickerStateTests {
    private static let items = [
        "openai:gpt-5.4", "openai:gpt-4o-mini", "anthropic:claude-opus", "anthropic:claude-sonnet", "mistral:large",
        "local:llama Größe",
    ].map { Picker.Item($0, keywords: $0.hasPrefix("mistral") ? "Le Chat OPUS-like" : "") }

    private func state(selection: Int = 0) -> PickerState {
        PickerState(Picker(title: "Model", items: Self.items, selection: selection))
    }

    private func sequence(_ text: String) -> KeyParser.Event { .sequence([0x1B] + Array(text.utf8)) }

    @Test(
        "Every word is looked for in any part of the name and in what is not shown",
        arguments: [
            ("", [0, 1, 2, 3, 4, 5]), ("opus", [2, 4]), ("OPUS", [2, 4]), ("pus", [2, 4]), ("opus anth", [2]),
            ("gpt openai", [0, 1]), ("4o", [1]), ("so", [3]), ("nope", []), ("gpt nope", []), (" gpt  5 ", [0]),
            ("größe", [5]), ("GRÖSSE", []), ("GRÖ", [5]), (":", [0, 1, 2, 3, 4, 5]),
        ])
    func matches(_ filter: String, _ expected: [Int]) {
        #expect(PickerFilter(Self.items).matches(of: filter) == expected)
    }

    @Test("Names that begin with the filter come first, then words that do, then the others; equals keep their order")
    func ranking() {
        let names = ["the opus", "copus", "opus 4", "an opus", "opus", "corpus", "opus-mini"]
        let filter = PickerFilter(names.map { Picker.Item($0) } + [Picker.Item("x", keywords: "opus")])
        #expect(filter.matches(of: "opus") == [2, 4, 6, 0, 3, 1, 7])
        #expect(filter.matches(of: "op") == [2, 4, 6, 0, 3, 1, 7])
        #expect(filter.matches(of: "pus") == [0, 1, 2, 3, 4, 5, 6, 7])
        #expect(filter.matches(of: "mini opus") == [6])
    }

    @Test("What is typed filters, and the best match is selected")
    func typing() {
        var state = state(selection: 4)
        #expect(state.selected == 4)
        #expect(state.step(.key(0x6F)) == .changed)
        #expect(state.step(.text("pus")) == .changed)
        #expect(state.filter == "opus")
        #expect(state.matches == [2, 4])
        #expect(state.selected == 0)
        #expect(state.step(.key(0x0D)) == .chosen(2))
        #expect(state.step(.key(0x7F)) == .changed)
        #expect(state.filter == "opu")
        #expect(state.step(.key(0x20)) == .changed)
        #expect(state.step(.text("漢")) == .changed)
        #expect(state.matches.isEmpty)
        #expect(state.step(.key(0x0D)) == .ignored)
        #expect(state.step(.key(0x0E)) == .ignored)
        #expect(state.step(.key(0x17)) == .changed)
        #expect(state.filter == "opu ")
        #expect(state.step(.key(0x15)) == .changed)
        #expect(state.filter == "")
        #expect(state.selected == 4)
        #expect(state.step(.key(0x08)) == .ignored)
    }

    @Test("A paste goes to the filter, on one line, and chooses nothing")
    func paste() {
        var state = state()
        #expect(state.step(.paste(Array("claude\r\nso\u{1B}[A".utf8))) == .changed)
        #expect(state.filter == "claude so[A")
        #expect(state.step(.paste([])) == .ignored)
        #expect(state.step(.paste(Array(repeating: 0x61, count: 10_000))) == .changed)
        #expect(state.filter.count == 200)
        #expect(state.step(.text("a")) == .ignored)
    }

    @Test("Arrows, Ctrl-N, Ctrl-P, pages, Home and End select, and stop at both ends")
    func moving() {
        var state = PickerState(Picker(title: "N", items: (0..<40).map { Picker.Item("\($0)") }))
        let steps: [(KeyParser.Event, Int, Int)] = [
            (sequence("[B"), 1, 0), (sequence("OB"), 2, 0), (.key(0x0E), 3, 0), (sequence("[A"), 2, 0),
            (.key(0x10), 1, 0),
            (sequence("[6~"), 10, 1), (sequence("[6~"), 19, 10), (sequence("[A"), 18, 10), (sequence("[5~"), 9, 9),
            (sequence("[F"), 39, 30), (sequence("[B"), 39, 30), (sequence("[1~"), 0, 0), (sequence("OA"), 0, 0),
            (sequence("OF"), 39, 30), (sequence("[H"), 0, 0),
        ]
        for (event, selected, top) in steps {
            #expect(state.step(event) == .changed)
            #expect(state.selected == selected)
            #expect(state.top == top)
        }
        #expect(state.step(.key(0x0A)) == .chosen(0))
    }

    @Test("Esc, Ctrl-C and Ctrl-G dismiss; other keys do nothing")
    func otherKeys() {
        var state = state()
        for event in [KeyParser.Event.sequence([0x1B]), .key(0x03), .key(0x07)] {
            #expect(state.step(event) == .dismissed)
        }
        for event in [sequence("b"), sequence("[C"), sequence("[24~"), .key(0x04), .key(0x09), .key(0x01)] {
            #expect(state.step(event) == .ignored)
        }
        #expect(state.filter == "")
    }

    @Test("A list without items, or with a selection that is not there")
    func edges() {
        var empty = PickerState(Picker(title: "None", items: [], selection: 3))
        #expect(empty.step(.key(0x0D)) == .ignored)
        #expect(empty.step(.key(0x0E)) == .ignored)
        #expect(empty.step(.key(0x03)) == .dismissed)
        #expect(state(selection: 99).selected == 5)
        #expect(state(selection: -1).selected == 0)
    }
}
