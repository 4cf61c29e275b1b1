package import GatewayCore
import ParlanceConversations
package import TerminalEditor

/// `parlance models refresh`: takes newer figures of models, and shows what they change.
package struct RefreshTool: Sendable {
    /// So many rows of the table are shown on a terminal; a pipe gets all.
    private static let shownRows = 30
    /// Longer texts, such as those of tiers, are cut: the file has the whole.
    private static let longestFigure = 24

    private let factory: LLMGatewayFactory
    private let output: TerminalWriter
    private let notices: TerminalWriter
    private let today: CalendarDay

    /// - Parameters:
    ///   - output: Standard output.
    ///   - notices: Gets what could not be asked.
    package init(factory: LLMGatewayFactory, output: TerminalWriter, notices: TerminalWriter, today: CalendarDay) {
        self.factory = factory
        self.output = output
        self.notices = notices
        self.today = today
    }

    /// Takes what the providers' own lists report.
    ///
    /// - Parameter isTrial: Whether nothing is kept.
    /// - Throws: ``GatewayError`` when no provider could be asked, or nothing can be kept.
    package func runWithLists(isTrial: Bool) async throws(GatewayError) {
        let ready = factory.providers.filter { factory.isReady($0) && $0 != DemoGateway.providerName }
        guard !ready.isEmpty else {
            throw GatewayError(
                .configuration, "No provider is set up to list models.",
                fix: "Set a key such as OPENROUTER_API_KEY, or name a price map: parlance models refresh FILE.")
        }
        var sources: [RefreshedModels] = []
        for (index, provider) in ready.enumerated() {
            do throws(GatewayError) {
                sources.append(try await factory.refreshedModels(of: provider))
            } catch {
                // Where nobody could be asked, the last error is the tool's.
                guard error.code != .cancelled, !sources.isEmpty || index < ready.count - 1 else { throw error }
                notices.write(.warning(error.message))
            }
        }
        try take(sources, isTrial: isTrial)
    }

    /// Takes what a file in the format of LiteLLM's price map says.
    ///
    /// - Parameter isTrial: Whether nothing is kept.
    /// - Throws: ``GatewayError`` when it cannot be read, or nothing can be kept.
    package func run(file path: String, isTrial: Bool) throws(GatewayError) {
        let bytes: [UInt8]
        do throws(BoundedInput.Failure) {
            bytes = try BoundedInput.read(path: path, upTo: Limits.priceMap.amount, acceptsPipes: true)
        } catch {
            throw GatewayError(.configuration, "\(path) \(error.predicate).")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try take([try factory.refreshedModels(inMap: bytes, named: Sanitizer.cleanLine(name))], isTrial: isTrial)
    }

    /// Goes back to what is built in.
    ///
    /// - Throws: ``GatewayError`` when the file cannot be removed.
    package func clear() throws(GatewayError) {
        guard let kept = factory.refreshable.kept else { throw Self.noPlace }
        let hasCleared = try kept.clear()
        output.write(
            StyledText(
                hasCleared
                    ? "Removed the refreshed figures; \(dates)." : "There are no refreshed figures; \(dates)."))
    }

    private var dates: String { factory.priceDates ?? "no prices are built in" }

    private func take(_ sources: [RefreshedModels], isTrial: Bool) throws(GatewayError) {
        guard let refresh = CatalogRefresh(sources, in: factory.refreshable, on: today) else { throw Self.noPlace }
        write(refresh)
        for source in sources {
            let count = source.models.isEmpty ? "no figures" : "figures of \(source.models.count.counted("model"))"
            let left = source.leftOut > 0 ? ", \(source.leftOut.counted("broken row")) left out" : ""
            output.write(.dim("\(source.source): \(count)\(left)"))
        }
        if isTrial {
            output.write("Nothing is kept (--dry-run); \(dates).")
        } else {
            try refresh.keep()
            output.write(StyledText("Kept; \(dates)."))
        }
    }

    private func write(_ refresh: CatalogRefresh) {
        let isTerminal = output.capabilities.isTerminal
        let shown = isTerminal ? refresh.changes.prefix(Self.shownRows) : refresh.changes[...]
        if !shown.isEmpty {
            var table = TextTable(columns: [
                .init("model"), .init("figure"), .init("before", alignment: .right), .init("after", alignment: .right),
            ])
            for change in shown {
                table.append([
                    .accent(Sanitizer.cleanLine(change.id.description)), StyledText(change.figure.rawValue),
                    .dim(Self.text(of: change.before, change.figure)),
                    StyledText(Self.text(of: change.after, change.figure)),
                ])
            }
            // A name that is cut cannot be copied: only a terminal gets lines of its width.
            for line in table.lines(fitting: isTerminal ? output.capabilities.columns() : Int.max / 2) {
                output.write(line)
            }
        }
        let rest = refresh.changes.count - shown.count
        if rest > 0 { output.write(.dim("and \(rest.counted("more change"))")) }
        guard !refresh.added.isEmpty else {
            if refresh.changes.isEmpty { output.write("Nothing differs from what is known.") }
            return
        }
        let providers = Dictionary(grouping: refresh.added, by: \.provider).sorted { $0.key < $1.key }
        let counts = providers.map { "\(Sanitizer.cleanLine($0.key)) \($0.value.count.grouped)" }
        output.write(StyledText("New: \(refresh.added.count.counted("model")) (\(counts.joined(separator: ", ")))"))
    }

    private static func text(of value: String?, _ figure: CatalogChange.Figure) -> String {
        guard let value else { return "—" }
        if figure == .window || figure == .maxOutput { return Int(value)?.grouped ?? value }
        return value.count > longestFigure ? value.prefix(longestFigure - 1) + "…" : value
    }

    private static let noPlace = GatewayError(
        .configuration, "There is no place to keep prices.", fix: "Set HOME or XDG_STATE_HOME.")
}
