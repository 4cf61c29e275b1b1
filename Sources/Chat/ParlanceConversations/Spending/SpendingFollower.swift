package import GatewayCore
import Synchronization

/// Follows a usage log: what was spent today, this month, and in each session. Of the log only what was added is read.
package final class SpendingFollower: Sendable {
    private struct State {
        var reader: UsageLogReader
        /// By the second with which the day begins.
        var days: [Int: SpendingSum] = [:]
        var sessions: [String: SpendingSum] = [:]
        var last: LocalDay?

        mutating func add(_ line: borrowing UsageLine) {
            guard line.isType("call"), let time = line.time else { return }
            let day = last.flatMap { $0.contains(time) ? $0 : nil } ?? LocalDay(of: time)
            last = day
            days[day.start, default: SpendingSum()].add(line)
            if let session = line.text(of: .session) { sessions[session, default: SpendingSum()].add(line) }
        }
    }

    private let state: Mutex<State>

    /// A follower of a log, of which nothing is read yet.
    package init(of log: UsageLog) {
        state = Mutex(State(reader: UsageLogReader(path: log.path)))
    }

    /// Reads what was added.
    package func update() {
        state.withLock { state in
            var reader = state.reader
            reader.read(restart: { (state.days, state.sessions) = ([:], [:]) }) { state.add($0) }
            state.reader = reader
        }
    }

    /// What was spent on the day of a moment.
    ///
    /// - Parameter seconds: Since 1970.
    package func day(of seconds: Int) -> SpendingSum {
        state.withLock { $0.days[LocalDay(of: seconds).start] ?? SpendingSum() }
    }

    /// What was spent in the month of a moment, that day included.
    package func month(of seconds: Int) -> SpendingSum {
        let day = LocalDay(of: seconds)
        let start = day.startOfMonth
        return state.withLock { state in
            state.days.reduce(into: SpendingSum()) { sum, next in
                if (start..<day.end).contains(next.key) { sum += next.value }
            }
        }
    }

    /// What a session has taken.
    package func session(_ id: String) -> SpendingSum {
        state.withLock { $0.sessions[id] ?? SpendingSum() }
    }
}
