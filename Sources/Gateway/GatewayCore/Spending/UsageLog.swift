import FoundationEssentials
import ParlanceSystem

/// The file to which every call is added that somebody wants to know the cost of: a line each.
///
/// Any number of programs add to it at once. Each line is one write(2) at the end of the file, so that no lock is needed.
/// It is made, readable for its owner alone, with the first call.
public struct UsageLog: Sendable, Hashable {
    /// Where it is.
    public let path: String

    /// A log at a path, which need not be there yet.
    public init(path: String) {
        self.path = path
    }

    /// Adds a call.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` with the system's reason, such as a full disk.
    public func add(_ record: UsageRecord) throws(GatewayError) {
        try append(record.line + "\n", at: record.time)
    }

    /// Makes the file, if there is none.
    ///
    /// - Parameter time: The present, in seconds since 1970.
    package func begin(at time: Int) throws(GatewayError) {
        try append("", at: time)
    }

    /// Adds lines, each with its end.
    ///
    /// - Parameter time: The present, in seconds since 1970.
    package func append(_ lines: String, at time: Int) throws(GatewayError) {
        do throws(SystemError) {
            let file = try open()
            var lines = lines
            if try file.status().size == 0 {
                var begin = LineText(type: "begin")
                begin.add(number: "version", UsageRecord.version)
                begin.add("time", UsageRecord.text(of: time))
                lines = begin.text + "\n" + lines
            } else {
                file.endTornLine()
            }
            if !lines.isEmpty { try file.write(lines) }
        } catch {
            throw GatewayError(.configuration, "Spending cannot be recorded in \(path): \(error.reason).")
        }
    }

    private func open() throws(SystemError) -> OpenFile {
        do throws(SystemError) {
            return try RegularFile.open(path, .readingAndWriting, [.appending, .creating])
        } catch {
            guard error.code == .noSuchFile else { throw error }
        }
        do throws(FileSystem.FolderError) {
            try FileSystem.createFolder(PrivateFile(path: path).folder)
        } catch {
            throw error.error
        }
        return try RegularFile.open(path, .readingAndWriting, [.appending, .creating])
    }
}

extension UsageLog {
    /// What books each call that a gateway or a factory reports, for ``ObservedGateway`` and
    /// ``LLMGatewayFactory/observer``. A call that failed before anything was charged is not booked.
    ///
    /// ```swift
    /// factory.observer = UsageLog(path: "usage.jsonl").observer(catalog: factory.catalog)
    /// ```
    ///
    /// - Parameters:
    ///   - catalog: Where prices are known from.
    ///   - session: What the calls belong to, as a name for sums.
    ///   - onFailure: Is told why a call cannot be booked.
    public func observer(
        catalog: ServedCatalog, session: String? = nil,
        onFailure: @escaping @Sendable (GatewayError) -> Void = { _ in }
    ) -> @Sendable (CallReport) -> Void {
        { report in
            guard let record = UsageRecord(report, catalog: catalog, session: session) else { return }
            do throws(GatewayError) {
                try add(record)
            } catch {
                onFailure(error)
            }
        }
    }
}

extension UsageRecord {
    /// The record of a call that has ended now; `nil` of one that took nothing.
    init?(_ report: CallReport, catalog: ServedCatalog, session: String?) {
        guard report.failure == nil || report.usage != nil || report.firstToken != nil else { return nil }
        let model = ServedModel(id: report.model, baseURL: report.baseURL)
        self.init(
            at: Int(Date().timeIntervalSince1970), session: session, kind: .library,
            status: report.failure == nil ? .complete : report.failure == .cancelled ? .interrupted : .failed,
            model: model, usage: report.usage,
            prices: report.usage.flatMap { catalog[model]?.billedPrices(for: $0) },
            seconds: report.duration.inSeconds, firstTokenSeconds: report.firstToken?.inSeconds)
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
