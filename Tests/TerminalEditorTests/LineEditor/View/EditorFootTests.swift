import Testing

@testable import TerminalEditor

@Suite("EditorFoot")
struct EditorFootTests {
    private static let words = (1...80).map { "word\($0)" }.joined(separator: " ")

    private func foot(_ text: String) -> EditorFoot {
        EditorFoot(draft: DraftBox(label: "gpt-5.4 › ", draft: Draft(before: text), meter: "~15 in · $0.0001"))
    }

    private func room(_ columns: Int, _ rows: Int, status: [StyledText] = ["⠋ 12 tokens · 3 s"]) -> FootRoom {
        FootRoom(columns: columns, rows: rows, status: status, drawsCursor: true)
    }

    @Test("All of it, in its order")
    func whole() {
        var foot = foot("hello")
        foot.queue = ["first\nline", "second"]
        foot.notice = .dim("Ctrl-D does nothing during an answer.")
        foot.panel = Panel(title: "Tokens", rows: ["in 12", "out 34"])
        foot.ledger = ["window", "money"]
        foot.candidates = CandidateRows(
            CandidateMenu(Completion(replaces: 0..<5, candidates: [.init("help"), .init("hello")]), for: Draft()),
            columns: 79)
        let rows = foot.layOut(in: room(79, 23))
        #expect(
            rows.frame == """
                Tokens                                                               Esc closes
                in 12
                out 34
                ⠋ 12 tokens · 3 s
                Ctrl-D does nothing during an answer.
                1 queued: first ⏎ line
                2 queued: second
                gpt-5.4 › hello[ ]                                               ~15 in · $0.0001
                  help
                  hello
                window
                money
                """)
        #expect(rows.cursor == FootCell(row: 7, column: 15))
    }

    @Test("Scarce rows go to the cursor's row first, then to status, queue and the rest")
    func scarce() {
        var foot = foot(Self.words)
        foot.queue = ["first", "second"]
        foot.notice = "A notice"
        foot.panel = Panel(title: "Tokens", rows: ["in 12", "out 34"])
        foot.ledger = ["window", "money", "speed"]
        #expect(foot.layOut(in: room(19, 1)).frame == "word80[ ]      ~15 in")
        #expect(foot.layOut(in: room(19, 2)).frame == "⠋ 12 tokens · 3 s\nword80[ ]      ~15 in")
        #expect(
            foot.layOut(in: room(19, 3)).frame == "⠋ 12 tokens · 3 s\n2 queued, next: fi…\nword80[ ]      ~15 in")
        #expect(
            foot.layOut(in: room(19, 4)).frame
                == "⠋ 12 tokens · 3 s\nA notice\n2 queued, next: fi…\nword80[ ]      ~15 in")
        #expect(
            foot.layOut(in: room(39, 9)).frame == """
                Tokens            1-1 of 2 · Esc closes
                in 12
                ⠋ 12 tokens · 3 s
                A notice
                1 queued: first
                2 queued: second
                word72 word73 word74 word75 word76 
                word77 word78 word79 word80[ ]
                                 ↑14 · ~15 in · $0.0001
                """)
    }

    @Test("A long draft takes what the others leave; the panel takes half at most")
    func tallDraft() {
        var foot = foot((1...60).map { "line \($0)" }.joined(separator: "\n"))
        foot.panel = Panel(title: "Help", rows: (1...53).map { "row \($0)" })
        let rows = foot.layOut(in: room(79, 23))
        #expect(rows.rows.count == 23)
        #expect(rows.rows[0].description.hasSuffix("1-10 of 53 · Esc closes"))
        #expect(rows.rows[11] == "⠋ 12 tokens · 3 s")
        #expect(rows.cursor == FootCell(row: 21, column: 7))
        foot.panel = nil
        #expect(foot.layOut(in: room(79, 23, status: [])).cursor == FootCell(row: 21, column: 7))
    }

    @Test("Without a draft there is no cursor; without anything there are no rows")
    func empty() {
        #expect(EditorFoot().layOut(in: room(79, 23, status: [])) == FootRows())
        #expect(EditorFoot().layOut(in: room(79, 23)) == FootRows(rows: ["⠋ 12 tokens · 3 s"]))
    }

    @Test("No part is wider than the room")
    func wide() {
        let long = StyledText(String(repeating: "漢字 word ", count: 30))
        var foot = foot("hello")
        foot.queue = [long.description]
        foot.notice = long
        foot.panel = Panel(title: long, rows: [long])
        foot.ledger = [long]
        for columns in 8...90 {
            let rows = foot.layOut(in: room(columns, 23, status: [long])).rows
            #expect(rows.allSatisfy { $0.cellWidth <= columns }, "\(columns)")
        }
    }

    @Test("Queued lines beyond three are counted; what holds them is told in words that fit")
    func queue() {
        let five = QueueRows(lines: ["a", "b\nc\td", "e", "f", "g"], isHeld: true)
        #expect(five.wish == 5)
        #expect(
            five.layOut(columns: 79, rows: 9).map(\.description) == [
                "1 queued: a", "2 queued: b ⏎ c d", "3 queued: e", "… and 2 more",
                "Held: Enter sends 5 lines, Ctrl-C takes them back.",
            ])
        #expect(
            five.layOut(columns: 39, rows: 3).map(\.description) == [
                "1 queued: a", "… and 4 more", "5 held: Enter sends, Ctrl-C takes back",
            ])
        #expect(five.layOut(columns: 19, rows: 1).map(\.description) == ["5 held: Enter sends"])
        let one = QueueRows(lines: [String(repeating: "word ", count: 1000)], isHeld: true)
        #expect(
            one.layOut(columns: 50, rows: 2).map(\.description) == [
                "1 queued: word word word word word word word word…", "Held: Enter sends 1 line, Ctrl-C takes it back.",
            ])
        #expect(QueueRows(lines: [], isHeld: true).layOut(columns: 79, rows: 3).isEmpty)
    }
}
