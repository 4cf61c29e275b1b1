import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Nothing that a terminal sends becomes text")
struct TerminalTrafficTests {
    /// What terminals answer and send, of every class of ECMA-48.
    static let traffic: [String] =
        [
            // DA1, long (xterm, Windows Terminal, contour) and short; DA2, DA3, XTVERSION.
            "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c", "\u{1B}[?61;4;6;7;14;21;22;23;24;28;32;42;52c", "\u{1B}[?6c",
            "\u{1B}[?c", "\u{1B}[>41;379;0c", "\u{1B}[=1;0c", "\u{1B}P!|00000000\u{1B}\\",
            "\u{1B}P>|XTerm(379)\u{1B}\\",
            // DECRPM, DSR, CPR, DECXCPR, DECREPTPARM, window reports, color scheme, in-band resize, flags of kitty.
            "\u{1B}[?2026;2$y", "\u{1B}[4;1$y", "\u{1B}[0n", "\u{1B}[24;80R", "\u{1B}[?24;80;1R",
            "\u{1B}[2;1;1;120;120;1;0x",
            "\u{1B}[8;24;80t", "\u{1B}[4;600;800t", "\u{1B}[?997;1n", "\u{1B}[48;24;80;600;800t", "\u{1B}[?31u",
            "\u{1B}[?1;2;3m", "\u{1B}[>4;2m", "\u{1B}[" + String(repeating: "1;", count: 20) + "m",
            "\u{1B}[" + String(repeating: "1;", count: 5000) + "m", "\u{1B}[1 q", "\u{1B}[1\"p", "\u{1B}[0 z",
            // Colors, the clipboard, the title.
            "\u{1B}]11;rgb:1616/1c1c/2626\u{7}", "\u{1B}]10;rgb:ff/ff/ff\u{1B}\\", "\u{1B}]4;1;rgb:cdcd/0000/0000\u{7}",
            "\u{1B}]12;#ffffff\u{1B}\\", "\u{1B}]52;c;" + String(repeating: "aGVsbG8=", count: 1200) + "\u{7}",
            "\u{1B}]lüser@host: ~/✜ a\u{1B}\\", "\u{1B}]Licon\u{1B}\\", "\u{1B}]1337;Name=x\u{7}",
            "\u{1B}]hello\u{1B}\\",
            "\u{1B}]\u{1B}\\", "\u{1B}]0;\u{7}",
            // XTGETTCAP, DECRQSS, kitty's graphics, notices of all kinds.
            "\u{1B}P1+r436F=323536\u{1B}\\", "\u{1B}P0$r\u{1B}\\", "\u{1B}P1$r0;1m\u{1B}\\", "\u{1B}P\u{1B}\\",
            "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^private\u{1B}\\", "\u{1B}Xany text at all\u{1B}\\",
            "\u{1B}_Gwith\r\nlines\tand ü\u{1B}\\",
            // The focus, the mouse, stray ends of a paste.
            "\u{1B}[I", "\u{1B}[O", "\u{1B}[M !!", "\u{1B}[M#\u{7F}q", "\u{1B}[M \u{100}\u{17F}", "\u{1B}[<0;10;20M",
            "\u{1B}[<0;10;20m", "\u{1B}[<35;100;200M", "\u{1B}[32;10;20M", "\u{1B}[t!!", "\u{1B}[T!!!!!!",
            "\u{1B}[201~",
            // Keys that were let go, and function keys that do nothing.
            "\u{1B}[97;1:3u", "\u{1B}[1;1:3A", "\u{1B}[57441;2u", "\u{1B}[57358u",
        ] + eightBits

    /// The same kinds with the controls of the C1 set, as UTF-8 writes them.
    static let eightBits = [
        "\u{9B}?64;1;2c", "\u{9B}24;80R", "\u{9B}0n", "\u{9D}11;rgb:1/2/3\u{9C}", "\u{9D}52;c;aGVsbG8=\u{7}",
        "\u{9D}4;1;rgb:1/2/3\u{1B}\\", "\u{90}>|term\u{9C}", "\u{98}any\u{9C}", "\u{9E}any ✜\u{9C}",
        "\u{9F}Gi=1;OK\u{9C}",
        "\u{9B}I", "\u{9B}M !!", "\u{9B}201~", "\u{9C}", "\u{85}", "\u{84}",
    ]

    /// The same as single bytes, which are no UTF-8.
    static let singleBytes: [[UInt8]] = [
        [0x9B] + Array("?64;1;2c".utf8), [0x9D] + Array("11;rgb:1/2/3".utf8) + [0x9C],
        [0x90] + Array(">|term".utf8) + [0x9C],
        [0x98, 0x61, 0x9C], [0x9E, 0x61, 0x9C], [0x9F, 0x47, 0x9C], [0x9B, 0x49], [0x1B, 0x5B, 0x4D, 0x20, 0xF0, 0xA1],
        [0x9C], [0x84],
    ]

    static let all = traffic.map { Array($0.utf8) } + singleBytes

    @Test("Whole, doubled, and cut anywhere, with what is typed around it", arguments: all)
    func cut(_ bytes: [UInt8]) {
        let keys = Array("aé".utf8)
        let cuts = bytes.count < 200 ? Array(0...bytes.count) : [0, 1, 2, 3, 33, 150, bytes.count - 1, bytes.count]
        for cut in cuts {
            var typing = TypedText()
            for part in [keys + bytes[..<cut], bytes[cut...] + bytes + keys] { typing.read(part) }
            #expect(typing.text == "aéaé", "cut at \(cut) of \(bytes.count)")
        }
    }

