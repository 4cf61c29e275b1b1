#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// What a terminal does with keys and output before a program sees them (`termios`).
package struct TerminalSettings: Sendable {
    private var attributes: termios

    /// Those of a terminal now; `nil` where there is none.
    package init?(of terminal: some Descriptor) {
        var attributes = termios()
        guard terminal.isTerminal, tcgetattr(terminal.number, &attributes) == 0 else { return nil }
        self.attributes = attributes
    }

    /// The same, but for keys, which are handed over one by one, unechoed and untranslated.
    ///
    /// - Parameter signals: Whether Ctrl-C, Ctrl-\ and Ctrl-Z are signals; otherwise they are keys as well.
    package func takingKeys(signals: Bool) -> TerminalSettings {
        var settings = self
        settings.attributes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | IXON | IXOFF | ISTRIP)
        settings.attributes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        settings.attributes.c_oflag |= tcflag_t(OPOST | ONLCR)
        if signals {
            // NOFLSH: Ctrl-C stops what runs, and must not throw away what was typed ahead.
            settings.attributes.c_lflag |= tcflag_t(ISIG | NOFLSH)
        } else {
            settings.attributes.c_lflag &= ~tcflag_t(ISIG)
        }
        withUnsafeMutableBytes(of: &settings.attributes.c_cc) { characters in
            // A read returns as soon as there is a byte.
            characters[Int(VMIN)] = 1
            characters[Int(VTIME)] = 0
        }
        return settings
    }

    /// Whether keys are handled alike.
    package func hasSameInput(as other: TerminalSettings) -> Bool {
        attributes.c_lflag == other.attributes.c_lflag && attributes.c_iflag == other.attributes.c_iflag
    }

    /// Gives them to a terminal in one step.
    package func apply(to terminal: some Descriptor) {
        var attributes = attributes
        // At once: waiting until the output has drained could take for ever, and what is written does not depend on it.
        _ = uninterrupted { tcsetattr(terminal.number, TCSANOW, &attributes) }
    }
}
