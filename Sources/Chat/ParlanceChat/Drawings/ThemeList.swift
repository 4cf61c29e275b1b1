import ParlanceAnswers
import TerminalEditor

/// The list of themes: a name, a swatch, and a line as it would look.
struct ThemeList {
    /// What can be chosen beside the themes.
    static let words: [(text: String, note: String)] = [
        ("auto", "a dark or light theme, matching the terminal's background"),
        ("terminal", "the terminal's own colors"),
    ]

    /// One role for each of the seven colors of a scheme, base08 to base0E.
    private static let swatch: [TextStyle] = [
        .codeTag, .codeNumber, .codeType, .codeString, .codeEscape, .codeFunction, .codeKeyword,
    ]
    /// A line of code.
    private static let sample: StyledText =
        "\("func", .codeKeyword) \("greet", .codeFunction)(n: \("Int", .codeType)) = "
        + "\("\"hi\"", .codeString) * \("42", .codeNumber) \("// why?", .codeComment)"

    /// The cells that the swatch and the whole sample take.
    private static let roomyWidth = 2 * swatch.count + sample.cellWidth + 4

    private let themes: ThemeSwitch

    init(_ themes: ThemeSwitch) {
        self.themes = themes
    }

    /// Writes the list, none of its lines wider than the terminal where a name allows it.
    func write(to writer: any TextOutput) {
        for line in ThemeReport.lines(on: themes) { writer.write(line) }
        writer.write()
        let names = themes.library.names
        let width = (names + Self.words.map(\.text)).map(\.cellWidth).max() ?? 0
        for name in names {
            do throws(ThemeError) {
                write(try themes.library.theme(named: name), width, to: writer)
            } catch {
                writer.write(label(name, width) + .error(error.message))
            }
        }
        for (word, note) in Self.words {
            writer.write((label(word, width) + .dim(note)).truncated(to: writer.capabilities.columns()))
        }
    }

    private func label(_ name: String, _ width: Int) -> StyledText {
        let isChosen = name == themes.choice.word || name == themes.theme?.name
        return (isChosen ? .accent("• \(name)") : StyledText("  \(name)")).padded(to: width + 4)
    }

    /// Colors are shown on the theme's own background, so that a light theme can be judged on a dark terminal. With 16
    /// colors there is none.
    private func write(_ theme: Theme, _ width: Int, to writer: any TextOutput) {
        let capabilities = writer.capabilities
        let head = label(theme.name, width) + .dim(theme.scheme.variant.rawValue).padded(to: 7)
        guard capabilities.colorDepth > .none else {
            writer.write(head + .dim(theme.scheme.name))
            return
        }
        let room = capabilities.columns() - head.cellWidth
        let block = String(repeating: capabilities.isUTF8 ? "█" : "#", count: room < Self.roomyWidth ? 1 : 2)
        var preview = Self.swatch.map { StyledText(block, $0) }.joined()
        preview = " " + preview + "  " + Self.sample + " "
        let palette = capabilities.colorDepth > .ansi16 ? Palette.painted(theme.scheme) : Palette(theme.scheme)
        writer.write(head, terminator: "")
        writer.write(preview.truncated(to: max(0, room)), palette: palette)
    }
}
