import FoundationEssentials
package import GatewayCore
import GatewayJSON
import ParlanceSystem

/// Reads the calls of journals from before the usage log into it, once.
///
/// Each gets a name that follows from its place in its journal. What a crash left behind of an earlier attempt is known by
/// these names, and the last line tells that all are there.
package struct JournalSpending: Sendable {
    private let store: SessionStore
    private let log: UsageLog
    private let catalog: ServedCatalog
    private let now: Int

    /// - Parameters:
    ///   - catalog: Where prices are known from.
    ///   - now: The present, in seconds since 1970.
    package init(
        of store: SessionStore, into log: UsageLog, catalog: ServedCatalog,
        now: Int = Int(Date().timeIntervalSince1970)
    ) {
        self.store = store
        self.log = log
        self.catalog = catalog
        self.now = now
    }

    /// What is in the log already.
    private struct State {
        /// From when on calls are booked as they end.
        var begin: Int?
        var isDone = false
        var known: Set<String> = []

        init(of log: UsageLog) {
            var state = (begin: Int?.none, isDone: false, known: Set<String>())
            var reader = UsageLogReader(path: log.path)
            reader.read(isWhole: true) { line in
                if line.isType("begin"), let time = line.time {
                    state.begin = min(time, state.begin ?? time)
                } else if line.isType("imported") {
                    state.isDone = true
                } else if let id = line.text(of: .id), id.hasPrefix("j:") {
                    state.known.insert(id)
                }
            }
            (begin, isDone, known) = state
        }
    }

    /// Reads them in, unless they are.
    ///
    /// - Throws: ``FileError`` when the log cannot be written.
    package func run() throws(FileError) {
        var state = State(of: log)
        guard !state.isDone else { return }
        do throws(GatewayError) {
            try log.begin(at: now)
            // One program at a time; where there are no locks, it is done without.
            let file = try? RegularFile.open(log.path)
            try? file?.lock(.exclusive)
            defer { file?.unlock() }
            state = State(of: log)
            guard !state.isDone else { return }
            var (sessions, calls) = (0, 0)
            for file in store.files().reversed() {
                let records = records(of: file, before: state.begin ?? now)
                sessions += records.isEmpty ? 0 : 1
                calls += records.count
                let news = records.filter { !state.known.contains($0.id) }
                if !news.isEmpty { try log.append(news.map { $0.line + "\n" }.joined(), at: now) }
            }
            let end: JSONObject = [
                "type": "imported", "time": .string(UsageRecord.text(of: now)), "sessions": .integer(sessions),
                "calls": .integer(calls),
            ]
            try log.append(JSONValue.object(end).serialized() + "\n", at: now)
        } catch {
            throw FileError(error.message)
        }
    }

    /// The calls of a journal that ended before a moment.
    private func records(of file: SessionFile, before moment: Int) -> [UsageRecord] {
        var buffer: [UInt8] = []
        return file.withContents(&buffer) { bytes in
            var records: [UsageRecord] = []
            var settings: SessionSettings?
            var profiles: [Int: String] = [:]
            var (start, number) = (0, 0)
            while start < bytes.count {
                let end = bytes.position(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
                defer { (start, number) = (end + 1, number + 1) }
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                guard Self.heads.contains(where: { line.has($0, at: 0) }), let json = try? JSONValue(parsing: line),
                    let record = JournalRecord(json: json)
                else { continue }
                let (turn, answer, kind): (Int, Answer, UsageRecord.Kind)
                switch record {
                case .settings(let next):
                    settings = next
                    continue
                case .profile(let turn, let name):
                    profiles[turn] = name
                    continue
                case .end(let number, let ended, _): (turn, answer, kind) = (number, ended, .chat)
                case .rejected(let number, let ended): (turn, answer, kind) = (number, ended, .chat)
                case .unused(let number, let ended): (turn, answer, kind) = (number, ended, .other)
                default: continue
                }
                guard answer.original == nil, !answer.tookNothing,
                    let time = json["time"]?.stringValue.flatMap({ UsageTime.seconds($0) }), time < moment
                else { continue }
                var booked = UsageRecord(
                    answer, as: kind, at: time, id: "j:\(file.id):\(number)", catalog: catalog)
                if case .rejected = record { booked.status = .rejected }
                booked.session = file.id
                booked.profile = profiles[turn] ?? (answer.model == settings?.model ? settings?.profile : nil)
                records.append(booked)
            }
            return records
        } ?? []
    }

    /// How the lines begin that matter.
    private static let heads = ["settings", "profile", "end", "rejected", "unused"].map {
        Array(#"{"type":"\#($0)""#.utf8)
    }
}
