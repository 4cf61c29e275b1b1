extension TerminalCapabilities {
    /// What is known of the links that a terminal makes of OSC 8.
    package enum LinkSupport: Sendable, Hashable {
        /// It makes none, or nothing says so.
        case none
        /// They are passed on to a terminal that may make none: the address has to be read, too.
        case passedOn
        /// A text leads to its address.
        case certain
    }

    /// What is known of the links of a terminal, as far as its environment tells.
    ///
    /// A terminal that does not know the sequence shows the text alone, and the address would be lost; so only those
    /// are named that are known to. The names of `TERM` and of iTerm2's `LC_TERMINAL` come through ssh, too.
    static func linkSupport(in environment: [String: String]) -> LinkSupport {
        func value(_ name: String) -> String { environment[name] ?? "" }
        let term = value("TERM")
        if !value("TMUX").isEmpty || term.hasPrefix("tmux") || term.hasPrefix("screen") {
            // tmux keeps links from version 3.4 on, and drops them where its own terminal is not known to make any.
            let isNew = value("TERM_PROGRAM") == "tmux" && isAtLeast(3, 4, value("TERM_PROGRAM_VERSION"))
            return isNew ? .passedOn : .none
        }
        let programs = [
            "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal", "zed", "mintty",
        ]
        if programs.contains(value("TERM_PROGRAM")) || value("LC_TERMINAL") == "iTerm2" { return .certain }
        // GNOME Terminal and its kin, from version 0.50 on.
        if let version = Int(value("VTE_VERSION")), version >= 5000 { return .certain }
        let marks = ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "ALACRITTY_WINDOW_ID", "ZED_TERM"]
        if marks.contains(where: { !value($0).isEmpty }) { return .certain }
        let names = ["xterm-kitty", "foot", "alacritty", "xterm-ghostty", "ghostty", "contour", "wezterm", "mintty"]
        return names.contains { term == $0 || term.hasPrefix($0 + "-") } ? .certain : .none
    }

    /// Whether a version such as `3.4`, `3.5a` or `next-3.6` is not before another.
    private static func isAtLeast(_ major: Int, _ minor: Int, _ version: String) -> Bool {
        let number = version.drop { !$0.isNumber }.split(separator: ".", maxSplits: 1)
        guard number.count == 2, let first = Int(number[0]) else { return false }
        let second = Int(number[1].prefix { $0.isNumber }) ?? 0
        return first > major || first == major && second >= minor
    }
}
