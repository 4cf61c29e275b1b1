import Foundation
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("What was spent")
struct SpendingReportTests {
    private let log: UsageLog
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        log = UsageLog(path: folder.path + "/usage.jsonl")
        var random = SeededGenerator(seed: 7)
        let models = [("openai:gpt-x", 2.0), ("anthropic:claude-y", 0.3333), ("demo:tour", nil), ("ollama:z", nil)]
        var text = ""
        for number in 0..<400 {
            let (name, price) = models[Int.random(in: 0..<4, using: &random)]
            var usage: Usage? = Usage(
                promptTokens: Int.random(in: 1...90_000, using: &random),
                completionTokens: Int.random(in: 0...3_000, using: &random))
            if number.isMultiple(of: 9) { usage = usage?.asEstimate }
            if number.isMultiple(of: 31) { usage = nil }
            let record = UsageRecord(
                at: 1_796_000_000 + number * 1_777, id: "\(number)",
                session: number.isMultiple(of: 5) ? nil : "s-\(number / 40)", kind: .chat,
                model: ServedModel(
                    id: try #require(ModelID(name)), baseURL: number.isMultiple(of: 50) ? "http://h" : nil),
                profile: number.isMultiple(of: 3) ? "work" : nil, effort: number.isMultiple(of: 4) ? "high" : nil,
                usage: usage, prices: price.map { PriceTiers.Prices(input: $0, output: $0 * 5) })
            text += record.line + "\n"
        }
        try log.append(text + "{\"type\":\"call\",\"cost_usd\":99", at: 1_796_000_000)
    }

    /// The lines as another reader has them.
    private func lines() throws -> [JSONValue] {
        try String(contentsOfFile: log.path, encoding: .utf8).split(separator: "\n").compactMap {
            try? JSONValue(parsing: $0)
        }.filter { $0["type"] == "call" }
    }

    @Test("Sums equal those of another reader of the same lines", arguments: SpendingReport.Grouping.allCases)
    func sums(grouping: SpendingReport.Grouping) throws {
        let report = SpendingReport(of: log, by: grouping)
        let lines = try lines()
        func sum(_ lines: [JSONValue], estimated: Bool) -> Double {
            lines.filter { ($0["estimated"] != nil) == estimated }.reduce(0) { $0 + ($1["cost_usd"]?.doubleValue ?? 0) }
        }
        #expect(report.total.calls == 400)
        #expect((report.total.estimated.value - sum(lines, estimated: true)).magnitude < 1e-9)
        #expect((report.total.cost.value - sum(lines, estimated: false) - sum(lines, estimated: true)).magnitude < 1e-9)
        let groups = Dictionary(grouping: lines) { line -> String? in
            let name = line[grouping == .day ? "time" : grouping.rawValue]?.stringValue
            switch grouping {
            case .model: return line["base_url"]?.stringValue.map { "\(name ?? "") \($0)" } ?? name
            case .day: return name.flatMap { UsageTime.seconds($0) }.map { LocalDay(of: $0).text }
            default: return name
            }
        }
        #expect(Set(report.rows.map(\.key)) == Set(groups.keys))
        for row in report.rows {
            let group = groups[row.key] ?? []
            #expect(row.sum.calls == group.count)
            #expect(row.sum.prompt == group.reduce(0) { $0 + ($1["prompt"]?.intValue ?? 0) })
            #expect((row.sum.exact.value - sum(group, estimated: false)).magnitude < 1e-9)
        }
        if grouping == .day {
            #expect(report.rows.compactMap(\.key) == report.rows.compactMap(\.key).sorted())
        } else {
            #expect(report.rows.map(\.sum.cost) == report.rows.map(\.sum.cost).sorted(by: >))
        }
    }

    @Test("Calls of a time, of a session, and those without a price, the demonstration left out")
    func selections() throws {
        let lines = try lines()
        let period = SpendingPeriod(since: 1_796_100_000, until: 1_796_200_000)
        let within = lines.filter {
            ($0["time"]?.stringValue).flatMap { UsageTime.seconds($0) }.map(period.contains) == true
        }
        #expect(SpendingReport(of: log, in: period).total.calls == within.count)
        #expect((1..<400).contains(within.count))
        let session = lines.filter { $0["session"] == "s-3" }
        #expect(SpendingReport(of: log, session: "s-3").total.calls == session.count)
        let unpriced = lines.filter { $0["cost_usd"] == nil && $0["model"] != "demo:tour" }
        let total = SpendingReport(of: log).total
        #expect(total.unpriced == unpriced.count)
        #expect(total.uncounted == unpriced.count { $0["prompt"] == nil })
    }

    @Test("What is followed is what the report says, also of what is added later")
    func following() throws {
        let follower = SpendingFollower(of: log)
        follower.update()
        let now = 1_796_300_000
        let day = LocalDay(of: now)
        func report() -> SpendingSum {
            SpendingReport(of: log, in: SpendingPeriod(since: day.start, until: day.end)).total
        }
        #expect(follower.day(of: now) == report())
        #expect(follower.session("s-2") == SpendingReport(of: log, session: "s-2").total)
        let model = ServedModel(id: ModelID(provider: "p", model: "m"))
        try log.add(
            UsageRecord(
                at: now, kind: .chat, model: model, usage: Usage(promptTokens: 5, completionTokens: 5),
                prices: PriceTiers.Prices(input: 1, output: 1)))
        let before = follower.day(of: now)
        follower.update()
        #expect(follower.day(of: now) == report())
        #expect(follower.day(of: now).calls == before.calls + 1)
        let month = SpendingPeriod(since: day.startOfMonth, until: day.end)
        #expect(follower.month(of: now) == SpendingReport(of: log, in: month).total)
    }
}
