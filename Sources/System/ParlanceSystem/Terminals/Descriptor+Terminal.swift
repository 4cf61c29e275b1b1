#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

// What the system knows of a terminal.
extension Descriptor {
    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// The size in cells; a side that the terminal does not know is `nil`, and so is all of it where there is none.
    package var windowSize: (columns: Int?, rows: Int?)? {
        var size = winsize()
        guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
        return (size.ws_col > 0 ? Int(size.ws_col) : nil, size.ws_row > 0 ? Int(size.ws_row) : nil)
    }

    /// Whether this process is in front there: not while it runs in the background of a shell.
    package var isInForeground: Bool {
        let group = tcgetpgrp(number)
        // -1: not our controlling terminal, so there is no job control to respect.
        return group == -1 || group == getpgrp()
    }

    /// How many bytes can be read at once.
    package var bytesWaiting: Int {
        var count: Int32 = 0
        return ioctl(number, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// Throws away what was typed and not read.
    package func discardInput() { tcflush(number, TCIFLUSH) }
}
