package import Glibc

/// The settings of a terminal line (`termios`), comparable so that a test can see that they were put back.
package struct TerminalAttributes: Sendable, Hashable {
    /// `c_iflag`.
    package var inputFlags: tcflag_t

    /// `c_oflag`.
    package var outputFlags: tcflag_t

    /// `c_cflag`.
    package var controlFlags: tcflag_t

    /// `c_lflag`.
    package var localFlags: tcflag_t

    /// `c_cc`, by the indices of `<termios.h>`.
    package var controlCharacters: [cc_t]

    /// Whether the line shows what is typed (`ECHO`).
    package var isEchoing: Bool { localFlags & tcflag_t(ECHO) != 0 }

    /// Whether the line hands over whole lines (`ICANON`).
    package var isCanonical: Bool { localFlags & tcflag_t(ICANON) != 0 }

    /// Whether typing Ctrl-C sends SIGINT (`ISIG`).
    package var sendsSignals: Bool { localFlags & tcflag_t(ISIG) != 0 }

    init(_ attributes: termios) {
        inputFlags = attributes.c_iflag
        outputFlags = attributes.c_oflag
        controlFlags = attributes.c_cflag
        localFlags = attributes.c_lflag
        controlCharacters = withUnsafeBytes(of: attributes.c_cc) { Array($0) }
    }
}
