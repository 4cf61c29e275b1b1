import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("Themes by name")
struct ThemeLibraryTests {
    private let home: TemporaryDirectory

    init() throws {
        home = try TemporaryDirectory()
    }

    private var library: ThemeLibrary { ThemeLibrary(environment: ["HOME": home.path]) }

    private func message(_ name: String) -> String? {
        do throws(ThemeError) {
            _ = try library.theme(named: name)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("A person's own themes are among the others, by the names of their files, and come first")
    func own() throws {
        try home.addTheme(TemporaryDirectory.schemeText(name: "My Own"), named: "mine.yaml")
        try home.addTheme(TemporaryDirectory.schemeText(), named: "short.yml")
        try home.addTheme(TemporaryDirectory.schemeText(name: "Another Rime"), named: "rime.yaml")
        try home.addTheme("no theme", named: ".hidden.yaml")
        try home.addTheme("no theme", named: "notes.txt")
        #expect(library.names == (ThemeLibrary().names + ["mine", "short"]).sorted())
        #expect(try library.theme(named: "mine").scheme.name == "My Own")
        #expect(try library.theme(named: "MINE").name == "mine")
        #expect(try library.theme(named: "rime").scheme.name == "Another Rime")
        #expect(try ThemeLibrary().theme(named: "rime").scheme.name == "Rime")
    }

    @Test("They are beside the configuration, wherever that is")
    func folder() throws {
        _ = try home.write(TemporaryDirectory.schemeText(), to: "config/parlance/themes/mine.yaml")
        let library = ThemeLibrary(environment: ["HOME": "/nowhere", "XDG_CONFIG_HOME": home / "config"])
        #expect(library.names.contains("mine"))
        #expect(ThemeLibrary(environment: [:]).names == ThemeLibrary().names)
    }

    @Test("A broken file stops only itself, and is named with its place")
    func broken() throws {
        try home.addTheme("palette:\n  base00: red\n", named: "broken.yaml")
        try home.addTheme(TemporaryDirectory.schemeText(), named: "mine.yaml")
        #expect(
            message("broken")
                == "\(home.path)/.config/parlance/themes/broken.yaml:2:11: "
                + "The color base00 must be six hexadecimal digits, but is 'red'.")
        #expect(message("mine") == nil)
    }

    @Test("An unknown name is reported with the nearest one")
    func unknown() {
        #expect(message("nightfal") == "Unknown theme 'nightfal'. Did you mean nightfall?")
        #expect(message("atuo") == "Unknown theme 'atuo'. Did you mean auto?")
        #expect(message("zzz")?.hasPrefix("Unknown theme 'zzz'. Available: auto, terminal, ") == true)
    }
}
