import ChatTestSupport
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("The theme in use")
struct ThemeSwitchTests {
    private static let (dark, light) = (RGB(20, 20, 20), RGB(250, 250, 250))

    private func make(
        colorDepth: ColorDepth = .truecolor, _ environment: [String: String] = [:]
    ) -> (themes: ThemeSwitch, writer: TerminalWriter) {
        let writer = TerminalWriter.make(colorDepth: colorDepth)
        return (ThemeSwitch(library: ThemeLibrary(), writers: [writer], environment: environment), writer)
    }

    @Test("It begins with the terminal's own colors and follows the background once that is known")
    func auto() {
        let (themes, writer) = make()
        #expect(themes.theme == nil)
        #expect(writer.styleParameters(of: .accent) == "36")
        themes.learnBackground(Self.light)
        #expect(themes.theme?.name == "daylight")
        #expect(writer.styleParameters(of: .accent).hasPrefix("38;2;"))
        themes.learnBackground(Self.dark)
        #expect(themes.theme?.name == "nightfall")
    }

    @Test("A theme that was chosen stays, whatever the background is; auto remembers it")
    func chosen() throws {
        let (themes, writer) = make()
        try themes.choose("hearth")
        let accent = writer.styleParameters(of: .accent)
        themes.learnBackground(Self.light)
        #expect(themes.theme?.name == "hearth")
        #expect(writer.styleParameters(of: .accent) == accent)
        try themes.choose("Terminal")
        #expect(themes.theme == nil)
        #expect(writer.styleParameters(of: .accent) == "36")
        try themes.choose("AUTO")
        #expect(themes.theme?.name == "daylight")
    }

    @Test("A theme that is not there changes nothing")
    func unknown() throws {
        let (themes, _) = make()
        try themes.choose("hearth")
        #expect(throws: ThemeError.self) { try themes.choose("heart") }
        #expect(themes.theme?.name == "hearth")
    }

    @Test("The terminal is asked once each time auto is chosen, and never where there are no colours")
    func question() throws {
        let (themes, _) = make()
        #expect(themes.consumeQuestion())
        #expect(!themes.consumeQuestion())
        try themes.choose("auto")
        #expect(themes.consumeQuestion())
        try themes.choose("hearth")
        #expect(!themes.consumeQuestion())
        #expect(!make(colorDepth: .none).themes.consumeQuestion())
    }

    @Test(
        "COLORFGBG is used if the terminal does not report its background",
        arguments: [
            ("15;0", "nightfall"), ("0;15", "daylight"), ("0;default;15", "daylight"), ("12;8", "nightfall"),
            ("0;7", "daylight"), ("default;default", nil), ("15;99", nil), ("", nil), (nil, nil),
        ] as [(String?, String?)])
    func hint(_ value: String?, _ name: String?) {
        let (themes, _) = make(value.map { ["COLORFGBG": $0] } ?? [:])
        themes.learnBackground(nil)
        #expect(themes.theme?.name == name)
    }

    @Test("What the terminal says counts more than COLORFGBG, and is not forgotten")
    func hintOverruled() {
        let (themes, _) = make(["COLORFGBG": "15;0"])
        themes.learnBackground(Self.light)
        #expect(themes.theme?.name == "daylight")
    }
}
