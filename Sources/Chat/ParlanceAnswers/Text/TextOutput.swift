package import TerminalEditor

/// Where whole texts go: a terminal, or a record of what would be written there.
package protocol TextOutput: Sendable {
    /// What the place that is written to can do.
    var capabilities: TerminalCapabilities { get }
    /// Whether nobody can read any more what is written.
    var isClosed: Bool { get }

    /// Writes a whole text, and what ends it.
    ///
    /// - Parameter palette: How this text looks, if not like everything else.
    func put(_ text: StyledText, terminator: String, palette: Palette?)

    /// Adds a line break if the last text did not end with one.
    func ensureLineStart()
}

extension TextOutput {
    /// Writes a whole text, and a line break unless the terminator says otherwise.
    package func write(_ text: StyledText = StyledText(), terminator: String = "\n", palette: Palette? = nil) {
        put(text, terminator: terminator, palette: palette)
    }

    /// Writes a sentence, broken between words where a terminal would break within one. A file gets it on one line.
    package func say(_ sentence: StyledText) {
        guard capabilities.isTerminal else { return write(sentence) }
        for line in sentence.lines(columns: capabilities.columns()) { write(line) }
    }
}

extension TerminalWriter: TextOutput {
    package func put(_ text: StyledText, terminator: String, palette: Palette?) {
        write(text, terminator: terminator, palette: palette)
    }
}
