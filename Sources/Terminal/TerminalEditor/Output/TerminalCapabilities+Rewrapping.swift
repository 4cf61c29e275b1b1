extension TerminalCapabilities {
    /// Whether a terminal of this environment wraps its rows anew when its width changes, as far as its name tells:
    /// most do, xterm itself, PuTTY and the console of Linux do not.
    static func detectsRewrapping(_ environment: [String: String]) -> Bool {
        func value(_ name: String) -> String { environment[name] ?? "" }
        let term = value("TERM")
        // tmux passes on the variables of the terminal in which it was started.
        if !value("TMUX").isEmpty || term.hasPrefix("tmux") { return true }
        if !value("XTERM_VERSION").isEmpty, term.hasPrefix("xterm") { return false }
        return !["linux", "putty"].contains { term.hasPrefix($0) }
    }

    /// Whether what is erased is not quite gone: in tmux, which also names itself as GNU screen does.
    static func detectsKeepingErased(_ environment: [String: String]) -> Bool {
        func value(_ name: String) -> String { environment[name] ?? "" }
        return !value("TMUX").isEmpty || ["tmux", "screen"].contains { value("TERM").hasPrefix($0) }
    }
}
