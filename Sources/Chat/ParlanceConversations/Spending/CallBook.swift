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
    private let follower: SpendingFollower
    private let problem = Mutex<FileError?>(nil)
    /// Whether the journals from before the log have been read into it.
    private let isWhole = Mutex(false)

    /// A book.
    ///
    /// - Parameters:
    ///   - catalog: Where prices are known from; asked for with the first call.
    ///   - store: The sessions, of which those from before the log are read into it before the first sum.
    ///   - now: The present, in seconds since 1970.
    package init(
        log: UsageLog, catalog: @autoclosure @escaping @Sendable () -> ServedCatalog, store: SessionStore? = nil,
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        self.log = log
        self.catalog = catalog
        self.store = store
        follower = SpendingFollower(of: log)
        self.now = now
    }

    /// The log of a person; `nil` without a home.
    package static func path(in environment: [String: String]) -> String? {
        StateFolder.path(in: environment).map { $0 + "/usage.jsonl" }
    }

    /// Books an answer that has ended. What was refused took nothing, and is not booked.
    package func book(_ answer: Answer, of turn: PendingTurn, as kind: UsageRecord.Kind, in session: String?) {
        guard !answer.tookNothing else { return }
        var record = UsageRecord(answer, as: kind, at: Int(now()), catalog: catalog())
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
        isWhole.withLock { isWhole in
            guard !isWhole, let store else { return }
            isWhole = true
            do throws(FileError) {
                try JournalSpending(of: store, into: log, catalog: catalog(), now: Int(now())).run()
            } catch {
                problem.withLock { $0 = error }
            }
        }
        follower.update()
        let moment = Int(now())
        return (follower.day(of: moment), follower.month(of: moment))
    }

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
            at: time, id: id, kind: kind, status: status, model: answer.served, usage: answer.tokens,
            prices: answer.tokens.flatMap { catalog[answer.served]?.billedPrices(for: $0) },
            seconds: answer.timing?.total.seconds, firstTokenSeconds: answer.timing?.firstToken?.seconds)
    }
}
