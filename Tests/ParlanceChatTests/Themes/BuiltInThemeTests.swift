import Foundation
import Testing

@testable import ParlanceChat
@testable import TerminalEditor

@Suite("The themes in the program")
struct BuiltInThemeTests {
    /// What shows on the terminal's own background.
    private static let textRoles = TextStyle.allCases.filter { $0 != .evenToken && $0 != .oddToken }

    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../themes").standardized

    private static func themes() throws -> [Theme] {
        let library = ThemeLibrary()
        return try library.names.map { try library.theme(named: $0) }
    }

    @Test("Every file of the folder themes is in the program as it is there, and is called as it says")
    func embedded() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        #expect(ThemeLibrary().names == names.sorted())
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name + ".yaml"), encoding: .utf8)
            #expect(text.contains("\nslug: \"\(name)\"\n"))
            let scheme = try SchemeReader(file: name).read(text, fallbackName: name)
            #expect(try ThemeLibrary().theme(named: name) == Theme(name: name, scheme: scheme))
        }
    }

    @Test("There are at least four dark and four light ones, and auto chooses one of each")
    func variants() throws {
        let themes = try Self.themes()
        for variant in ColorScheme.Variant.allCases {
            let names = themes.filter { $0.scheme.variant == variant }.map(\.name)
            #expect(names.count >= 4)
            #expect(ThemeLibrary.automatic[variant].map(names.contains) == true)
        }
        for theme in themes {
            #expect(theme.scheme[.base00].isDark == (theme.scheme.variant == .dark))
        }
    }

    @Test("Every role is readable: 4.5 to 1 on the background, with all colors and with 256", arguments: try themes())
    func contrast(_ theme: Theme) {
        let background = theme.scheme[.base00]
        let palette = Palette(theme.scheme)
        #expect(theme.scheme[.base05].contrast(with: background) >= 7)
        for role in Self.textRoles {
            guard case .rgb(let color)? = palette.appearances[role]?.foreground else { continue }
            #expect(color.contrast(with: background) >= 4.5, "\(role)")
            #expect(XtermColors.nearest(to: color).contrast(with: background) >= 4.5, "\(role), 256 colours")
        }
        for role in [TextStyle.evenToken, .oddToken] {
            guard case .rgb(let text)? = palette.appearances[role]?.foreground,
                case .rgb(let behind)? = palette.appearances[role]?.background
            else {
                Issue.record("\(role) has no colours of its own")
                continue
            }
            #expect(text.contrast(with: behind) >= 4.5)
        }
    }

    @Test("No two code colors are alike", arguments: try themes())
    func distinct(_ theme: Theme) {
        let slots: [ColorScheme.Slot] = [.base08, .base09, .base0A, .base0B, .base0C, .base0D, .base0E]
        #expect(Set(slots.map { theme.scheme[$0] }).count == slots.count)
        #expect(Set(slots.map { XtermColors.nearest(to: theme.scheme[$0]) }).count == slots.count)
    }
}
