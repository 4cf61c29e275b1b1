import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Sanitizer")
struct SanitizerTests {
    @Test("Hostile text becomes visible and the text around it stays", arguments: HostileCase.all)
    func hostileText(_ hostile: HostileCase) {
        let shown = Self.feed([hostile.input[...]])
        #expect(shown == hostile.shown)
        #expect(Self.isHarmless(shown))
    }

    @Test("A cut at any byte changes nothing", arguments: HostileCase.all)
    func cutAnywhere(_ hostile: HostileCase) {
        for cut in 0...hostile.input.count {
            #expect(Self.feed([hostile.input[..<cut], hostile.input[cut...]]) == hostile.shown)
        }
        #expect(Self.feed(hostile.input.map { [$0] }) == hostile.shown)
    }

    @Test("Clean text stays clean: cleaning twice is cleaning once", arguments: HostileCase.all)
    func idempotent(_ hostile: HostileCase) {
        #expect(Sanitizer.clean(hostile.shown) == hostile.shown)
    }

    @Test("There are at least sixty hostile texts, each with its own name")
    func caseCount() {
        #expect(Set(HostileCase.all.map(\.name)).count == HostileCase.all.count)
        #expect(HostileCase.all.count >= 60)
    }

    @Test("Random bytes give the same harmless text however they are cut", arguments: 1...200)
    func randomChunks(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let input = Self.randomBytes(using: &generator)
        let whole = Self.feed([input[...]])
        #expect(Self.isHarmless(whole))

        var chunks: [ArraySlice<UInt8>] = []
        var rest = input[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...5, using: &generator)
            chunks.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        #expect(Self.feed(chunks) == whole)
    }

    @Test("Random text gives the same as text or as bytes, whole or scalar by scalar", arguments: 1...100)
    func randomStrings(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) << 32)
        let text = String(decoding: Self.randomBytes(using: &generator), as: UTF8.self)
        let whole = Sanitizer.clean(text)
        #expect(Self.feed([Array(text.utf8)[...]]) == whole)
        var sanitizer = Sanitizer()
        let pieces = text.unicodeScalars.map { sanitizer.feed(String($0)) }.joined() + sanitizer.finish()
        #expect(Array(pieces.unicodeScalars) == Array(whole.unicodeScalars))
        #expect(Sanitizer.clean(whole) == whole)
    }

    @Test(
        "Ordinary text of any script stays as it is",
        arguments: [
            "", "plain\n\ttext ~", "Grüße, naïve café", "日本語 中文 한국어", "e\u{301}\u{302}", "नमस्ते क्षि", "สวัสดี",
            "ភាសា\u{200B}ខ្មែរ",
            "می\u{200C}خواهم", "العربية", "עִבְרִית", "\u{600}123", "👩‍👩‍👧‍👦 🏳️‍🌈 👋🏽 🇩🇪 #️⃣ ❤️ ☺︎", "soft\u{AD}hyphen",
            "𝒳 \u{E0B0} \u{10FFFF}", "葛\u{E0100}", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}!",
            "🏴\u{E0075}\u{E0073}\u{E0074}\u{E0078}\u{E007F}", "🏴 🏴", "🏴\u{200D}☠\u{FE0F}", "‹U+202E› ^[",
            "═╗ ⠋ → “quoted” — …",
        ])
    func ordinaryText(_ text: String) {
        #expect(Array(Sanitizer.clean(text).unicodeScalars) == Array(text.unicodeScalars))
        #expect(Self.feed(text.utf8.map { [$0] }) == text)
    }

    @Test("A CR at the end of a chunk waits for its LF")
    func heldCarriageReturn() {
        var sanitizer = Sanitizer()
        #expect(sanitizer.feed("a\r") == "a")
        #expect(sanitizer.feed("\nb\r") == "\nb")
        #expect(sanitizer.finish() == "^M")
        #expect(sanitizer.finish() == "")
    }

    @Test("The bytes of a character wait for the rest of it, and for nothing else")
    func heldBytes() {
        var sanitizer = Sanitizer()
        #expect(sanitizer.feed([0x61, 0xF0, 0x9F]) == "a")
        #expect(sanitizer.feed([0x91, 0x8B]) == "👋")
        #expect(sanitizer.feed([0xF0, 0x9F]) == "")
        #expect(sanitizer.feed("text") == "\u{FFFD}text")
        #expect(sanitizer.feed([0xE2]) == "")
        #expect(sanitizer.finish() == "\u{FFFD}")
    }

    @Test("The marks on one base are counted across chunks, and anew on the next base")
    func marksAcrossChunks() {
        let marks = String(repeating: "\u{301}", count: 20)
        var sanitizer = Sanitizer()
        #expect(sanitizer.feed("o" + marks).unicodeScalars.count == 21)
        #expect(sanitizer.feed(marks).unicodeScalars.count == 10)
        #expect(sanitizer.feed("x").unicodeScalars.count == 1)
        #expect(sanitizer.feed(marks).unicodeScalars.count == 20)
    }

    @Test("One line stays one line")
    func oneLine() {
        #expect(Sanitizer.cleanLine("gpt\r\n\t4o\u{1B}[31m\n") == "gpt⏎ 4o^[[31m⏎")
        #expect(Sanitizer.cleanLine("a\u{2028}b") == "a‹U+2028›b")
        #expect(Sanitizer.cleanLine("gpt-4o") == "gpt-4o")
    }

    // MARK: - Helpers

    static func feed(_ chunks: [some Collection<UInt8>]) -> String {
        var sanitizer = Sanitizer()
        return chunks.map { sanitizer.feed($0) }.joined() + sanitizer.finish()
    }

    /// No control but TAB and LF, nothing that turns the direction of text, no tags outside a flag.
    static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A: true
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: false
            case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: false
            default: true
            }
        }
    }

    /// Bytes rich in what matters: controls, cut and whole characters, marks, flags and tags.
    static func randomBytes(using generator: inout SeededGenerator) -> [UInt8] {
        let pieces = [
            "a", " ", "\r", "\n", "\t", "\u{1B}", "[", "]", "\u{07}", "\u{9B}", "日", "é", "e\u{301}", "👋🏽", "🏴",
            "\u{E0067}",
            "\u{E0062}", "\u{E0065}", "\u{E006E}", "\u{E007F}", "\u{202E}", "\u{FEFF}", "\u{200D}", "\u{FE0F}",
            "\u{301}",
        ].map { Array($0.utf8) }
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...80, using: &generator) {
            if Int.random(in: 0..<5, using: &generator) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &generator))
            } else {
                bytes += pieces[Int.random(in: pieces.indices, using: &generator)]
            }
        }
        return bytes
    }
}
