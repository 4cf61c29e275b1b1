import Testing

@testable import TerminalEditor

@Suite("Characters that show nothing")
struct InvisibleCharacterTests {
    /// A text, and what is shown of it.
    static let decisions: [(text: String, shown: String)] = [
        // Soft hyphen: within a word.
        ("Donau\u{AD}dampf", "Donau\u{AD}dampf"), ("слово\u{AD}х", "слово\u{AD}х"), ("\u{AD}a", "‹U+00AD›a"),
        ("1\u{AD}2", "1‹U+00AD›2"), ("a\u{AD}\u{AD}b", "a\u{AD}‹U+00AD›b"), (" \u{AD}", " ‹U+00AD›"),
        // Zero width space and word joiner: where there are no spaces.
        ("ภาษา\u{200B}ไทย", "ภาษา\u{200B}ไทย"), ("ខ្មែរ\u{200B}ភាសា", "ខ្មែរ\u{200B}ភាសា"), ("日本\u{200B}語", "日本\u{200B}語"),
        ("pay\u{200B}pal", "pay‹U+200B›pal"), ("\u{200B}gpt-4o", "‹U+200B›gpt-4o"), ("5\u{2060}km", "5‹U+2060›km"),
        ("ไทย\u{200B}\u{200B}x", "ไทย\u{200B}‹U+200B›x"),
        // Joiners: in emoji and in scripts that join.
        ("👩\u{200D}💻", "👩\u{200D}💻"), ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"), ("👋🏽\u{200D}", "👋🏽\u{200D}"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("क्\u{200D}ष", "क्\u{200D}ष"), ("क्\u{200C}ष", "क्\u{200C}ष"),
        ("a\u{200D}b", "a‹U+200D›b"), ("a\u{200C}b", "a‹U+200C›b"), ("é\u{200D}b", "é‹U+200D›b"),
        ("1\u{200D}2", "1‹U+200D›2"), ("👩\u{200D}\u{200D}", "👩\u{200D}‹U+200D›"),
        // Variation selectors: one, behind what has variants.
        ("☺\u{FE0E} ❤\u{FE0F} #\u{FE0F}\u{20E3}", "☺\u{FE0E} ❤\u{FE0F} #\u{FE0F}\u{20E3}"), ("∩\u{FE00}", "∩\u{FE00}"),
        ("葛\u{E0100}", "葛\u{E0100}"), ("a\u{FE0F}", "a‹U+FE0F›"), (" \u{FE0F}", " ‹U+FE0F›"), ("\u{FE0F}", "‹U+FE0F›"),
        ("😀\u{FE0F}\u{FE00}\u{FE01}", "😀\u{FE0F}‹U+FE00›‹U+FE01›"), ("😀\u{E0100}\u{E0101}", "😀‹U+E0100›‹U+E0101›"),
        ("a\u{E0170}", "a‹U+E0170›"),
        // Mongolian and Hangul.
        ("ᠠ\u{180E}ᠠ", "ᠠ\u{180E}ᠠ"), ("ᠠ\u{180B}", "ᠠ\u{180B}"), ("a\u{180E}b", "a‹U+180E›b"),
        ("\u{1112}\u{1160}\u{11AB}", "\u{1112}\u{1160}\u{11AB}"), ("\u{1160}", "‹U+1160›"), ("a\u{1160}", "a‹U+1160›"),
        ("\u{115F}", "‹U+115F›"), ("a\u{3164}b", "a‹U+3164›b"), ("한\u{3164}", "한‹U+3164›"), ("\u{FFA0}", "‹U+FFA0›"),
        // The grapheme joiner.
        ("ב\u{34F}\u{5B0}", "ב\u{34F}\u{5B0}"), ("a\u{34F}b", "a‹U+034F›b"),
        // Never.
        ("a\u{200E}b\u{200F}", "a‹U+200E›b‹U+200F›"), ("א\u{202E}b", "א‹U+202E›b"), ("א\u{2067}", "א‹U+2067›"),
        ("x\u{2061}(y)", "x‹U+2061›(y)"), ("2\u{2062}x\u{2063}\u{2064}", "2‹U+2062›x‹U+2063›‹U+2064›"),
        ("\u{FEFF}a\u{FEFF}", "‹U+FEFF›a‹U+FEFF›"), ("\u{FFF9}a\u{FFFA}b\u{FFFB}", "‹U+FFF9›a‹U+FFFA›b‹U+FFFB›"),
        ("ក\u{17B4}\u{17B5}", "ក‹U+17B4›‹U+17B5›"), ("a\u{2065}\u{FFF0}\u{E0FFF}", "a‹U+2065›‹U+FFF0›‹U+E0FFF›"),
        ("a\u{E0041}\u{E007F}", "a‹U+E0041›‹U+E007F›"), ("🏴\u{E0041}\u{FE0F}", "🏴‹U+E0041›‹U+FE0F›"),
        // Signs that show something, or are blanks, are none of these.
        ("a\u{A0}b\u{2009}c\u{3000}d\u{2800}", "a\u{A0}b\u{2009}c\u{3000}d\u{2800}"),
    ]

