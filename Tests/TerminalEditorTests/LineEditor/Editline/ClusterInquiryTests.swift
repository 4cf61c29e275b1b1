import TestSupport
import Testing

@testable import TerminalEditor

@Suite("What the terminal is asked about clusters")
struct ClusterInquiryTests {
    @Test("What is typed is asked about once, also where a character grows into a cluster")
    func typing() {
        var inquiry = ClusterInquiry()
        func ask(_ text: String) -> String? { inquiry.question(about: Draft(before: text)) }
        func receive(_ column: Int) -> Bool { inquiry.receive(FootCell(row: 0, column: column), columns: 80) }
        #expect(ask("plain") == nil)
        #expect(ask("plain 漢字 👩") == nil)
        #expect(ask("plain 漢字 👩\u{200D}💻") == "👩\u{200D}💻")
        // Two reports answer.
        #expect(!receive(0))
        #expect(!receive(2))
        #expect(ask("plain 漢字 👩\u{200D}💻 👨\u{200D}💻") == nil)
        #expect(ask("plain") == nil)
        #expect(ask("plain 👍🏽") == "👍🏽")
    }

    @Test("It is what is asked about of the whole text, however it was typed", arguments: 0..<30)
    func random(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let parts = ["a", "漢", "👩", "\u{200D}💻", "👍", "🏽", "❤", "\u{FE0F}", "क्", "षि", " ", "\u{301}"]
        var (inquiry, anew) = (ClusterInquiry(), ClusterInquiry())
        var draft = Draft()
        var isOdd = false
        for _ in 0..<80 {
            switch random(6) {
            case 0: _ = draft.moveLeft()
            case 1: _ = draft.moveRight()
            case 2: _ = draft.deleteBackward()
            default: draft.insert(parts[random(parts.count)])
            }
            let question = inquiry.question(about: draft)
            // What is no beginning of a text that was looked through is looked through whole.
            isOdd.toggle()
            let other = anew.question(about: Draft(before: (isOdd ? "é\n" : "ü\n") + draft.before))
            #expect(question == other)
            guard question != nil else { continue }
            for column in [0, 2] {
                let cell = FootCell(row: 0, column: column)
                _ = (inquiry.receive(cell, columns: 80), anew.receive(cell, columns: 80))
            }
        }
    }
}
