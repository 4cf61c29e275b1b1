import Glibc

extension TerminalCapabilitiesTests {
    /// A terminal without a person.
    final class PseudoTerminal {
        /// What the person would see.
        let personEnd: CInt
        /// What the program writes to.
        let terminalEnd: CInt

        init(columns: UInt16) throws {
            var ends: (CInt, CInt) = (-1, -1)
            var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
            guard openpty(&ends.0, &ends.1, nil, nil, &size) == 0 else { throw DescriptorError() }
            (personEnd, terminalEnd) = ends
        }

        func resize(columns: UInt16) {
            var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
            _ = ioctl(personEnd, UInt(TIOCSWINSZ), &size)
        }

        deinit {
            close(personEnd)
            close(terminalEnd)
        }
    }
}
