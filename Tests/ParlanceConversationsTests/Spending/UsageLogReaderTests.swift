import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Reading the usage log")
struct UsageLogReaderTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.path + "/usage.jsonl"
    }

    private func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

    private func append(_ text: String) throws {
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seekToEnd()
        file.write(Data(text.utf8))
    }

    private func ids(_ reader: inout UsageLogReader, isWhole: Bool = false) -> [String] {
        var ids: [String] = []
        reader.read(isWhole: isWhole, restart: { ids = ["again"] }) { ids.append($0.text(of: .id) ?? "-") }
        return ids
    }

    @Test("What was added since is read, and a line is waited for until it is whole")
    func increments() throws {
        var reader = UsageLogReader(path: path)
        #expect(ids(&reader) == [])
        try write("{\"id\":\"a\"}\n{\"id\":\"b")
        #expect(ids(&reader) == ["a"])
        try append("\"}\n\n{\"id\":\"c\"}\n")
        #expect(ids(&reader) == ["b", "c"])
        #expect(ids(&reader) == [])
        try write("{\"id\":\"d\"}\n")
        #expect(ids(&reader) == ["again", "d"])
    }

    @Test("Lines that are torn or damaged are skipped, wherever they are")
    func damage() throws {
        try write(
            "{\"id\":\"a\"}\n{\"id\":\"b\",\"model\":\"open\nnot json\n{}\n[1]\n{\"id\":\"x\"} y\n{\"id\":\"c\"\n"
                + "{\"id\":\"d\",\"prompt\":1,}\n{\"id\" : \"e\" , \"x\":[{\"id\":\"y\"},\"}\\\"\"]}\r\n{\"id\":\"f\"}")
        var reader = UsageLogReader(path: path)
        #expect(ids(&reader, isWhole: true) == ["a", "e", "f"])
    }

    @Test("Lines that cross the parts in which a file is read, and one longer than a part")
    func parts() throws {
        let long = String(repeating: "x", count: 300_000)
        let lines = (0..<3_000).map { "{\"id\":\"\($0)\",\"more\":\"\($0.isMultiple(of: 1_500) ? long : "y")\"}\n" }
        try write(lines.joined())
        var reader = UsageLogReader(path: path)
        #expect(ids(&reader) == (0..<3_000).map(String.init))
    }

    @Test("A line says what the record said that wrote it")
    func fields() throws {
        var record = UsageRecord(
            at: 1_796_083_211, id: "i", session: "s-1", kind: .repair, status: .failed,
            model: ServedModel(id: ModelID(provider: "local", model: "a\"\\b"), baseURL: "http://h"), profile: "p",
            effort: "max",
            usage: Usage(
                promptTokens: 9, completionTokens: 8, cachedTokens: 7, cacheWriteTokens: 2, longCacheWriteTokens: 1,
                reasoningTokens: 3, serviceTier: "flex"),
            prices: PriceTiers.Prices(input: 1, output: 1), seconds: 2.5)
        record.usage?.unreported = .completion
        let bytes = Array(record.line.utf8)
        try bytes.withUnsafeBufferPointer { bytes in
            let line = try #require(UsageLine(bytes))
            #expect(line.isType("call") && line.isFree && !line.isExact)
            #expect(line.time == 1_796_083_211)
            #expect(
                UsageLine.Name.allCases.map { line.text(of: $0) } == [
                    "call", "2026-12-01T00:00:11Z", "i", "s-1", "repair", "failed", "local:a\"\\b", "http://h", "p",
                    "max", "completion", "flex",
                ])
            #expect(
                [
                    line.prompt, line.completion, line.cached, line.cacheWritten, line.longCacheWritten, line.reasoning,
                    line.cost?.picos,
                ] == [9, 8, 7, 2, 1, 3, 17_000_000])
            #expect(line.seconds == 2.5)
        }
    }
}