    @Test(
        "Byte by byte, with 0.05 s between", arguments: all.filter { $0.count < 60 && !$0.contains(0x0D) })
    func slowly(_ bytes: [UInt8]) {
        var typing = TypedText()
        for byte in Array("a".utf8) + bytes + Array("é".utf8) { typing.read([byte], after: .milliseconds(50)) }
        #expect(typing.text == "aé")
    }

    @Test("Its rest is late", arguments: all.filter { $0.count < 60 }, [50, 300, 1500, 2900])
    func late(_ bytes: [UInt8], _ milliseconds: Int) {
        for cut in 1..<max(bytes.count, 2) {
            var typing = TypedText()
            typing.read(bytes[..<cut])
            typing.read(bytes[cut...], after: .milliseconds(milliseconds))
            typing.read(Array("x".utf8), after: .milliseconds(100))
            #expect(typing.text == "x", "cut at \(cut)")
        }
    }

    @Test("Sequences of all classes between what is typed, in reads of any size", arguments: UInt64(1)...60)
    func mixed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (bytes, typed): ([UInt8], String) = ([], "")
        for _ in 0..<200 {
            if Bool.random(using: &random) {
                let text =
                    ["a", "Z", "7", ";", "[", "漢", "é", "👩‍💻", " ", "\\", "]11;", "œ"].randomElement(using: &random) ?? ""
                bytes += Array(text.utf8)
                typed += text
            } else {
                bytes += Self.sequence(using: &random)
            }
        }
        var typing = TypedText()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...(Bool.random(using: &random) ? 4 : 60), using: &random)
            typing.read(rest.prefix(count), after: .milliseconds(Int.random(in: 0...20, using: &random)))
            rest = rest.dropFirst(count)
        }
        #expect(typing.text == typed, "seed \(seed)")
    }

    /// One that is valid by the grammar.
    private static func sequence(using random: inout SeededGenerator) -> [UInt8] {
        func bytes(_ range: ClosedRange<UInt8>, _ count: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: count, using: &random)).map { _ in UInt8.random(in: range, using: &random) }
        }
        switch Int.random(in: 0...9, using: &random) {
        case 0...3:
            let introducer: [UInt8] = [[0x1B, 0x5B], [0xC2, 0x9B], [0x9B]].randomElement(using: &random) ?? []
            // At least one parameter, in private use; others may be keys.
            return introducer + [UInt8(ascii: "?")] + bytes(0x30...0x3F, 0...80) + bytes(0x20...0x2F, 0...2)
                + bytes(0x40...0x7E, 1...1)
        case 4...7:
            let (seven, eight): (String, UInt8) =
                [("]", 0x9D), ("P", 0x90), ("X", 0x98), ("^", 0x9E), ("_", 0x9F)]
                .randomElement(using: &random) ?? ("]", 0x9D)
            let introducers: [[UInt8]] = [[0x1B] + Array(seven.utf8), [0xC2, eight], [eight]]
            let introducer = introducers.randomElement(using: &random) ?? []
            let ends: [[UInt8]] = [[0x1B, 0x5C], [0xC2, 0x9C], [0x9C]] + (seven == "]" ? [[0x07]] : [])
            let body = bytes(0x20...0x7E, 0...40) + (Bool.random(using: &random) ? Array("✜é漢".utf8) : [])
            return introducer + body + (ends.randomElement(using: &random) ?? [])
        case 8: return [0x1B, 0x5B, 0x4D] + bytes(0x20...0x7E, 3...3)
        default: return all.randomElement(using: &random) ?? []
        }
    }

    @Test("Ctrl-C comes out of anything, and so does what is typed after it", arguments: UInt64(1)...60)
    func wild(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var typing = TypedText()
        typing.parser.joinsText = Bool.random(using: &random)
        let introducers: [UInt8] = [
            0x1B, 0x5B, 0x5D, 0x4F, 0x50, 0x58, 0x5F, 0xC2, 0x9B, 0x9D, 0x4D, 0x07, 0x0D, 0x0A, 0x18,
        ]
        for _ in 0..<100 {
            let part = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? introducers.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            }
            typing.read(part.filter { $0 != 0x03 }, moreFollows: Bool.random(using: &random))
        }
        typing.read([], moreFollows: false)
        typing.events = []
        typing.read([0x03])
        if typing.parser.isInsidePaste {
            _ = typing.parser.endPaste()
            typing.read([0x03])
        }
        #expect(typing.events.last == .key(0x03))
        typing.events = []
        typing.read(Array("x".utf8), after: .seconds(10))
        #expect(typing.text == "x")
    }
}

/// What comes of reads, at times of their own.
struct TypedText {
    var parser = KeyParser()
    var events: [KeyParser.Event] = []
    private var now = ContinuousClock.now

    mutating func read(_ bytes: some Collection<UInt8>, moreFollows: Bool = false, after pause: Duration = .zero) {
        now += pause
        parser.append(bytes, moreFollows: moreFollows, at: now)
        while let event = parser.next() { events.append(event) }
    }

    /// The text of the draft.
    var text: String {
        events.map { event in
            switch event {
            case .key(let byte) where byte >= 0x20 && byte != 0x7F: String(Unicode.Scalar(byte))
            case .text(let text): text
            case .paste(let bytes), .cutPaste(let bytes): EditableText.clean(bytes)
            default: ""
            }
        }.joined()
    }
}
