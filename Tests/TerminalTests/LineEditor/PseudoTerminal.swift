import Foundation
import Synchronization
import Testing

@testable import Terminal

/// A terminal for tests: the reader works on one end, the test types and looks on at the other.
final class PseudoTerminal: Sendable {
    struct TimeOut: Error, CustomStringConvertible {
        var expected: String
        var output: String
        var description: String {
            "Never saw \(expected.debugDescription) after \(output.suffix(2000).debugDescription)"
        }
    }

    private struct Waiter {
        var number: Int
        /// What is looked for on the screen, instead of the text in what was written.
        var isShown: (@Sendable ([String]) -> Bool)?
        var text: String
        var resume: @Sendable (Bool) -> Void
    }

    private struct State {
        var output: [UInt8] = []
        var seen = 0
        var columns = 80
        var waiters: [Waiter] = []
        var nextNumber = 0
    }

    /// The end for the program under test.
    let slave: Int32
    let path: String
    private let master: Int32
    private let state = Mutex(State())

    init(columns: Int = 80, rows: Int = 24) throws {
        (master, path) = try Self.openMaster()
        slave = open(path, O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
        resize(columns: columns, rows: rows)
        let (master, weakSelf) = (master, WeakBox(self))
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = read(master, &buffer, buffer.count)
                // Nobody has the other end open any more. Only this thread closes, lest it read from a namesake.
                guard count > 0 else {
                    close(master)
                    return
                }
                weakSelf.value?.take(buffer[..<count])
            }
        }
    }

    deinit { close(slave) }

    var output: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }

    var modes: termios {
        var modes = termios()
        tcgetattr(slave, &modes)
        return modes
    }

    func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        state.withLock { $0.columns = columns }
    }

    /// Sends keys. Does not wait for them to be read.
    func type(_ keys: String) {
        let (master, bytes) = (master, Array(keys.utf8))
        var head = 0
        if bytes.count > 1000 {
            // More than the terminal's buffer holds: someone has to read meanwhile.
            Thread.detachNewThread { Self.write(bytes[...], to: master) }
            head = bytes.count
        }
        Self.write(bytes[head...], to: master)
    }

    /// What the terminal shows now.
    var screen: [String] { state.withLock { TerminalScreen(showing: $0.output, columns: $0.columns).lines } }

    /// Starts with an empty screen, for a test that looks at many.
    func forgetOutput() { state.withLock { ($0.output, $0.seen) = ([], 0) } }

    /// Waits until the text can be seen on the screen, on one row.
    func wait(toShow text: String) async throws {
        try await wait(for: text) { $0.contains { $0.contains(text) } }
    }

    /// Waits until these are the last rows on the screen, but for empty ones.
    func wait(toShowLast rows: [String]) async throws {
        let rows = rows.trimmingEmptyEnd
        try await wait(for: rows.joined(separator: "\n")) { $0.trimmingEmptyEnd.suffix(rows.count) == rows[...] }
    }

    /// Waits until the text is written, after what an earlier call has waited for.
    func wait(for text: String) async throws { try await wait(for: text, isShown: nil) }

    private func wait(for text: String, isShown: (@Sendable ([String]) -> Bool)?) async throws {
        let hasCome = await withCheckedContinuation { continuation in
            let number = state.withLock { state in
                state.nextNumber += 1
                state.waiters.append(
                    Waiter(number: state.nextNumber, isShown: isShown, text: text) {
                        continuation.resume(returning: $0)
                    })
                return state.nextNumber
            }
            take([])
            // Only a failure gets here in time.
            DispatchQueue.global().asyncAfter(deadline: .now() + 120) { self.giveUp(number) }
        }
        if !hasCome { throw TimeOut(expected: text, output: output) }
    }

    private func take(_ bytes: some Collection<UInt8>) {
        let done = state.withLock { state in
            state.output += bytes
            var done: [Waiter] = []
            while let waiter = state.waiters.first, Self.look(for: waiter, in: &state) {
                done.append(state.waiters.removeFirst())
            }
            return done
        }
        for waiter in done { waiter.resume(true) }
    }

    private static func look(for waiter: Waiter, in state: inout State) -> Bool {
        if let isShown = waiter.isShown {
            return isShown(TerminalScreen(showing: state.output, columns: state.columns).lines)
        }
        guard let range = state.output[state.seen...].firstRange(of: Array(waiter.text.utf8)) else { return false }
        state.seen = range.upperBound
        return true
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.resume(false)
    }

    private static func openMaster() throws -> (Int32, String) {
        #if os(Linux)
            // What posix_openpt, unlockpt and ptsname do, which Swift's Glibc does not show: TIOCSPTLCK and TIOCGPTN.
            let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var unlocked: Int32 = 0
            var number: Int32 = 0
            try #require(ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
            return (master, "/dev/pts/\(number)")
        #else
            let master = posix_openpt(O_RDWR | O_NOCTTY)
            try #require(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0)
            return (master, String(cString: try #require(ptsname(master))))
        #endif
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to fileDescriptor: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(fileDescriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

private final class WeakBox: @unchecked Sendable {
    // Written once, before the thread that reads it starts.
    weak var value: PseudoTerminal?
    init(_ value: PseudoTerminal) { self.value = value }
}

extension EditlineReader {
    /// A reader on a terminal for tests, with libedit's own key bindings.
    static func make(
        on terminal: PseudoTerminal, type: String = "xterm", bindings: String = "/dev/null", history: [String] = [],
        completer: Completer? = nil, editor: ExternalEditor? = nil, keeper: DraftKeeper? = nil
    ) throws -> EditlineReader {
        try #require(
            EditlineReader(
                input: terminal.slave, output: terminal.slave, terminalType: type, keyBindingsFile: bindings,
                history: history, completer: completer, editor: editor, keeper: keeper))
    }
}

extension PseudoTerminal {
    static let prompt = LinePrompt("you> ")

    /// Reads one line while the keys are typed at the prompt.
    func submit(_ keys: String, to reader: EditlineReader, meter: LineMeter? = nil) async throws -> LineInput {
        async let line = reader.readLine(Self.prompt, meter: meter)
        try await wait(for: "you> ")
        type(keys)
        return await line
    }
}

extension PseudoTerminal {
    /// A sequence that draws nothing and that the editor never writes.
    static let endMark = "\u{1B}[?2028l"

    /// Writes the mark behind everything that the program has written so far.
    func mark() {
        _ = Glibc.write(slave, Self.endMark, Self.endMark.utf8.count)
    }
}
