import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("Reading a scheme")
struct SchemeReaderTests {
    private func read(_ text: String) throws(ThemeError) -> ColorScheme {
        try SchemeReader(file: "t.yaml").read(text, fallbackName: "t")
    }

    private func message(_ text: String) -> String? {
        do throws(ThemeError) {
            _ = try read(text)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("The current format, with 24 colors")
    func base24() throws {
        let scheme = try read(
            """
            system: "base24"
            name: "Nice Name"
            author: "A. Uthor (https://example.org)"
            variant: "light"
            slug: "nice-name"
            description: "More than is used."
            palette:
              base00: "#fafafa"
              base01: "#010000"
              base02: "#020000"
              base03: "#030000"
              base04: "#040000"
              base05: "#050000"
              base06: "#060000"
              base07: "#070000"
              base08: "#080000"
              base09: "#090000"
              base0A: "#0A0000"
              base0B: "#0b0000"
              base0C: "#0C0000"
              base0D: "#0d0000"
              base0E: "#0E0000"
              base0F: "#0f0000"
              base10: "#100000"
              base11: "#110000"
              base12: "#120000"
              base13: "#130000"
              base14: "#140000"
              base15: "#150000"
              base16: "#160000"
              base17: "#170000"
            """)
        #expect(scheme.name == "Nice Name")
        #expect(scheme.author == "A. Uthor (https://example.org)")
        #expect(scheme.variant == .light)
        let rest = ColorScheme.Slot.allCases.dropFirst().map { scheme[$0] }
        let reds = Array(UInt8(1)...23)
        #expect(rest == reds.map { RGB($0, 0, 0) })
        #expect(scheme[.base00] == RGB(0xFA, 0xFA, 0xFA))
    }

    @Test("The older format: colors at the top, without a #, some unquoted; the name is called scheme")
    func flat() throws {
        let colors = ColorScheme.Slot.required.dropFirst().map { "\($0.rawValue): \"102030\"" }
        let scheme = try read(
            "scheme: \"Old\"\nauthor: \"Somebody\"\nbase00: 181818\n" + colors.joined(separator: "\n"))
        #expect(scheme.name == "Old")
        #expect(scheme[.base00] == RGB(0x18, 0x18, 0x18))
        #expect(scheme[.base0F] == RGB(0x10, 0x20, 0x30))
    }

    @Test("Without a variant the background tells it, without a name the file does; base16 has stand-ins for base24")
    func missing() throws {
        #expect(try read(TemporaryDirectory.schemeText()).variant == .dark)
        #expect(try read(TemporaryDirectory.schemeText(background: "#eeeeee")).variant == .light)
        let scheme = try read(TemporaryDirectory.schemeText().replacing("name: \"Test\"\n", with: ""))
        #expect(scheme.name == "t")
        #expect(scheme[.base12] == scheme[.base08])
        #expect(scheme[.base17] == scheme[.base0E])
        #expect(scheme[.base11] == scheme[.base00])
    }

    @Test(
        "Errors are reported with their location",
        arguments: [
            ("", "t.yaml: A scheme must be a map, but this is empty."),
            ("- a", "t.yaml:1:1: A scheme must be a map, but this is a list."),
            ("system: base8", "t.yaml:1:9: The system must be base16 or base24, but is 'base8'."),
            ("variant: blue", "t.yaml:1:10: The variant must be dark or light, but is 'blue'."),
            ("name: [a]", "t.yaml:1:7: This must be a word, but is a list."),
            ("palette: 1", "t.yaml:1:10: The palette must be a map of colors, but is a whole number."),
            ("palette:\n  base00: \"#000000\"", "t.yaml:2:3: The color base01 is missing."),
            (
                "palette:\n  base00: \"#00000\"",
                "t.yaml:2:11: The color base00 must be six hexadecimal digits, but is '#00000'."
            ),
            (
                "palette:\n  base00: #000000",
                "t.yaml:2:10: The color base00 must be six hexadecimal digits, but is empty; a color with a # needs quotes."
            ),
        ])
    func faults(_ text: String, _ fault: String) {
        #expect(message(text) == fault)
    }

    @Test("Invalid YAML is reported with its location, too")
    func noYAML() {
        #expect(message("palette: [")?.hasPrefix("t.yaml:") == true)
        #expect(message("a: 1\na: 2")?.hasPrefix("t.yaml:2:1: ") == true)
    }
}
