import GatewayCore
import Testing

@testable import Chat

@Suite("Looking for words in a session")
struct SessionSearchTests {
    private func bytes(_ records: [JournalRecord]) -> [UInt8] {
        records.flatMap { Array($0.json(at: "2026-01-01T00:00:00Z").serialized().utf8) + [0x0A] }
    }

    private func match(_ words: [String], _ bytes: [UInt8]) -> SessionSearch.Match? {
        bytes.withUnsafeBufferPointer { SessionSearch(words).match(in: $0) }
    }

    private static let talk: [JournalRecord] = [
        .session(id: "a", version: 2, created: ""), .settings(.make(system: "secret")), .title("Greek letters"),
        .user(turn: 1, parent: 0, text: "Hello,\n\"quoted\" ,\"text\":\" \\ 😀 and \u{1}more"),
        .reasoning(turn: 1, "secret"), .text(turn: 1, "First li", milliseconds: 0), .text(turn: 1, "ne\nSec"),
        .text(turn: 1, "ond LINE\n", milliseconds: 1_250),
        .user(turn: 2, parent: 0, text: "Σίσυφος in der STRASSE", model: .tour), .text(turn: 2, "two"),
        .text(turn: 1, "of the first"), .end(turn: 1, .make("")),
        .user(turn: 3, text: "x"), .text(turn: 3, "los"), .end(turn: 3, .make("whole again"), isWhole: true),
    ]

    @Test(
        "A word is found across the pieces of an answer, in any case of its letters, with its whole line",
        arguments: [
            (["first line"], [(1, false, "First line")]), (["second"], [(1, false, "Second LINE")]),
            (["LINE"], [(1, false, "First line"), (1, false, "Second LINE")]),
            (["σίσυφος"], [(2, true, "Σίσυφος in der STRASSE")]),
            (["ΣΊΣΥΦΟΣ"], [(2, true, "Σίσυφος in der STRASSE")]),
            (["straße"], [(2, true, "Σίσυφος in der STRASSE")]),
            (["\"quoted\" ,\"text\":\" \\ 😀"], [(1, true, "\"quoted\" ,\"text\":\" \\ 😀 and \u{1}more")]),
            (["of the first"], [(1, false, "of the first")]), (["whole"], [(3, false, "whole again")]),
            (["greek"], [(0, false, "Greek letters")]),
            (["two", "second"], [(1, false, "Second LINE"), (2, false, "two")]),
        ] as [([String], [(Int, Bool, String)])])
    func found(words: [String], lines: [(Int, Bool, String)]) {
        let match = match(words, bytes(Self.talk))
        #expect(match?.title == "Greek letters")
        #expect(match?.lines == lines.map { SessionSearch.Line(turn: $0.0, isPrompt: $0.1, text: $0.2) })
    }

    @Test(
        "What was not said is not found: settings, reasoning, JSON's own words, and one word of two",
        arguments: [["secret"], ["turn"], ["\\n"], ["los"], ["two", "three"], [""], []])
    func notFound(words: [String]) {
        #expect(match(words, bytes(Self.talk)) == nil)
    }

    @Test("ASCII words are found in letters that fold to them")
    func lookalikes() {
        let journal = bytes([.user(turn: 1, parent: 0, text: "300 \u{212A} Waſſer")])
        #expect(match(["300 k"], journal) != nil)
        #expect(match(["wasser"], journal) != nil)
    }

    @Test(
        "Letters of every script are folded, and bytes that are no text do no harm",
        arguments: [
            ("ÄÖÜ ẞ Straße", "äöü ss strasse"), ("ПРИВЕТ", "привет"), ("日本語ＡＢＣ", "日本語ａｂｃ"), ("ǅ", "ǆ"),
            ("𐐀", "𐐨"), ("ΟΔΟΣ οδος", "οδοσ οδοσ"), ("a\nİ\nb", "a\ni\u{307}\nb"), ("한글 Ԫ", "한글 ԫ"),
        ])
    func folding(text: String, folded: String) {
        #expect(String(decoding: FoldedPattern.fold(text), as: UTF8.self) == folded)
    }

    @Test(
        "Bytes that are cut keep their lines", arguments: [[0xC3], [0x61, 0xE3], [0xC3, 0x0A], [0xF0, 0x9F, 0x0A]])
    func cutBytes(bytes: [UInt8]) {
        #expect(FoldedPattern.fold(bytes).count { $0 == 0x0A } == bytes.count { $0 == 0x0A })
    }

    @Test("Lines that another program wrote, or that a crash cut, are read as far as they can be")
    func foreign() {
        let journal = Array(
            """
            {"text": "spaced out", "type": "user", "turn": 1}
            {"type":"text","turn":1,"text":"cut o
            {"type":"text","turn":99999999999999999999,"text":"absurd"}
            no JSON
            {"type":"user","turn":2,"text":"last"}
            """.utf8)
        #expect(match(["spaced"], journal)?.lines.map(\.text) == ["spaced out"])
        #expect(match(["cut"], journal) == nil)
        #expect(match(["absurd"], journal) == nil)
        #expect(match(["last"], journal)?.title == "spaced out")
    }

    @Test("The text of a journal is what its reader makes of it", arguments: 0..<20)
    func sameAsReader(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let scalars = Array("aZ \"\\/\n\t\u{7}\u{2028}ß😀K{}:,".unicodeScalars)
        func text() -> String {
            String(String.UnicodeScalarView((0..<random(12)).map { _ in scalars[random(scalars.count)] }))
        }
        var records: [JournalRecord] = [.settings(.make())]
        for turn in 1...5 {
            records.append(.user(turn: turn, parent: random(turn), text: text()))
            for _ in 0..<random(6) { records.append(.text(turn: 1 + random(turn), text())) }
        }
        let bytes = bytes(records)
        let read = JournalReader(bytes).tree.turns
        let passages = bytes.withUnsafeBufferPointer { JournalText($0).passages }
        func said(_ speaker: JournalText.Speaker, _ turn: Int) -> String {
            passages.filter { $0.speaker == speaker && $0.turn == turn }.map {
                String(decoding: $0.text, as: UTF8.self)
            }
            .joined()
        }
        for (index, turn) in read.enumerated() {
            #expect(said(.person, index + 1) == turn.prompt)
            #expect(said(.model, index + 1) == turn.answer?.text ?? "")
        }
    }

    @Test("A long line is cut around what was found in it")
    func excerpt() {
        let long = String(repeating: "before ", count: 30) + "Needle" + String(repeating: " after", count: 30)
        let line = SessionSearch.Line(turn: 12, isPrompt: true, text: long)
        let text = FoundLine(line, [FoldedPattern("needle")]).text(columns: 40, isUTF8: true)
        #expect(text.cellWidth <= 40)
        #expect(text.spans.filter { $0.role == .strong }.map(\.text) == ["Needle"])
        #expect(text.description.hasPrefix("  12 › …"))
    }
}
