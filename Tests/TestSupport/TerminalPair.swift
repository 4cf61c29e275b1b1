import Glibc

/// The two ends of a new pseudo-terminal.
struct TerminalPair {
    var master: FileDescriptor
    var slave: FileDescriptor
    var slavePath: String

    static func open(columns: Int, rows: Int) throws(PosixError) -> TerminalPair {
        let number = try CLibrary.openTerminal()(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard number >= 0 else { throw PosixError("opening a pseudo-terminal") }
        let master = FileDescriptor(owning: number)
        guard try CLibrary.grantTerminal()(number) == 0, try CLibrary.unlockTerminal()(number) == 0 else {
            throw PosixError("unlocking the pseudo-terminal")
        }
        var name = [CChar](repeating: 0, count: 128)
        let code = try CLibrary.nameTerminal()(number, &name, name.count)
        guard code == 0 else { throw PosixError("naming the pseudo-terminal", code: code) }
        let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let slave = try FileDescriptor.open(path, O_RDWR | O_NOCTTY)
        try setSize(of: master, columns: columns, rows: rows)
        return TerminalPair(master: master, slave: slave, slavePath: path)
    }

    static func setSize(of file: FileDescriptor, columns: Int, rows: Int) throws(PosixError) {
        let code = file.use { number in
            var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
            return ioctl(number, UInt(TIOCSWINSZ), &size) == 0 ? 0 : errno
        }
        guard code == 0 else { throw PosixError("setting the window size", code: code) }
    }

    static func attributes(of file: FileDescriptor) throws(PosixError) -> TerminalAttributes {
        let (attributes, code) = file.use { number in
            var attributes = termios()
            let code = tcgetattr(number, &attributes) == 0 ? 0 : errno
            return (TerminalAttributes(attributes), code)
        }
        guard code == 0 else { throw PosixError("reading the terminal's settings", code: code) }
        return attributes
    }
}
