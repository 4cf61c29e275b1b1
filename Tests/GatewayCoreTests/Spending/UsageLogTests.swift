import Foundation
import GatewayJSON
import Synchronization
import TestSupport
import Testing

@testable import GatewayCore

@Suite("The usage log")
struct UsageLogTests {
    private let folder: TemporaryDirectory
    private let log: UsageLog

    init() throws {
        folder = try TemporaryDirectory()
        log = UsageLog(path: folder.path + "/state/usage.jsonl")
    }

    private func record(_ id: String) -> UsageRecord {
        UsageRecord(
            at: 1_796_083_200, id: id, kind: .chat,
            model: ServedModel(id: ModelID(provider: "openai", model: "gpt-x")))
    }

    private func content() throws -> String { try String(contentsOfFile: log.path, encoding: .utf8) }

    private static let begin = #"{"type":"begin","version":1,"time":"2026-12-01T00:00:00Z"}"# + "\n"

    @Test("It begins with the first call, for its owner alone, and every call adds a line")
    func lines() throws {
        try log.add(record("a"))
        try log.add(record("b"))
        #expect(try content() == Self.begin + record("a").line + "\n" + record("b").line + "\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: log.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("A line that a crash has cut does not swallow the next one")
    func torn() throws {
        try log.add(record("a"))
        let half = String(record("b").line.prefix(30))
        let file = try #require(FileHandle(forWritingAtPath: log.path))
        try file.seekToEnd()
        file.write(Data(half.utf8))
        try log.add(record("c"))
        #expect(try content() == Self.begin + record("a").line + "\n" + half + "\n" + record("c").line + "\n")
    }

    @Test("What cannot be written is an error that tells where and why")
    func unwritable() throws {
        let file = folder.path + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        #expect {
            try UsageLog(path: file + "/usage.jsonl").add(record("a"))
        } throws: {
            ($0 as? GatewayError)?.message
                == "Spending cannot be recorded in \(file)/usage.jsonl: Not a directory."
        }
    }

    @Test("Calls that end at once are all there, each whole")
    func concurrent() async throws {
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask { for number in 0..<50 { try? log.add(record("\(writer)-\(number)")) } }
            }
        }
        let lines = try content().split(separator: "\n").map { try JSONValue(parsing: $0) }
        let ids = lines.compactMap { $0["id"]?.stringValue }
        #expect(Set(ids) == Set((0..<8).flatMap { writer in (0..<50).map { "\(writer)-\($0)" } }))
        #expect(ids.count == 400)
    }

    @Test("A program that uses the library has its calls booked, too, with their cost")
    func library() async throws {
        var model = CatalogModel(id: ModelID(provider: "openai", model: "gpt-x"))
        (model.inputPrice, model.outputPrice) = (2, 10)
        let observe = log.observer(catalog: ServedCatalog([model]), session: "batch")
        observe(
            CallReport(
                model: model.id, usage: Usage(promptTokens: 100, completionTokens: 20), firstToken: .milliseconds(250),
                duration: .seconds(1), retries: 0, finishReason: .stop))
        // It failed before anything was charged.
        observe(CallReport(model: model.id, duration: .zero, retries: 0, failure: .authentication))
        observe(
            CallReport(model: model.id, usage: nil, firstToken: .zero, duration: .zero, retries: 0, failure: .cancelled)
        )
        let calls = try content().split(separator: "\n").map { try JSONValue(parsing: $0) }.dropFirst().map { call in
            [call["kind"], call["status"], call["session"], call["cost_usd"]]
        }
        #expect(
            calls == [
                ["library", "complete", "batch", 0.0004], ["library", "interrupted", "batch", nil],
            ])
    }
}