    @Test("Each stays where it has work to do, and is shown by its number anywhere else", arguments: decisions)
    func decision(text: String, shown: String) {
        #expect(scalars(Sanitizer.clean(text)) == scalars(shown))
        #expect(scalars(Sanitizer.clean(shown)) == scalars(shown))
        // However it comes.
        var sanitizer = Sanitizer()
        let pieces = text.utf8.map { sanitizer.feed([$0]) }.joined() + sanitizer.finish()
        #expect(scalars(pieces) == scalars(shown))
    }

    @Test("The decisions are about every one that Unicode calls ignorable")
    func all() {
        for value in UInt32(0)...0xE0FFF {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isDefaultIgnorableCodePoint else { continue }
            let isTag = (0xE0000...0xE007F).contains(value)
            #expect(InvisibleCharacter.isOne(scalar) || isTag, "U+\(String(value, radix: 16))")
            #expect(Sanitizer.clean("a" + String(scalar)).contains("‹U+") || value == 0xAD)
        }
    }

    /// In a draft the text stays as it is, for it is what will be sent; what hides takes a cell of its own.
    static let drafts: [(text: String, widths: [Int])] = [
        ("a\u{E0041}\u{E0042}", [1, 1, 1]), ("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", [2]),
        ("🏴\u{E0041}", [2, 1]), ("😀\u{FE0F}\u{FE01}x", [2, 1, 1]), ("a\u{FE0F}", [1, 1]), ("a\u{200D}b", [1, 1, 1]),
        ("👩\u{200D}💻", [2]), ("می\u{200C}خ", [1, 1, 1]), ("a\u{AD}b", [1, 1, 1]), ("a\u{200B}b", [1, 1, 1]),
        ("a\u{34F}\u{301}b", [1, 1, 1, 1]), ("\u{3164}", [1]), ("\u{115F}a", [1, 1]), ("\u{FFA0}", [1]),
        ("\u{202E}a\u{2066}", [1, 1, 1]), ("❤\u{FE0F}", [2]), ("e\u{301}", [1]), ("葛\u{E0100}", [2]),
        ("a\u{E0101}", [1, 1]), ("\u{1112}\u{1160}\u{11AB}", [2]), ("\u{FEFF}", [1]), ("x\u{2062}y", [1, 1, 1]),
    ]

    @Test("What hides in a draft is seen there, and comes back as it was", arguments: drafts)
    func draft(text: String, widths: [Int]) {
        let clusterBehavior = ClusterBehavior()
        let pieces = text.flatMap(clusterBehavior.pieces)
        #expect(pieces.map(\.width) == widths)
        #expect(scalars(pieces.map(\.text).joined()) == scalars(text))
        #expect(text.flatMap(clusterBehavior.widths) == widths)
        let shown = pieces.map(\.shown).joined()
        #expect(scalars(Sanitizer.clean(shown)) == scalars(shown))
        var standIns = StandIns()
        let cells = standIns.encode(text)
        #expect(cells.count == text.count)
        #expect(scalars(standIns.decode(cells)) == scalars(text))
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
