import ChatTestSupport
import Synchronization
import TerminalEditor
import TestSupport

/// A person who types while answers stream, at points of their scripts.
final class LiveTypist: Sendable {
    private struct State {
        var work: LiveWork?
        var aids = LineAids()
        var cycleLines: [String] = []
        var alarms: [LiveWork.Alarm] = []
        var replies: [LiveReply] = []
        var queue: [SubmittedLine] = []
        var isHeld = false
        var ledger: [Bool] = []
        var rows: [[String]] = []
        var meters: [String] = []
    }

    private let state = Mutex(State())

    /// What became of the commands.
    var replies: [LiveReply] { state.withLock(\.replies) }
    /// The lines that wait.
    var queue: [SubmittedLine] { state.withLock(\.queue) }
    /// Whether the queue is held.
    var isHeld: Bool { state.withLock(\.isHeld) }
    /// How the ends of what went on were to be told.
    var alarms: [LiveWork.Alarm] { state.withLock(\.alarms) }
    /// The lines for Shift-Tab beside what went on.
    var cycleLines: [String] { state.withLock(\.cycleLines) }
    /// Whether something goes on.
    var isWorking: Bool { state.withLock { $0.work != nil } }
    /// The ledger, as it was opened and closed.
    var ledger: [Bool] { state.withLock(\.ledger) }
    /// The rows of the ledger when they were looked at.
    var ledgerRows: [[String]] { state.withLock(\.rows) }
    /// What the meter said of drafts.
    var meters: [String] { state.withLock(\.meters) }

    // MARK: In a script

    /// Types a command and waits for what becomes of it.
    func types(_ line: String, pasted: Bool = false) -> [ScriptedGateway.Step] {
        let gate = Gate()
        return [
            .call { [self] in
                Task {
                    await submit(SubmittedLine(line, pasted: pasted ? [line] : []))
                    gate.open()
                }
            }, .wait(gate),
        ]
    }

    /// Types a line that is no command.
    func queues(_ line: String) -> [ScriptedGateway.Step] {
        [.call { [self] in state.withLock { $0.queue.append(SubmittedLine(line)) } }]
    }

    /// Looks at the ledger, and at the meter, with a draft.
    func looks(_ draft: String = "", columns: Int = 79) -> [ScriptedGateway.Step] {
        [.call { [self] in look(draft, columns: columns) }]
    }

    /// Types a command.
    func submit(_ line: SubmittedLine) async {
        guard let work = state.withLock(\.work) else { return }
        let reply = await work.receive(line)
        state.withLock { state in
            state.replies.append(reply)
            if reply == .queue { state.queue.append(line) }
        }
    }

    func look(_ draft: String, columns: Int) {
        let aids = state.withLock(\.aids)
        let rows = aids.ledger?(draft, columns).map(\.description) ?? []
        let meter = aids.meter?(draft) ?? ""
        state.withLock { state in
            state.rows.append(rows)
            state.meters.append(meter)
        }
    }

    // MARK: As a reader

    func begin(_ work: LiveWork) {
        state.withLock { state in
            state.work = work
            state.alarms.append(work.alarm)
            state.cycleLines.append(work.cycleLine ?? "")
        }
    }

    func end() { state.withLock { $0.work = nil } }
    func hold() { state.withLock { $0.isHeld = true } }
    func showLedger(_ isShown: Bool) { state.withLock { $0.ledger.append(isShown) } }
    func use(_ aids: LineAids) { state.withLock { $0.aids = aids } }

    func drop(_ index: Int) -> SubmittedLine? {
        state.withLock { $0.queue.indices.contains(index) ? $0.queue.remove(at: index) : nil }
    }

    /// The next line, unless the queue is held.
    func nextQueued() -> SubmittedLine? {
        state.withLock { $0.isHeld || $0.queue.isEmpty ? nil : $0.queue.removeFirst() }
    }
}
