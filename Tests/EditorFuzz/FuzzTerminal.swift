import Synchronization
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pseudo-terminal whose screen nobody looks at. Asked for the cursor's place, it tells a random one.
final class FuzzTerminal: Sendable {
    let slave: Int32
    private let master: Int32
    private let waiting = Mutex<[UInt8]>([])
    private let answers = Atomic<Bool>(false)
    private let shows = Atomic<Bool>(false)

    init() {
        // What posix_openpt, unlockpt and ptsname do, which Swift's Glibc does not show: TIOCSPTLCK and TIOCGPTN.
        #if os(Linux)
            master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var (unlocked, number) = (Int32(0), Int32(0))
            guard ioctl(master, 0x4004_5431, &unlocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
                fail("no pseudo-terminal can be had")
            }
            slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        #else
            master = posix_openpt(O_RDWR | O_NOCTTY)
            guard grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
                fail("no pseudo-terminal can be had")
            }
            slave = open(name, O_RDWR | O_NOCTTY)
        #endif
        guard slave >= 0 else { fail("no pseudo-terminal can be had") }
    }

    /// Reads what the editor writes, until the terminal is closed. Runs on a thread of its own.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 65536)
        var random = SeededGenerator(seed: 7)
        while true {
            let count = read(master, &buffer, buffer.count)
            // Nobody has the other end open. Only this thread closes, lest it read from a namesake.
            guard count > 0 else {
                _ = closeDescriptor(master)
                return
            }
            shows.store(true, ordering: .relaxed)
            let asked = String(decoding: buffer[..<count], as: UTF8.self).components(of: "\u{1B}[6n")
            guard answers.load(ordering: .relaxed) else { continue }
            // Sent with the next keys: a thread that waits until it can write would not read meanwhile.
            let text = (0..<asked).map { _ in "\u{1B}[\(random.number(1...3));\(random.number(1...90))R" }.joined()
            waiting.withLock { $0 += Array(text.utf8) }
        }
    }

    /// Whether the editor has shown anything.
    var hasShown: Bool { shows.load(ordering: .relaxed) }

    /// Whether questions for the cursor are answered.
    func setAnswers(_ on: Bool) { answers.store(on, ordering: .relaxed) }

    func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        kill(getpid(), SIGWINCH)
    }

    /// Sends keys. The terminal takes them in parts if they are many, while the editor reads.
    func type(_ keys: [UInt8]) {
        let answers = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        var rest = (answers + keys)[...]
        while !rest.isEmpty {
            let count = rest.prefix(512).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    /// The settings that the editor changes and has to put back.
    var settings: [UInt32] {
        var modes = termios()
        tcgetattr(slave, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt32($0) }
    }

    func close() {
        _ = closeDescriptor(slave)
    }
}

extension String {
    /// How often a text occurs.
    fileprivate func components(of text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}
