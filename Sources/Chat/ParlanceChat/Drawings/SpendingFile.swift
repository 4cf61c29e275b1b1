import GatewayCore
import GatewayJSON
import ParlanceConversations

/// What was spent, for other programs.
struct SpendingFile {
    private let report: SpendingReport
    private let prices: ModelCatalog

    /// - Parameter prices: Tells from when the known prices are.
    init(_ report: SpendingReport, prices: ModelCatalog) {
        self.report = report
        self.prices = prices
    }

    /// One JSON object: `by`, `since`, `until` (where they are given), `prices_as_of`, `prices_refreshed` (likewise), `rows`, each with what it is about
    /// under the name of `by`, and `total`. Money is in US dollars: `cost_usd` is the sum of `exact_usd` and `estimated_usd`.
    var json: String {
        var parts = [#""by":"\#(report.grouping.rawValue)""#]
        if let since = report.period.since { parts.append(#""since":"\#(UsageRecord.text(of: since))""#) }
        if let until = report.period.until { parts.append(#""until":"\#(UsageRecord.text(of: until))""#) }
        parts.append(#""prices_as_of":\#(JSONValue.string(ModelCatalog.builtInDate).serialized())"#)
        if let day = prices.refreshDay { parts.append(#""prices_refreshed":"\#(day)""#) }
        let rows = report.rows.map { row in
            let key = row.key.map(JSONValue.string) ?? .null
            return #"{"\#(report.grouping.rawValue)":\#(key.serialized()),\#(Self.numbers(row.sum))}"#
        }
        parts.append(#""rows":[\#(rows.joined(separator: ","))]"#)
        parts.append(#""total":{\#(Self.numbers(report.total))}"#)
        return "{\(parts.joined(separator: ","))}"
    }

    /// Comma-separated values (RFC 4180) with a head; money in US dollars.
    var csv: [String] {
        let heads = [report.grouping.rawValue] + Self.columns(SpendingSum()).map(\.name)
        return [heads.joined(separator: ",")]
            + report.rows.map { row in
                ([Self.quoted(row.key ?? "")] + Self.columns(row.sum).map(\.value)).joined(separator: ",")
            }
    }

    private static func numbers(_ sum: SpendingSum) -> String {
        columns(sum).map { #""\#($0.name)":\#($0.value)"# }.joined(separator: ",")
    }

    private static func columns(_ sum: SpendingSum) -> [(name: String, value: String)] {
        [
            ("calls", "\(sum.calls)"), ("prompt", "\(sum.prompt)"), ("completion", "\(sum.completion)"),
            ("cached", "\(sum.cached)"), ("cache_written", "\(sum.cacheWritten)"), ("reasoning", "\(sum.reasoning)"),
            ("exact_usd", "\(sum.exact)"), ("estimated_usd", "\(sum.estimated)"), ("cost_usd", "\(sum.cost)"),
            ("estimated_calls", "\(sum.estimatedCalls)"), ("unpriced_calls", "\(sum.unpriced)"),
        ]
    }

    private static func quoted(_ text: String) -> String {
        // What a spreadsheet would take for a formula is text.
        let text = "=+-@".contains(text.first ?? " ") ? "'" + text : text
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
