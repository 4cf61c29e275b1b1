import Testing

@testable import TerminalEditor

@Suite("Keys as kitty's protocol and modifyOtherKeys name them")
struct KeyEncodingTests {
    private static func keys(_ text: String) -> [KeyParser.Event] { text.utf8.map(KeyParser.Event.key) }
    private static func sequence(_ text: String) -> [KeyParser.Event] { [.sequence([0x1B] + Array(text.utf8))] }

    static let cases: [(String, [KeyParser.Event])] =
        [
            // Ctrl with a letter, in all forms.
            ("[99;5u", keys("\u{3}")), ("[100;5u", keys("\u{4}")), ("[97;5u", keys("\u{1}")),
            ("[27;5;97~", keys("\u{1}")), ("[27;5;99~", keys("\u{3}")), ("[27;5;67~", keys("\u{3}")),
            ("[99;6u", keys("\u{3}")), ("[99:67;6u", keys("\u{3}")), ("[99;69u", keys("\u{3}")),
            ("[99;133u", keys("\u{3}")), ("[99;197u", keys("\u{3}")), ("[67;5u", keys("\u{3}")),
            ("[1089::99;5u", keys("\u{3}")), ("[1089:1057:99;6u", keys("\u{3}")), ("[105;5u", keys("\t")),
            ("[109;5u", keys("\r")), ("[106;5u", keys("\n")), ("[104;5u", keys("\u{8}")), ("[122;5u", keys("\u{1A}")),
            // Ctrl with others.
            ("[64;5u", keys("\0")), ("[32;5u", keys("\0")), ("[50;5u", keys("\0")), ("[50:64;6u", keys("\0")),
            ("[91;5u", [.sequence([0x1B])]), ("[92;5u", keys("\u{1C}")), ("[93;5u", keys("\u{1D}")),
            ("[94;5u", keys("\u{1E}")), ("[54:94;6u", keys("\u{1E}")), ("[95;5u", keys("\u{1F}")),
            ("[45:95;6u", keys("\u{1F}")), ("[45;6u", keys("\u{1F}")), ("[47;5u", keys("\u{1F}")),
            ("[27;5;47~", keys("\u{1F}")), ("[63;6u", keys("\u{7F}")), ("[233;5u", []), ("[59;5u", []),
            // Alt, and both.
            ("[98;3u", sequence("b")), ("[102;3u", sequence("f")), ("[98:66;4u", sequence("B")),
            ("[27;3;98~", sequence("b")), ("[93;3u", sequence("]")), ("[97;7u", sequence("\u{1}")),
            ("[27;7;97~", sequence("\u{1}")), ("[32;3u", sequence(" ")), ("[233;3u", sequence("é")),
            // Keys that are no characters.
            ("[27u", [.sequence([0x1B])]), ("[27;1u", [.sequence([0x1B])]), ("[9u", keys("\t")),
            ("[9;2u", sequence("[Z")),
            ("[127u", keys("\u{7F}")), ("[8u", keys("\u{7F}")), ("[127;2u", keys("\u{7F}")), ("[127;5u", keys("\u{8}")),
            ("[127;3u", sequence("\u{7F}")), ("[13u", keys("\r")), ("[13;1:1u", keys("\r")), ("[13;65u", keys("\r")),
            ("[13;2u", sequence("[13;2u")), ("[13;3u", sequence("[13;3u")), ("[13;5:1u", sequence("[13;5u")),
            ("[13;130u", sequence("[13;2u")), ("[27;2;13~", sequence("[27;2;13~")),
            ("[27;5;13~", sequence("[27;5;13~")),
            // Text.
            ("[97u", keys("a")), ("[97;2u", keys("A")), ("[97:65;2u", keys("A")), ("[49:33;2u", keys("!")),
            ("[27;2;65~", keys("A")), ("[97;65u", keys("A")), ("[97;66u", keys("a")), ("[97;129u", keys("a")),
            ("[233u", [.text("é")]), ("[233;2u", [.text("É")]), ("[;;233u", [.text("é")]), ("[0;;233u", [.text("é")]),
            ("[97;;230u", [.text("æ")]), ("[97;2;65u", keys("A")), ("[0;;128105:8205:128187u", [.text("👩‍💻")]),
            ("[97;;27u", keys("a")), ("[28450u", [.text("漢")]),
            // The keypad.
            ("[57399u", keys("0")), ("[57408u", keys("9")), ("[57409u", keys(".")), ("[57413u", keys("+")),
            ("[57414u", keys("\r")), ("[57414;2u", sequence("[13;2u")), ("[57416u", keys(",")),
            ("[57417u", sequence("[D")),
            ("[57418;5u", sequence("[1;5C")), ("[57421u", sequence("[5~")), ("[57426;5u", sequence("[3;5~")),
            // Presses, repetitions, releases.
            ("[97;5:1u", keys("\u{1}")), ("[97;5:2u", keys("\u{1}")), ("[97;5:3u", []), ("[13;1:3u", []),
            ("[1;1:1A", sequence("[A")), ("[1;1:2A", sequence("[A")), ("[1;1:3A", []), ("[1;5:1C", sequence("[1;5C")),
            ("[3;1:1~", sequence("[3~")), ("[3;5:2~", sequence("[3;5~")), ("[3;1:3~", []), ("[1;65A", sequence("[A")),
            ("[1;129D", sequence("[D")), ("[1;133C", sequence("[1;5C")), ("[5;129~", sequence("[5~")),
            // As ever.
            ("[A", sequence("[A")), ("[1;5A", sequence("[1;5A")), ("[3~", sequence("[3~")),
            ("[15;2~", sequence("[15;2~")),
            ("[1;9A", sequence("[1;9A")),
            // Nothing.
            ("[97;9u", []), ("[97;17u", []), ("[97;33u", []), ("[57344u", []), ("[57358u", []), ("[57441;2u", []),
            ("[57454u", []), ("[63743u", []), ("[0u", []), ("[u", sequence("[u")), ("[55296u", []),
            ("[1114112u", []), ("[99999999999999999999u", []), ("[155u", []), ("[97;0u", keys("a")),
        ]

    @Test("Each form is the key it names", arguments: cases)
    func key(sequence: String, events: [KeyParser.Event]) {
        for introducer in ["\u{1B}", "\u{9B}"] {
            var typing = TypedText()
            typing.read(Array((introducer + sequence.dropFirst(introducer == "\u{1B}" ? 0 : 1) + "x").utf8))
            #expect(typing.events == events + [.key(0x78)])
        }
    }

    @Test("Where text comes together, such a key is text, too")
    func joined() {
        var typing = TypedText()
        typing.parser.joinsText = true
        typing.read(Array("\u{1B}[97u\u{1B}[97;5u".utf8))
        #expect(typing.events == [.text("a"), .key(0x01)])
    }

    @Test("Enter with any modifiers is a line break in the draft", arguments: 2...8)
    func newline(modifiers: Int) {
        for form in ["[13;\(modifiers)u", "[27;\(modifiers);13~"] {
            #expect(KeyBindings.command(for: [0x1B] + Array(form.utf8)) == .newline)
        }
    }
}
