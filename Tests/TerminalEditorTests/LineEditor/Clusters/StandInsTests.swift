import CParlanceEditline
import Testing

@testable import TerminalEditor

@Suite("Stand-ins in libedit's buffer")
struct StandInsTests {
    init() { #expect(EditlineReader.setsUTF8Locale) }

    @Test(
        "A text has a character for every cluster, of its width, and comes back exactly",
        arguments: [
            ("plain", [1, 1, 1, 1, 1]), ("ü漢", [1, 2]), ("e\u{301}x", [1, 1]), ("👩‍💻🇩🇪👍🏽", [2, 2, 2]), ("क्षिa", [2, 1]),
            ("\u{1112}\u{1161}\u{11AB}", [2]), ("❤\u{FE0F}❤", [2, 1]), ("\u{301}", [1]), ("\u{202E}a", [1, 1]),
            ("🫩", [2]),
            ("\u{F0000}\u{20000}\u{10FFFF}", [1, 2, 1]), ("\u{378}", [1]),
        ])
    func roundTrip(_ text: String, _ widths: [Int]) {
        var standIns = StandIns()
        let cells = standIns.encode(text)
        #expect(cells.map { Int(ce_width($0)) } == widths)
        #expect(standIns.decode(cells) == text)
        #expect(standIns.encode(text) == cells)
    }

    @Test("A scalar of the text is never taken for a stand-in")
    func collisions() {
        var standIns = StandIns()
        let cell = standIns.encode("e\u{301}")[0]
        let typed = String(Character(Unicode.Scalar(cell) ?? " "))
        let cells = standIns.encode(typed)
        #expect(cells != [cell])
        #expect(standIns.decode(cells) == typed)
        #expect(standIns.protect("a" + typed).unicodeScalars.last?.value != cell)
    }

    @Test("Where a terminal takes scalars one by one, each has a character of its own")
    func separated() {
        var standIns = StandIns()
        standIns.clusterBehavior.separated = [.joined, .toned, .syllable, .selected]
        for (text, widths) in [
            ("👩‍💻", [2, 2]), ("👍🏽", [2, 2]), ("क्षि", [1, 1, 1]), ("❤\u{FE0F}", [1]), ("🇩🇪", [2]), ("e\u{301}", [1]),
        ] {
            let cells = standIns.encode(text)
            #expect(cells.map { Int(ce_width($0)) } == widths, "\(text)")
            #expect(standIns.decode(cells) == text)
        }
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
        #expect(standIns.hasRoom(for: EditlineSession.longestDraft))
        for base in UInt32(0x61)...0x7A {
            for mark in UInt32(0x300)...0x33F {
                let scalars = [base, mark, 0x301, 0x302].compactMap(Unicode.Scalar.init)
                _ = standIns.encode(String(String.UnicodeScalarView(scalars)))
            }
        }
        #expect(standIns.hasRoom(for: 1000))
        #expect(!standIns.hasRoom(for: 40_000))
    }

    private func ce_width(_ cell: UInt32) -> Int32 { ce_cell_width(cell) }
}

@Suite("Questions to a terminal")
struct ClusterQuestionTests {
    private func report(_ text: String) -> DraftLayout.Position? {
        guard case .cursor(let row, let column) = TerminalReply(Array(text.utf8)) else { return nil }
        return .init(row: row, column: column)
    }

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
        #expect(report("\u{1B}[3;7R") == .init(row: 2, column: 6))
        #expect(report("\u{1B}[3R") == nil)
        #expect(report("\u{1B}[A") == nil)
        func answer(_ first: String, _ second: String) throws -> (Bool?, isOpen: Bool) {
            var question = try #require(ClusterQuestion(ClusterPiece(text: "👍🏽", width: 2), asked: []))
            #expect(question.receive(try #require(report(first)), columns: 80) == nil)
            let result = question.receive(try #require(report(second)), columns: 80)
            return (result, question.isOpen)
        }
        #expect(try answer("\u{1B}[1;5R", "\u{1B}[1;9R") == (true, false))
        #expect(try answer("\u{1B}[1;5R", "\u{1B}[1;7R") == (false, false))
        #expect(try answer("\u{1B}[1;77R", "\u{1B}[1;80R") == (nil, false))
        #expect(try answer("\u{1B}[1;79R", "\u{1B}[2;3R") == (nil, false))
    }
}
