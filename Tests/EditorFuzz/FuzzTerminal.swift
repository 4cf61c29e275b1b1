import ParlanceSystem
import Synchronization
import TestSupport

/// A pseudo-terminal whose screen nobody looks at. Asked for the cursor's place, it tells a random one.
final class FuzzTerminal: Sendable {
    private struct State {
        var random = SeededGenerator(seed: 7)
        var answers = false
    }

    private let terminal: PseudoTerminal
    private let state = Mutex(State())

    init() throws(PosixError) { terminal = try .open() }

    /// The open file at which the editor has the terminal.
    var programEnd: Int32 { terminal.programEnd }

    /// Waits until the editor has shown a text since keys were sent; false if it does not in so many seconds.
    @discardableResult
    func waitFor(_ text: String, seconds: Int) async -> Bool {
        (try? await terminal.waitFor(text, timeout: .seconds(seconds))) != nil
    }

    /// Whether questions for the cursor are answered from now on.
    func setAnswers(_ on: Bool) {
        terminal.send(bytes: pendingAnswers())
        state.withLock { $0.answers = on }
    }

    func resize(columns: Int, rows: Int) {
        try? terminal.resize(columns: columns, rows: rows)
        RunningProcess(id: CurrentProcess.id).send(.windowChange)
    }

    /// Sends keys, after the answers to what the editor has asked meanwhile.
    func type(_ keys: [UInt8]) { terminal.send(bytes: pendingAnswers() + keys) }

    func type(_ keys: String) { type(Array(keys.utf8)) }

    /// Sends these bytes alone: no answer comes in between, and what was shown can still be waited for.
    func typeAtOnce(_ bytes: [UInt8]) { terminal.send(bytes: bytes) }

    /// Whether a line is edited: Ctrl-C is a key then.
    var isEditing: Bool { (try? terminal.terminalAttributes.sendsSignals) == false }

    /// The settings that the editor changes and has to put back.
    var settings: TerminalAttributes {
        get throws(PosixError) { try terminal.terminalAttributes }
    }

    private func pendingAnswers() -> [UInt8] {
        let asked =
            String(decoding: terminal.forgetOutput(), as: UTF8.self)
            .split(separator: "\u{1B}[6n", omittingEmptySubsequences: false).count - 1
        return state.withLock { state in
            guard state.answers else { return [] }
            let places = (0..<asked).map { _ in
                "\u{1B}[\(state.random.number(1...3));\(state.random.number(1...90))R"
            }
            return Array(places.joined().utf8)
        }
    }
}
