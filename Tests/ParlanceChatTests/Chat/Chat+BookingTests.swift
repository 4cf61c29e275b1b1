import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("What a chat books")
struct ChatBookingTests {
    private let fixture: ChatFixture
    private let log: UsageLog
    private let model: CatalogModel

    init() throws {
        fixture = try ChatFixture()
        log = UsageLog(path: fixture.folder / "usage.jsonl")
        var model = CatalogModel(id: .gpt4o)
        (model.inputPrice, model.outputPrice) = (2, 10)
        self.model = model
    }

    private var book: CallBook { CallBook(log: log, catalog: ServedCatalog([model]), store: fixture.store) }

    /// Kind, status, session and cost of each call.
    private func calls() throws -> [String] {
        guard let text = try? String(contentsOfFile: log.path, encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").map { try JSONValue(parsing: $0) }.filter { $0["type"] == "call" }.map {
            let cost = $0["cost_usd"]?.doubleValue.map { "\($0)" } ?? "-"
            let mark = $0["estimated"]?.stringValue ?? "exact"
            return [
                $0["kind"]?.stringValue ?? "", $0["status"]?.stringValue ?? "",
                $0["session"] == nil ? "no session" : "session", mark, cost,
            ].joined(separator: " ")
        }
    }

    @Test("A turn, one that was stopped, a summary, and one of which the provider reported nothing: a line each")
    func turns() async throws {
        let interrupts = ScriptedInterrupts()
        let stopped: [ScriptedGateway.Step] = [
            .event(.text("One")), .call { interrupts.fire() }, .wait(Gate()),
        ]
        let run = await ChatRun(
            [.line("Hello"), .line("Stop"), .line("Again"), .line("/compact")],
            session: fixture.session(
                .answer(String(repeating: "long words ", count: 80), usage: .make(100, 20)), stopped,
                .answer(String(repeating: "long words ", count: 80)), .answer("Sum.", usage: .make(50, 2))),
            interrupts: interrupts, book: book)
        let calls = try calls()
        #expect(calls.count == 4, "\(run.screen)\n\(calls)")
        #expect(calls.first == "chat complete session exact 0.0004")
        #expect(calls.last == "summary complete session exact 0.00012")
        #expect(calls.dropFirst().first?.hasPrefix("chat interrupted session all ") == true)
        #expect(calls.dropFirst(2).first?.hasPrefix("chat complete session all ") == true)
    }

    @Test("An answer that misses the schema, and the one that is asked for instead")
    func repair() async throws {
        let gateway = ScriptedGateway.make(
            answers: [
                .answer(#"{"name":"Ada"}"#, usage: .make(10, 1)),
                .answer(#"{"name":"Ada","age":36}"#, usage: .make(20, 2)),
            ])
        _ = await ChatRun(
            [.line("Who?")], session: .make(gateway: gateway, settings: .make(schema: .person), store: fixture.store),
            book: book)
        #expect(
            try calls() == ["chat rejected session exact 3e-05", "repair complete session exact 6e-05"])
    }

    @Test("Models that are compared have a line each; what was refused has none")
    func compared() async throws {
        let factory = LLMGatewayFactory.make(
            catalog: [.make(.mistralLarge)],
            answers: [
                "mistral:mistral-large-latest": [.answer("Bonjour", usage: .make(10, 2))],
                "openai:o3": [[.fail(GatewayError(.authentication, "No."))]],
            ], log: fixture.log)
        _ = await ChatRun(
            [.line("Hello"), .line("/compare openai:o3 mistral")],
            session: fixture.session(.answer("Hi", usage: .make(100, 20))), factory: factory, book: book)
        #expect(
            try calls() == ["chat complete session exact 0.0004", "compared complete session exact -"])
    }

    @Test("A log that cannot be written is said once, and the chat goes on")
    func unwritable() async throws {
        try Data().write(to: URL(fileURLWithPath: fixture.folder / "file"))
        let book = CallBook(log: UsageLog(path: fixture.folder / "file/usage.jsonl"), catalog: ServedCatalog())
        let run = await ChatRun(
            [.line("Hello"), .line("More")], session: fixture.session(.answer("Hi"), .answer("Yes?")), book: book)
        #expect(run.screen.components(separatedBy: "Spending cannot be recorded in ").count == 2, "\(run.screen)")
        #expect(run.screen.contains("Yes?"))
    }

    @Test("A day's budget counts what other programs have spent, and asks before the turn that would exceed it")
    func dayBudget() async throws {
        try book.log.add(
            UsageRecord(
                at: Int(Date().timeIntervalSince1970), kind: .oneShot, model: ServedModel(id: .gpt4o),
                usage: .make(1_000, 0), prices: PriceTiers.Prices(input: 2, output: 10)))
        let run = await ChatRun(
            [.line("Hello"), .line("n"), .line("/budget day off"), .line("Hello")],
            session: fixture.session(.answer("Hi", usage: .make(1, 1))),
            factory: .make(configuration: .make("budget: {day: 0.001}")), book: book)
        #expect(
            run.screen.contains("This would exceed the day's budget of $0.0010. Send anyway? [y/N] n"), "\(run.screen)")
        #expect(try calls().count == 2)
    }

    @Test("/cost and /usage show the session, the day, the month, and everything")
    func commands() async throws {
        try log.begin(at: 0)
        try log.append("{\"type\":\"imported\"}\n", at: 0)
        let run = await ChatRun(
            [.line("Hello"), .line("/cost"), .line("/usage day --csv"), .line("/usage soon")],
            session: fixture.session(.answer("Hi", usage: .make(100, 20))), book: book)
        let day = LocalDay(of: Int(Date().timeIntervalSince1970)).text
        #expect(
            run.screen.contains(
                """
                › /cost
                spent         calls     cost
                this session      1  $0.0004
                today             1  $0.0004
                this month        1  $0.0004
                /usage shows more.
                """), "\(run.screen)")
        #expect(run.screen.contains("\n\(day),1,100,20,0,0,0,0.0004,0,0.0004,0,0\n"), "\(run.screen)")
        #expect(run.screen.contains("'soon' is neither a time nor something to add up by."))
    }
}
