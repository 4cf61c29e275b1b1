import GatewayJSON
import ChatTestSupport
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Log of the providers' reports")
struct TokenReportLogTests {
    private let folder: TemporaryDirectory
    private let log: TokenReportLog

    private let model = ServedModel(
        id: ModelID(provider: "openai", model: "local"), baseURL: "http://127.0.0.1:8080/v1")
    private let report = TokenReport(
        prompt: PromptMeasure(tokens: 19, schemaTokens: 7, messages: 2, hasSystem: true),
        completion: TokenCount(count: 8, isExact: false),
        usage: Usage(promptTokens: 42, completionTokens: 9, cachedTokens: 5))

    init() throws {
        folder = try TemporaryDirectory()
        log = TokenReportLog(path: folder / "state/token-reports.jsonl")
    }

    @Test("Without a file there are no reports")
    func missing() {
        #expect(log.load() == [])
    }

    @Test("Reports come back as they were added, in their order")
    func roundTrip() throws {
        let exact = TokenReport(
            prompt: PromptMeasure(tokens: 1, messages: 1, isExact: true), completion: nil,
            usage: .make(1, 2))
        let plain = ServedModel(id: .gpt4o)
        try log.add(report, of: model)
        try log.add(exact, of: plain)
        #expect(log.load() == [.init(model: model, report: report), .init(model: plain, report: exact)])
    }

    @Test("A line is numbers that jq can read, and only its owner can")
    func format() throws {
        try log.add(report, of: model)
        let path = folder / "state/token-reports.jsonl"
        #expect(
            try journalLines(path) == [
                [
                    "version": 1, "model": "openai:local", "base_url": "http://127.0.0.1:8080/v1",
                    "counted": [
                        "prompt_tokens": 19, "schema_tokens": 7, "messages": 2, "system": true, "exact": false,
                        "completion_tokens": 8, "completion_exact": false,
                    ],
                    "reported": [
                        "prompt_tokens": 42, "completion_tokens": 9, "total_tokens": 51, "cached_tokens": 5,
                    ],
                ]
            ])
        #expect(try permissions(of: path) == 0o600)
        #expect(try permissions(of: folder / "state") == 0o700)
    }

    @Test("Lines that cannot be read are skipped and stay; a torn one does not swallow the next")
    func damaged() throws {
        try log.add(report, of: model)
        let damage = """
            \(try folder.read("state/token-reports.jsonl"))no JSON
            {"version":2,"model":"openai:local","counted":{"prompt_tokens":1,"messages":1},"reported":{}}
            {"version":1,"model":"openai:local","counted":{"prompt_tokens":-1,"messages":1},"reported":{"prompt_tokens":1,"completion_tokens":1}}
            {"version":1,"mod
            """
        try folder.write(damage, to: "state/token-reports.jsonl")
        try log.add(report, of: model)
        #expect(log.load().map(\.report) == [report, report])
        #expect(try folder.read("state/token-reports.jsonl").hasPrefix(damage))
    }

    @Test("Of a long file only the end is read")
    func tail() throws {
        try log.add(report, of: model)
        let line = try folder.read("state/token-reports.jsonl")
        let count = 2 * TokenReportLog.readLimit / line.utf8.count
        try folder.write(String(repeating: line, count: count), to: "state/token-reports.jsonl")
        let lines = log.load()
        #expect(
            lines.count == TokenReportLog.readLimit / line.utf8.count
                - (TokenReportLog.readLimit % line.utf8.count == 0 ? 1 : 0))
        #expect(Set(lines.map(\.report)) == [report])
    }

    @Test("A log that cannot be saved says where and why")
    func unwritable() throws {
        try folder.write("", to: "file")
        let path = folder / "file/token-reports.jsonl"
        #expect(throws: FileError("The token counts cannot be saved in \(path): Not a directory.")) {
            try TokenReportLog(path: path).add(report, of: model)
        }
    }
}
