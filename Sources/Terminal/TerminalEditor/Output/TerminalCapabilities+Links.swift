extension TerminalCapabilities {
    /// Whether a terminal of this environment makes links of OSC 8, as far as its name tells.
    ///
    /// A terminal that does not know the sequence shows the text alone, and the address would be lost; so only those
    /// are named that are known to. tmux keeps links from version 3.4 on, which it does not tell: there the address is
    /// written out.
    static func detectsLinks(_ environment: [String: String]) -> Bool {
        func value(_ name: String) -> String { environment[name] ?? "" }
        let term = value("TERM")
        if !value("TMUX").isEmpty || term.hasPrefix("tmux") || term.hasPrefix("screen") { return false }
        let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"]
        if programs.contains(value("TERM_PROGRAM")) { return true }
        // GNOME Terminal and its kin, from version 0.50 on.
        if let version = Int(value("VTE_VERSION")), version >= 5000 { return true }
        let marks = ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "ALACRITTY_WINDOW_ID"]
        if marks.contains(where: { !value($0).isEmpty }) { return true }
        return ["xterm-kitty", "foot", "alacritty", "xterm-ghostty", "contour", "wezterm"].contains { name in
            term == name || term.hasPrefix(name + "-")
        }
    }
}
