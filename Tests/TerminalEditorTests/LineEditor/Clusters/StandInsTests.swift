import CParlanceEditline
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Stand-ins in libedit's buffer")
struct StandInsTests {
    init() { #expect(EditlineReader.setsUTF8Locale) }

    @Test(
        "A text has one character for every cluster, and comes back exactly",
        arguments: [
            "plain", "ü漢", "e\u{301}x", "👩‍💻🇩🇪👍🏽", "क्षिa", "\u{1112}\u{1161}\u{11AB}", "❤\u{FE0F}❤", "\u{301}", "\u{202E}a",
            "🫩", "\u{F0000}\u{20000}\u{10FFFF}", "\u{378}", "two\nlines\tand a tab", "\u{2000}\u{2001}",
        ])
    func roundTrip(_ text: String) {
        var standIns = StandIns()
        let cells = standIns.encode(text)
        #expect(cells.count == text.count)
        #expect(Array(standIns.decode(cells).unicodeScalars) == Array(text.unicodeScalars))
        #expect(standIns.encode(text) == cells)
    }

    @Test("Characters are told apart as in a text, whatever stands beside them", arguments: 0..<30)
    func random(seed: UInt64) {
        let parts = [
            "a", " ", "\n", "漢", "か", "é", "\u{301}", "👩", "\u{200D}", "💻", "🇩", "क्", "षि", "한", "\u{11AB}", "ﾞ",
        ]
        var generator = SeededGenerator(seed: seed)
        let text = (0..<200).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
        var (standIns, oneByOne) = (StandIns(), StandIns())
        let cells = standIns.encode(text)
        #expect(cells == text.flatMap { oneByOne.encode(String($0)) })
        #expect(Array(standIns.decode(cells).utf8) == Array(text.utf8))
    }

    @Test(
        "Line breaks and tabs are blanks to libedit that can be printed, so that all is one row and words still end there"
    )
    func blanks() {
        var standIns = StandIns()
        for cell in standIns.encode("\n\t") {
            #expect(cell > 0x7F)
            #expect(ce_cell_width(cell) >= 0)
            #expect(iswspace(cell) != 0)
        }
    }

    @Test("A scalar of the text is never taken for a stand-in")
    func collisions() {
        var standIns = StandIns()
        let cell = standIns.encode("e\u{301}")[0]
        let typed = String(Character(Unicode.Scalar(cell) ?? " "))
        let cells = standIns.encode(typed)
        #expect(cells != [cell])
        #expect(standIns.decode(cells) == typed)
    }

    @Test("What has no room of its own is shown with some")
    func shown() {
        #expect(ClusterPiece(text: "\u{301}", width: 1).shown == "\u{25CC}\u{301}")
        #expect(ClusterPiece(text: "\u{202E}", width: 1).shown == "\u{FFFD}")
        #expect(ClusterPiece(text: "e" + String(repeating: "\u{301}", count: 100), width: 1).shown.utf8.count < 60)
    }

    @Test("Room for more is told before it ends")
    func room() {
        var standIns = StandIns()
        #expect(standIns.hasRoom(for: EditlineEngine.longestDraft))
        for base in UInt32(0x61)...0x7A {
            for mark in UInt32(0x300)...0x33F {
                let scalars = [base, mark, 0x301, 0x302].compactMap(Unicode.Scalar.init)
                _ = standIns.encode(String(String.UnicodeScalarView(scalars)))
            }
        }
        #expect(standIns.hasRoom(for: 1000))
        #expect(!standIns.hasRoom(for: 64_000))
    }
}

@Suite("Questions to a terminal")
struct ClusterQuestionTests {
    @Test("Only what terminals differ in is asked, once a kind")
    func kinds() {
        #expect(ClusterQuestion(ClusterPiece(text: "👩‍💻", width: 2), asked: [])?.kind == .joined)
        #expect(ClusterQuestion(ClusterPiece(text: "👍🏽", width: 2), asked: [])?.kind == .toned)
        #expect(ClusterQuestion(ClusterPiece(text: "❤\u{FE0F}", width: 2), asked: [])?.kind == .selected)
        #expect(ClusterQuestion(ClusterPiece(text: "क्षि", width: 2), asked: [])?.kind == .syllable)
        #expect(ClusterQuestion(ClusterPiece(text: "क्षि", width: 2), asked: [.syllable]) == nil)
        for text in ["e\u{301}", "🇩🇪", "\u{1112}\u{1161}\u{11AB}", "漢"] {
            #expect(ClusterQuestion(ClusterPiece(text: text, width: 2), asked: []) == nil, "\(text)")
        }
    }

    @Test("Two reports settle it; one at the edge, or on two rows, does not")
    func reports() throws {
        func answer(_ first: FootCell, _ second: FootCell) throws -> (Bool?, isOpen: Bool) {
            var question = try #require(ClusterQuestion(ClusterPiece(text: "👍🏽", width: 2), asked: []))
            #expect(question.receive(first, columns: 80) == nil)
            let result = question.receive(second, columns: 80)
            return (result, question.isOpen)
        }
        #expect(try answer(FootCell(row: 0, column: 4), FootCell(row: 0, column: 8)) == (true, false))
        #expect(try answer(FootCell(row: 0, column: 4), FootCell(row: 0, column: 6)) == (false, false))
        #expect(try answer(FootCell(row: 0, column: 76), FootCell(row: 0, column: 79)) == (nil, false))
        #expect(try answer(FootCell(row: 0, column: 78), FootCell(row: 1, column: 2)) == (nil, false))
    }
}
