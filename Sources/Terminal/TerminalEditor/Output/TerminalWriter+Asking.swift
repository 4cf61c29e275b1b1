import Synchronization

// What is said to the terminal itself, and asked of it. Nothing of it moves the cursor.
extension TerminalWriter {
    /// Rings the bell.
    func ring() { tell(TerminalText(.bell)) }

    /// Shows a notification on the desktop, where the terminal can.
    func notify(_ text: String) { tell(TerminalText(.notification(text))) }

    /// Asks for the background, and then for what every terminal answers, so that one that does not know the first
    /// question is known not to at once.
    func askBackground() { tell(TerminalText([.askBackground, .askDeviceAttributes])) }

    private func tell(_ text: TerminalText) {
        guard capabilities.movesCursor else { return }
        state.withLock { send(text, &$0) }
    }
}
