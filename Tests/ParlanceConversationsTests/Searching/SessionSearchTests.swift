import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

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
        let models = [1: "openai:gpt-4o", 3: "openai:gpt-4o"]
        let expected = lines.map { turn, isPrompt, text in
            SessionSearch.Line(turn: turn, isPrompt: isPrompt, text: text, model: isPrompt ? nil : models[turn])
        }
        #expect(match?.lines == expected)
    }

    @Test(
        "What was not said is not found: settings, reasoning, JSON's own words, and one word of two",
        arguments: [["secret"], ["turn"], ["\\n"], ["los"], ["two", "three"], [""], [" "], []])
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
            ("E\u{301}a", "éa"), ("\u{110B}\u{1161}\u{11AB}\u{1102}\u{1167}\u{11BC} か\u{3099}", "안녕 が"),
            ("tie\u{302}\u{301}ng VIE\u{323}\u{302}T VIÊ\u{323}T", "tiếng việt việt"), ("क\u{93C}", "\u{958}"),
            ("\u{301}\ne\u{301}", "\u{301}\né"), ("x\u{301}\u{323}", "x\u{323}\u{301}"),
        ])
    func folding(text: String, folded: String) {
        #expect(String(decoding: Folding.fold(text), as: UTF8.self) == folded)
    }

    @Test(
        "A letter with marks is the same letter, whether its marks are scalars of their own or not",
        arguments: [
            ("café", "un cafe\u{301} noir"), ("cafe\u{301}", "UN CAFÉ NOIR"), ("ガ", "カ\u{3099}ス"),
            ("\u{1100}\u{1161}", "가"),
        ])
    func composition(word: String, prompt: String) {
        #expect(match([word], bytes([.user(turn: 1, parent: 0, text: prompt)]))?.lines.map(\.text) == [prompt])
    }

    @Test("A letter of ASCII is not found where a mark makes another of it, however that is written")
    func otherLetter() {
        for letter in ["e\u{301}", "é"] {
            #expect(match(["cafe"], bytes([.user(turn: 1, parent: 0, text: "caf\(letter)")])) == nil)
        }
    }

    @Test(
        "What both ways to write the letters of a language look like is the same",
        arguments: [
            0xC0...0x17F, 0x1CD...0x21B, 0x388...0x3CE, 0x400...0x45F, 0x622...0x626, 0x1E00...0x1EF9, 0x3042...0x30F4,
            0xAC00...0xAD00,
        ] as [ClosedRange<UInt32>])
    func decomposed(letters: ClosedRange<UInt32>) {
        for letter in letters.compactMap(Unicode.Scalar.init) {
            let text = "a" + String(Character(letter)) + "b"
            #expect(Folding.fold(text.decomposedStringWithCanonicalMapping) == Folding.fold(text))
        }
    }

    @Test(
        "Bytes that are cut keep their lines", arguments: [[0xC3], [0x61, 0xE3], [0xC3, 0x0A], [0xF0, 0x9F, 0x0A]])
    func cutBytes(bytes: [UInt8]) {
        #expect(Folding.fold(bytes).count { $0 == 0x0A } == bytes.count { $0 == 0x0A })
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

    @Test("Damage makes no text of what is none, and does no harm", arguments: 0..<20)
    func damage(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func next(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let ruins = [Array("\"}\n".utf8), [0xFF], [0x5C], [0x0A], Array(#"\ud800"#.utf8), Array("\"".utf8), []]
        for _ in 0..<20 {
            var journal = bytes(Self.talk)
            for _ in 0..<(1 + next(6)) {
                let start = next(journal.count)
                journal.replaceSubrange(start..<min(journal.count, start + next(9)), with: ruins[next(ruins.count)])
            }
            let text = journal.withUnsafeBufferPointer { JournalText($0) }
            let ends = text.passages.map(\.range.upperBound)
            #expect(ends == ends.sorted() && (ends.last ?? 0) <= text.text.count)
            for word in ["first", "σίσυφος", "\u{301}"] { _ = match([word], journal) }
        }
        let torn = Array(#"{"type":"text","turn":1,"text":"cut "type":"text","turn":1,"text":"x"}"#.utf8)
        #expect(match(["cut"], torn) == nil)
    }

    @Test("The text of a journal is what its reader makes of it", arguments: 0..<20)
    func sameAsReader(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let scalars = Array("aZ \"\\/\n\t\u{7}\u{2028}ß😀K{}:,".unicodeScalars)
        func text() -> String {
            String(String.UnicodeScalarView((0..<random(30)).map { _ in scalars[random(scalars.count)] }))
        }
        var records: [JournalRecord] = [.settings(.make())]
        for turn in 1...5 {
            if random(3) == 0 { records.append(.end(turn: turn - random(2), .make("", status: .failed))) }
            records.append(.user(turn: turn, parent: random(turn), text: text()))
            for _ in 0..<random(6) {
                let time = random(3) == 0 ? nil : random(100_000)
                records.append(.text(turn: 1 + random(turn), text(), milliseconds: time))
            }
            switch random(5) {
            case 0: records.append(.rejected(turn: 1 + random(turn), .make("")))
            case 1: records.append(.end(turn: 1 + random(turn), .make(text()), isWhole: true))
            case 2: records.append(.reasoned(turn: 1 + random(turn), bytes: 1_000_000))
            default: records.append(.reasoning(turn: turn, text(), milliseconds: random(2) == 0 ? nil : random(9)))
            }
        }
        let bytes = bytes(records)
        let read = JournalReader(bytes).tree.turns
        let text = bytes.withUnsafeBufferPointer { JournalText($0) }
        func said(_ speaker: JournalText.Speaker, _ turn: Int) -> String {
            text.passages.filter { $0.speaker == speaker && $0.turn == turn }.map {
                String(decoding: text.text(of: $0), as: UTF8.self)
            }
            .joined()
        }
        let outline = bytes.withUnsafeBufferPointer { JournalReader($0, isOutline: true).tree }
        #expect(TokenLedger(outline) == TokenLedger(JournalReader(bytes).tree))
        #expect(outline.turns.map { $0.answer?.isEmpty } == read.map { $0.answer?.isEmpty })
        for (index, turn) in read.enumerated() {
            #expect(said(.person, index + 1) == turn.prompt)
            #expect(said(.model, index + 1) == turn.answer?.text ?? "")
        }
    }
}
