import FoundationEssentials
package import GatewayCore
import Synchronization

/// Books what a program asks models for in the usage log of its person.
package final class CallBook: Sendable {
    /// The log.
    package let log: UsageLog
    private let catalog: @Sendable () -> ServedCatalog
    private let store: SessionStore?
    private let now: @Sendable () -> Double
    /// By what others see this program; `nil`: they don't.
    private let running: RunningFile?
    private let problem = Mutex<FileError?>(nil)
    /// What follows the log; `nil` before the first sum, so that the start of a chat pays nothing for it.
    private let follower = Mutex<SpendingFollower?>(nil)

    /// A book.
    ///
    /// - Parameters:
    ///   - catalog: Where prices are known from; asked for with the first call.
    ///   - store: The sessions, of which those from before the log are read into it before the first sum.
    ///   - running: By what others see this program.
    ///   - now: The present, in seconds since 1970.
    package init(
        log: UsageLog, catalog: @autoclosure @escaping @Sendable () -> ServedCatalog, store: SessionStore? = nil,
        running: RunningFile? = nil,
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        self.log = log
        self.catalog = catalog
        self.store = store
        self.running = running
        self.now = now
    }

    /// The log of a person; `nil` without a home.
    package static func path(in environment: [String: String]) -> String? {
        StateFolder.path(in: environment).map { $0 + "/usage.jsonl" }
    }

    /// A call begins, which is booked when it ends.
    ///
    /// - Parameter session: The name of its session in full; `nil` where none is kept.
    package func begin(_ turn: PendingTurn, as kind: UsageRecord.Kind, in session: String?) -> OngoingCall {
        OngoingCall(turn, as: kind, session: session, in: self, shownBy: running, now: Int(now()))
    }

    /// Books an answer that has ended. What was refused took nothing, and is not booked.
    func book(
        _ answer: Answer, of turn: PendingTurn, as kind: UsageRecord.Kind, in session: String?, id: String
    ) {
        guard !answer.tookNothing else { return }
        var record = UsageRecord(answer, as: kind, at: Int(now()), id: id, catalog: catalog())
        record.session = session
        record.profile = turn.asking.profile
        do throws(GatewayError) {
            try log.add(record)
        } catch {
            problem.withLock { $0 = FileError(error.message) }
        }
    }

    /// What was spent today and this month, by this program and all others. Of the log only what was added is read.
    package func spent() -> (today: SpendingSum, month: SpendingSum) {
        let follower = follower.withLock { follower in
            if let follower { return follower }
            collectEarlierCalls()
            let new = SpendingFollower(of: log)
            follower = new
            return new
        }
        follower.update()
        let moment = Int(now())
        return (follower.day(of: moment), follower.month(of: moment))
    }

    /// Reads into the log what journals from before it and programs that were killed have spent.
    private func collectEarlierCalls() {
        if let running { KilledCalls(into: log, catalog: catalog()).book(RunningPrograms(in: running.folder)) }
        guard let store else { return }
        do throws(FileError) {
            try JournalSpending(of: store, into: log, catalog: catalog(), now: Int(now())).run()
        } catch {
            problem.withLock { $0 = error }
        }
    }

    /// What a session has taken, as far as ``spent()`` has read.
    package func spent(in session: String) -> SpendingSum {
        follower.withLock(\.self)?.session(session) ?? SpendingSum()
    }

    /// Shows others that this program runs, and what it would ask.
    package func open(_ model: ServedModel, session: String?) {
        running?.update { ($0.model, $0.session) = (model, session) }
    }

    /// The program ends.
    package func leave() { running?.remove() }

    /// The prices that hold for a call now; `nil` where they are not known.
    func prices(of model: ServedModel, for usage: Usage) -> PriceTiers.Prices? {
        catalog()[model]?.billedPrices(for: usage)
    }

    /// The window of a model; `nil` where it is not known.
    func window(of model: ServedModel) -> Int? { catalog()[model]?.contextWindow }

    /// Why something could not be booked since the last time; `nil` where all could.
    package func consumeProblem() -> FileError? {
        problem.withLock { problem in
            defer { problem = nil }
            return problem
        }
    }
}

extension Answer {
    /// Whether it was refused, or stopped before it was asked for: nothing could be charged.
    var tookNothing: Bool {
        isEmpty && (estimate == nil ? status == .failed : estimate == .zero)
    }
}

extension UsageRecord {
    /// The record of an answer.
    init(_ answer: Answer, as kind: Kind, at time: Int, id: String? = nil, catalog: ServedCatalog) {
        let status: Status =
            switch answer.status {
            case .complete: answer.failure?.code == .structuredOutput ? .rejected : .complete
            case .interrupted: .interrupted
            case .failed: .failed
            }
        self.init(
            at: time, id: id, kind: kind, status: status, model: answer.served, effort: answer.effort?.rawValue,
            usage: answer.tokens,
            prices: answer.tokens.flatMap { catalog[answer.served]?.billedPrices(for: $0) },
            seconds: answer.timing?.total.seconds, firstTokenSeconds: answer.timing?.firstToken?.seconds)
    }
}
