package import GatewayCore
package import ParlanceAnswers
package import ParlanceConversations
import TerminalEditor

/// `parlance usage`: what was spent.
package struct UsageTool: Sendable {
    /// How it is written.
    package enum Form: Sendable, Hashable {
        case table, json, csv
    }

    /// What is asked for.
    package struct Options: Sendable, Hashable {
        /// From when on; `nil`: from the beginning.
        package var since: String?
        /// Until when; `nil`: now.
        package var until: String?
        /// What calls are added up by.
        package var grouping = SpendingReport.Grouping.model
        /// How it is written.
        package var form = Form.table

        /// Everything by model, as a table.
        package init() {}
    }

    private let log: UsageLog
    private let store: SessionStore?
    private let running: String?
    private let factory: LLMGatewayFactory
    private let output: any TextOutput
    private let notices: any TextOutput
    private let now: Int

    /// A tool over a log.
    ///
    /// - Parameters:
    ///   - store: The sessions, of which those from before the log are read into it once.
    ///   - running: Where running programs are told of: the calls of those that were killed are booked.
    ///   - factory: Knows their prices, and from when these are.
    ///   - notices: Gets what went wrong.
    ///   - now: Seconds since 1970.
    package init(
        log: UsageLog, store: SessionStore?, running: String? = nil, factory: LLMGatewayFactory,
        output: any TextOutput, notices: any TextOutput, now: Int
    ) {
        self.log = log
        self.store = store
        self.running = running
        self.factory = factory
        self.output = output
        self.notices = notices
        self.now = now
    }

    /// Writes what was spent.
    ///
    /// - Throws: ``GatewayError`` when a time cannot be read.
    package func run(_ options: Options) throws(GatewayError) {
        let period = SpendingPeriod(
            since: try moment(options.since, "--since", SpendingPeriod.start),
            until: try moment(options.until, "--until", SpendingPeriod.end))
        readJournals()
        let report = SpendingReport(of: log, by: options.grouping, in: period)
        switch options.form {
        case .json: output.write(StyledText(SpendingFile(report, prices: factory.refreshable).json))
        case .csv: for line in SpendingFile(report, prices: factory.refreshable).csv { output.write(StyledText(line)) }
        case .table: write(report)
        }
    }

    private func moment(
        _ text: String?, _ option: String, _ read: (String, Int) -> Int?
    ) throws(GatewayError) -> Int? {
        guard let text else { return nil }
        guard let moment = read(text, now) else {
            throw GatewayError(
                .configuration, "'\(text)' isn't a time for \(option).", fix: "Give \(SpendingPeriod.forms).")
        }
        return moment
    }

    /// Sums read the log alone: what is in older journals is put there first.
    private func readJournals() {
        let catalog = factory.catalog
        if let running { KilledCalls(into: log, catalog: catalog).book(RunningPrograms(in: running)) }
        guard let store else { return }
        do throws(FileError) {
            try JournalSpending(of: store, into: log, catalog: catalog, now: now).run()
        } catch {
            notices.say(.warning(error.message))
        }
    }

    private func write(_ report: SpendingReport) {
        guard report.total.calls > 0 else {
            let time = report.period == SpendingPeriod() ? "yet" : "in that time"
            return output.say("No calls \(time).")
        }
        let titles = titles(for: report)
        let table = SpendingTable(report, prices: factory.priceDates, isUTF8: output.capabilities.isUTF8) { titles[$0] }
        let columns = output.capabilities.isTerminal ? output.capabilities.columns() : nil
        for line in table.lines(columns: columns) { output.write(line) }
        output.write()
        for note in table.notes { output.say(note) }
    }

    /// What the sessions of a report are called that are still there.
    private func titles(for report: SpendingReport) -> [String: String] {
        guard report.grouping == .session, let store else { return [:] }
        let wanted = Set(report.rows.compactMap(\.key))
        var titles: [String: String] = [:]
        for file in store.files() where wanted.contains(file.id) { titles[file.id] = store.title(of: file).firstWords }
        return titles
    }
}
