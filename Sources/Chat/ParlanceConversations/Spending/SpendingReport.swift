package import GatewayCore

/// What was spent in a time, added up by something. Everything in it comes from the usage log alone.
package struct SpendingReport: Sendable, Hashable {
    /// What calls are added up by.
    package enum Grouping: String, Sendable, Hashable, CaseIterable {
        case model, day, session, profile, effort
    }

    /// The calls that have something in common.
    package struct Row: Sendable, Hashable {
        /// What they have in common; `nil` where the log does not tell.
        package var key: String?
        /// What they took.
        package var sum: SpendingSum
    }

    /// What they are added up by.
    package let grouping: Grouping
    /// The time.
    package let period: SpendingPeriod
    /// Days in their order; all else by what it cost, the most first.
    package private(set) var rows: [Row]
    /// All calls.
    package private(set) var total = SpendingSum()

    /// Adds up what is in a log; nothing where there is none.
    ///
    /// - Parameter session: The only session whose calls count; `nil`: all do.
    package init(
        of log: UsageLog, by grouping: Grouping = .model, in period: SpendingPeriod = SpendingPeriod(),
        session: String? = nil
    ) {
        let session = session.map { Array($0.utf8) }
        self.grouping = grouping
        self.period = period
        var (sums, days) = (Sums(), Days())
        var total = SpendingSum()
        let isOpen = period == SpendingPeriod()
        var reader = UsageLogReader(path: log.path)
        reader.read(isWhole: true) { line in
            guard line.isType("call") else { return }
            if !isOpen {
                guard let time = line.time, period.contains(time) else { return }
            }
            if let session, !line.bytes(of: .session).elementsEqual(session) { return }
            total.add(line)
            switch grouping {
            case .day: sums.add(line, as: line.time.map { days.text(of: $0) })
            case .model: sums.add(line, by: .model, .baseURL)
            case .session: sums.add(line, by: .session)
            case .profile: sums.add(line, by: .profile)
            case .effort: sums.add(line, by: .effort)
            }
        }
        self.total = total
        rows = sums.rows
        rows.sort { left, right in
            if grouping == .day { return (left.key ?? "") < (right.key ?? "") }
            let (one, other) = (left.sum, right.sum)
            if one.cost != other.cost { return one.cost > other.cost }
            if one.tokens != other.tokens { return one.tokens > other.tokens }
            return (left.key ?? "") < (right.key ?? "")
        }
    }

    /// Sums by what their calls have in common. Neighbors mostly have the same, and then nothing is made of the bytes.
    private struct Sums {
        private(set) var rows: [Row] = []
        private var places: [String?: Int] = [:]
        private var last: (names: [UInt8], place: Int)?

        mutating func add(_ line: borrowing UsageLine, as key: String?) {
            rows[place(of: key)].sum.add(line)
        }

        mutating func add(_ line: borrowing UsageLine, by name: UsageLine.Name, _ other: UsageLine.Name? = nil) {
            let bytes = line.bytes(of: name)
            var isPlain = true
            if let other { isPlain = line.bytes(of: other).isEmpty }
            if isPlain, let last, last.names.count == bytes.count, last.names.elementsEqual(bytes) {
                rows[last.place].sum.add(line)
                return
            }
            var key = line.text(of: name)
            if let other, let address = line.text(of: other) { key = "\(key ?? "") \(address)" }
            let place = place(of: key)
            if isPlain { last = (Array(bytes), place) }
            rows[place].sum.add(line)
        }

        private mutating func place(of key: String?) -> Int {
            if let place = places[key] { return place }
            rows.append(Row(key: key, sum: SpendingSum()))
            places[key] = rows.count - 1
            return rows.count - 1
        }
    }

    /// The days of moments, of which neighbors are mostly on one.
    private struct Days {
        private var last: (day: LocalDay, text: String)?

        mutating func text(of seconds: Int) -> String {
            if let last, last.day.contains(seconds) { return last.text }
            let day = LocalDay(of: seconds)
            last = (day, day.text)
            return day.text
        }
    }
}
