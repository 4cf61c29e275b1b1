import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Journals from before the usage log")
struct JournalSpendingTests {
    private let folder: TemporaryDirectory
    private let store: SessionStore
    private let log: UsageLog
    private let catalog: ServedCatalog

    private static let model = ModelID(provider: "openai", model: "gpt-x")

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
        log = UsageLog(path: folder.path + "/usage.jsonl")
        var model = CatalogModel(id: Self.model)
        (model.inputPrice, model.outputPrice) = (1, 2)
        catalog = ServedCatalog([model])
        func answer(_ prompt: Int, _ status: Answer.Status = .complete) -> Answer {
            Answer(
                model: Self.model, text: "secret words", status: status, finishReason: FinishReason(.stop),
                usage: Usage(promptTokens: prompt, completionTokens: 1))
        }
        var copy = answer(1_000)
        copy.original = 1
        let refused = Answer(model: Self.model, status: .failed)
        var stopped = Answer(model: Self.model, text: "sec", status: .interrupted)
        stopped.estimate = Usage(promptTokens: 7, completionTokens: 1)
        try store.write(
            [
                .session(id: "a-1", version: 2, created: ""),
                .settings(SessionSettings(model: Self.model, profile: "work")),
                .user(turn: 1, text: "secret"), .text(turn: 1, "secret words"), .rejected(turn: 1, answer(10)),
                .end(turn: 1, answer(20)), .unused(turn: 1, answer(30)), .user(turn: 2, text: "x"), .end(turn: 2, copy),
                .user(turn: 3, text: "x"), .end(turn: 3, refused), .user(turn: 4, text: "x"), .end(turn: 4, stopped),
                .user(turn: 5, text: "never answered"),
            ], to: "a-1")
        try store.write([.session(id: "b-2", version: 2, created: ""), .end(turn: 1, answer(40))], to: "b-2")
    }

    private func importJournals() throws {
        try JournalSpending(of: store, into: log, catalog: catalog, now: 1_796_092_800).run()
    }

    private func content() throws -> String { try String(contentsOfFile: log.path, encoding: .utf8) }

    private func calls() -> [String] {
        var calls: [String] = []
        var reader = UsageLogReader(path: log.path)
        reader.read(isWhole: true) { line in
            guard line.isType("call") else { return }
            calls.append(
                [
                    line.text(of: .id) ?? "", line.text(of: .session) ?? "", line.text(of: .status) ?? "",
                    line.text(of: .profile) ?? "-", "\(line.prompt ?? -1)", line.cost?.description ?? "-",
                ].joined(separator: " "))
        }
        return calls
    }

    private static let all = [
        "j:a-1:4 a-1 rejected work 10 0.000012", "j:a-1:5 a-1 complete work 20 0.000022",
        "j:a-1:6 a-1 complete work 30 0.000032", "j:a-1:12 a-1 interrupted work 7 0.000009",
        "j:b-2:1 b-2 complete - 40 0.000042",
    ]

    @Test("Every call of them is read in once, with its price; copies, refusals and texts are not")
    func once() throws {
        try importJournals()
        #expect(calls().sorted() == Self.all.sorted())
        #expect(!(try content()).contains("secret"))
        let before = try content()
        try importJournals()
        #expect(try content() == before)
    }

    @Test("What a crash has left half done is finished, and nothing is there twice")
    func crash() throws {
        try importJournals()
        let whole = try content()
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        for count in 1..<(lines.count - 2) {
            // The last line that was written is torn.
            let torn = lines[..<count].joined(separator: "\n") + "\n" + lines[count].prefix(25)
            try Data(torn.utf8).write(to: URL(fileURLWithPath: log.path))
            try importJournals()
            #expect(calls().sorted() == Self.all.sorted(), "after \(count) lines")
        }
    }

    @Test("A call that was booked when it ended is not read in again from its journal")
    func begun() throws {
        // The journals' calls ended with the beginning of 2026.
        try log.begin(at: 1_767_225_600)
        try importJournals()
        #expect(calls() == [])
        #expect(try content().contains(#""type":"imported""#))
    }

    @Test("Programs that read them in at once do it once")
    func atOnce() async throws {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try? importJournals() } }
        }
        #expect(calls().sorted() == Self.all.sorted())
    }
}
