import Synchronization
package import TerminalEditor

/// Which theme is in use, and the one place where it is changed.
///
/// Under `auto`, which is the beginning, everything looks as the terminal's own colors make it until the background is
/// known; then our dark or our light theme takes over.
package final class ThemeSwitch: Sendable {
    private struct State {
        var choice = ThemeChoice.auto
        /// The theme that is in use; `nil` for the terminal's own colors.
        var theme: Theme?
        /// What the terminal's background is; `nil` while that is not known.
        var background: ColorScheme.Variant?
        var wantsBackground = true
    }

    /// What can be chosen.
    let library: ThemeLibrary
    private let writers: [TerminalWriter]
    private let environment: [String: String]
    private let state = Mutex(State())

    /// A switch, on `auto`.
    ///
    /// - Parameters:
    ///   - library: What can be chosen.
    ///   - writers: Whose colors are changed.
    ///   - environment: The variables; `COLORFGBG` is believed where the terminal does not tell its background.
    package init(library: ThemeLibrary, writers: [TerminalWriter], environment: [String: String]) {
        self.library = library
        self.writers = writers
        self.environment = environment
    }

    /// What was chosen.
    var choice: ThemeChoice { state.withLock(\.choice) }
    /// The theme that is in use; `nil` for the terminal's own colors.
    var theme: Theme? { state.withLock(\.theme) }
    /// The kind of the terminal's background; `nil` where it is not known.
    var background: ColorScheme.Variant? { state.withLock(\.background) }

    /// Chooses a theme by name, `auto` or `terminal`.
    ///
    /// - Throws: ``ThemeError`` when there is no such theme or its file is broken; then nothing has changed.
    package func choose(_ name: String) throws(ThemeError) {
        let choice: ThemeChoice
        switch name.lowercased() {
        case "auto": choice = .auto
        case "terminal": choice = .terminal
        default: choice = .named(try library.theme(named: name))
        }
        state.withLock { state in
            state.choice = choice
            state.wantsBackground = choice == .auto
            apply(&state)
        }
    }

    /// Whether the terminal is to be asked for its background now. Says so once for each time that `auto` is chosen.
    func consumeQuestion() -> Bool {
        // Where there are no colors there is nothing to choose.
        guard writers.contains(where: { $0.capabilities.colorDepth > .none }) else { return false }
        return state.withLock { state in
            defer { state.wantsBackground = false }
            return state.wantsBackground
        }
    }

    /// Learns what the terminal's background is.
    ///
    /// - Parameter color: What the terminal said; `nil` when it can do many things, but not tell that.
    func learnBackground(_ color: RGB?) {
        let reported = color.map { $0.isDark ? ColorScheme.Variant.dark : .light }
        let background = reported ?? Self.hintedBackground(environment)
        state.withLock { state in
            state.background = background ?? state.background
            apply(&state)
        }
    }

    /// What rxvt, Konsole and others say of themselves in `COLORFGBG`: the numbers of the text's and of the background's
    /// color, such as `15;0` or `0;default;15`.
    static func hintedBackground(_ environment: [String: String]) -> ColorScheme.Variant? {
        guard let number = environment["COLORFGBG"]?.split(separator: ";").last.flatMap({ Int($0) }) else { return nil }
        switch number {
        case 0...6, 8: return .dark
        case 7, 9...15: return .light
        default: return nil
        }
    }

    private func apply(_ state: inout State) {
        switch state.choice {
        case .auto:
            let name = state.background.flatMap { ThemeLibrary.automatic[$0] }
            state.theme = name.flatMap { try? library.theme(named: $0) }
        case .terminal:
            state.theme = nil
        case .named(let theme):
            state.theme = theme
        }
        let palette = state.theme.map { Palette($0.scheme) } ?? .standard
        for writer in writers {
            writer.use(palette)
        }
    }
}
