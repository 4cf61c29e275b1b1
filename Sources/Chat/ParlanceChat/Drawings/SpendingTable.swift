import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What was spent, as a table with a bar for each row.
struct SpendingTable {
    private let report: SpendingReport
    private let prices: String?
    private let title: (String) -> String?
    private let isUTF8: Bool
    /// The decimals of all amounts, so that they can be compared by eye.
    private let places: Int

    /// - Parameters:
    ///   - prices: From when the known prices are; `nil` where they are a program's own.
    ///   - title: What a session is called; `nil` of one that is gone.
    ///   - isUTF8: Whether bars can be drawn finely.
    init(
        _ report: SpendingReport, prices: String?, isUTF8: Bool, title: @escaping (String) -> String? = { _ in nil }
    ) {
        self.report = report
        self.prices = prices
        self.isUTF8 = isUTF8
        self.title = title
        let amounts = report.rows.flatMap { [$0.sum.exact.value, $0.sum.estimated.value] }
        places = min(4, Money.places(ofColumn: amounts))
    }

    /// The lines of the table.
    ///
    /// - Parameters:
    ///   - columns: The width of the terminal; `nil`: a file, which gets no bars and all columns.
    func lines(columns: Int?) -> [StyledText] {
        guard let columns else { return table(hasTokens: true).lines(fitting: .max / 2) }
        // Names that are whole, and bars to compare by, tell more than tokens.
        let room = columns - Self.leastBar - TextTable.gap
        let full = table(hasTokens: true).lines(fitting: .max / 2)
        if Self.width(of: full) <= room { return barred(full, columns) }
        let short = table(hasTokens: false).lines(fitting: .max / 2)
        if Self.width(of: short) <= room { return barred(short, columns) }
        return table(hasTokens: false).lines(fitting: columns)
    }

    private static func width(of lines: [StyledText]) -> Int { lines.map(\.cellWidth).max() ?? 0 }

    private func table(hasTokens: Bool) -> TextTable {
        let hasEstimates = report.rows.contains { $0.sum.estimated != .zero }
        var heads: [TextTable.Column] = [.init(report.grouping.rawValue), .init("calls", alignment: .right)]
        if hasTokens { heads += [.init("in", alignment: .right), .init("out", alignment: .right)] }
        heads.append(.init(hasEstimates ? "exact" : "cost", alignment: .right))
        if hasEstimates { heads.append(.init("estimated", alignment: .right)) }
        var table = TextTable(columns: heads)
        for row in report.rows { table.append(cells(name(of: row), row.sum, hasTokens, hasEstimates)) }
        if report.rows.count > 1 { table.append(cells(.strong("total"), report.total, hasTokens, hasEstimates)) }
        return table
    }

    /// The lines with a bar at the end of each row.
    private func barred(_ lines: [StyledText], _ columns: Int) -> [StyledText] {
        let width = Self.width(of: lines)
        let bar = min(Self.greatestBar, columns - width - TextTable.gap)
        guard let most = report.rows.map({ weight(of: $0.sum) }).max(), most > 0 else { return lines }
        return lines.enumerated().map { index, line in
            guard index > 0, index <= report.rows.count else { return line }
            let share = weight(of: report.rows[index - 1].sum) / most
            return line.padded(to: width + TextTable.gap) + StyledText(self.bar(share, cells: bar), .accent)
        }
    }

    /// What there is to know about the sums.
    var notes: [StyledText] {
        let total = report.total
        var notes: [StyledText] = []
        if total.estimated != .zero {
            let (exact, estimated) = (text(total.exact), text(total.estimated))
            notes.append(
                "Exact \(exact) and estimated ~\(estimated) are ~\(text(total.cost)) together: for "
                    + "\(total.estimatedCalls.counted("call")) the provider didn't report all tokens.")
        }
        if total.unpriced > 0 {
            let uncounted = total.uncounted > 0 ? ", \(total.uncounted.grouped) of them without a count of tokens" : ""
            notes.append(
                .warning("\(total.unpriced.counted("call")) without a known price\(uncounted): not in these sums."))
        }
        if let prices { notes.append(.dim("Now \(prices); each call has those of its day.")) }
        return notes
    }

    private func cells(
        _ name: StyledText, _ sum: SpendingSum, _ hasTokens: Bool, _ hasEstimates: Bool
    ) -> [StyledText] {
        let isPriced = sum.cost != .zero || sum.unpriced < sum.calls
        var cells = [name, StyledText(sum.calls.grouped)]
        if hasTokens { cells += [StyledText(sum.prompt.grouped), StyledText(sum.completion.grouped)] }
        // What no price is known of did not cost nothing.
        let mark = sum.unpriced > 0 ? "+" : ""
        cells.append(StyledText(isPriced ? text(sum.exact) + mark : "—"))
        if hasEstimates { cells.append(StyledText(sum.estimated == .zero ? "" : "~" + text(sum.estimated))) }
        return cells
    }

    private func name(of row: SpendingReport.Row) -> StyledText {
        guard let key = row.key else {
            switch report.grouping {
            case .session: return .dim("no session")
            case .profile: return .dim("no profile")
            case .effort: return .dim("default")
            case .model, .day: return .dim("unknown")
            }
        }
        guard report.grouping == .session else { return .accent(key) }
        let short = StyledText(String(key.split(separator: "-").last ?? ""), .accent)
        return title(key).map { short + StyledText(" " + $0) } ?? short
    }

    private func text(_ amount: Dollars) -> String { Money.text(amount, places: places) }

    /// What a bar shows: money, and where there is none, tokens.
    private func weight(of sum: SpendingSum) -> Double {
        report.total.cost == .zero ? Double(sum.tokens) : sum.cost.value
    }

    private func bar(_ share: Double, cells: Int) -> String {
        let eighths = share > 0 ? max(1, Int((share * Double(cells * 8)).rounded())) : 0
        guard isUTF8 else { return String(repeating: "#", count: (eighths + 7) / 8) }
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + rest
    }

    private static let leastBar = 8
    private static let greatestBar = 24
}
