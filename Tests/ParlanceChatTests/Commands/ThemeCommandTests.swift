import ChatTestSupport
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("/theme")
struct ThemeCommandTests {
    @Test("Without colours it lists names")
    func plain() async {
        #expect(
            await CommandTranscript.text(of: "/theme") == """
                > /theme
                Using auto: the terminal's own colors, because it didn't report its background.

                  amethyst   dark   Amethyst
                  daylight   light  Daylight
                  graphite   dark   Graphite
                  hearth     dark   Hearth
                  lagoon     dark   Lagoon
                  meadow     light  Meadow
                  nightfall  dark   Nightfall
                  orchard    dark   Orchard
                  parchment  light  Parchment
                  rime       light  Rime
                • auto       a dark or light theme, matching the terminal's background
                  terminal   the terminal's own colors

                """)
    }

    @Test("It switches at once: what is said next has the new colours")
    func switching() async throws {
        let text = await CommandTranscript.text(of: "/theme hearth", "/theme terminal", colorDepth: .truecolor)
        let accent = try #require(
            Palette(ThemeLibrary().theme(named: "hearth").scheme).appearances[.accent]?.foreground)
        guard case .rgb(let color) = accent else { return #expect(Bool(false), "no colour") }
        #expect(
            text == """
                > /theme hearth
                Using \u{1B}[38;2;\(color.red);\(color.green);\(color.blue)mhearth\u{1B}[0m.
                > /theme terminal
                Using the terminal's own colors.

                """)
    }

    @Test("Each theme is shown in its own colours, on its own background; with 16 colours without one")
    func previews() async throws {
        let text = await CommandTranscript.text(of: "/theme", colorDepth: .truecolor)
        for name in ThemeLibrary().names {
            let scheme = try ThemeLibrary().theme(named: name).scheme
            let (keyword, background) = (scheme[.base0E], scheme[.base00])
            let style =
                "38;2;\(keyword.red);\(keyword.green);\(keyword.blue);"
                + "48;2;\(background.red);\(background.green);\(background.blue)m"
            #expect(text.contains("\u{1B}[\(style)func\u{1B}[0m"), "\(name)")
        }
        let sixteen = await CommandTranscript.text(of: "/theme", colorDepth: .ansi16)
        #expect(sixteen.contains("\u{1B}[35mfunc\u{1B}[0m"))
        #expect(!sixteen.contains("\u{1B}[4"))
    }

    @Test("No line is wider than the window", arguments: [80, 40, 30])
    func fits(columns: Int) async {
        let text = await CommandTranscript.text(of: "/theme", colorDepth: .ansi256, columns: columns)
        for line in text.split(separator: "\n").filter({ $0.contains("func") }) {
            #expect(line.replacing(/\u{1B}\[[0-9;]*m/, with: "").count <= columns)
        }
    }

    @Test("An unknown name is answered with the nearest; a broken file with its place, and the others are listed")
    func faults() async throws {
        let home = try TemporaryDirectory()
        try home.addTheme("system: base1\n", named: "broken.yaml")
        let environment = ["HOME": home.path]
        #expect(
            await CommandTranscript.text(of: "/theme rim", environment: environment) == """
                > /theme rim
                error: Unknown theme 'rim'. Did you mean rime?

                """)
        let place = "\(home.path)/.config/parlance/themes/broken.yaml:1:9: The system must be base16 or base24"
        #expect(await CommandTranscript.text(of: "/theme broken", environment: environment).contains("error: \(place)"))
        let list = await CommandTranscript.text(of: "/theme", environment: environment)
        #expect(list.contains("  broken     \(place)"))
        #expect(list.contains("  rime       light"))
    }

    @Test("A theme for another background is used, with a warning")
    func otherBackground() {
        let writer = TerminalWriter.make()
        let themes = ThemeSwitch(library: ThemeLibrary(), writers: [writer], environment: [:])
        themes.learnBackground(RGB(0, 0, 0))
        #expect(
            ThemeReport.lines(on: themes).map(\.description) == [
                "Using auto: nightfall, because the terminal's background is dark."
            ])
        #expect(throws: Never.self) { try themes.choose("rime") }
        #expect(
            ThemeReport.lines(on: themes).map(\.description) == [
                "Using rime.", "It is made for a light background, but this terminal's is dark.",
            ])
    }

    @Test("Names are completed, the person's own too")
    func completion() throws {
        let home = try TemporaryDirectory()
        try home.addTheme(TemporaryDirectory.schemeText(), named: "night-owl.yaml")
        let complete = Chat.completer(factory: .make(), environment: ["HOME": home.path])
        func texts(_ line: String) -> [String] {
            complete(.init(line: line, cursor: line.count)).candidates.map(\.text)
        }
        #expect(texts("/theme n") == ["night-owl", "nightfall"])
        #expect(texts("/theme a") == ["auto", "amethyst"])
        #expect(texts("/them") == ["/theme"])
    }
}
