package import TerminalEditor
package import TestSupport

extension ScreenRecorder {
    /// A writer for this terminal.
    package func writer(colorDepth: ColorDepth = .ansi16) -> TerminalWriter {
        TerminalWriter(
            capabilities: TerminalCapabilities(
                isTerminal: true, colorDepth: colorDepth, columns: { self.screen.columns }, rows: { self.screen.rows }),
            sink: show)
    }
}
