import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("A shutdown is warned of once a day")
struct ShutdownWarningsTests {
    private let folder: TemporaryDirectory
    private let old = ModelID(provider: "openai", model: "gpt-4.1")
    private let other = ModelID(provider: "openai", model: "gpt-5")

    init() throws {
        folder = try TemporaryDirectory()
    }

    private var path: String { folder / "state/parlance/shutdown-warnings.json" }
    private var warnings: ShutdownWarnings { ShutdownWarnings(path: path) }
    private let today = CalendarDay(daysSince1970: 20_000)
    private let tomorrow = CalendarDay(daysSince1970: 20_001)

    @Test("Each model once, and again the next day, from a file of its owner alone")
    func daily() throws {
        #expect(warnings.isDue(old, on: today))
        #expect(!warnings.isDue(old, on: today))
        #expect(warnings.isDue(other, on: today))
        #expect(!warnings.isDue(other, on: today) && !warnings.isDue(old, on: today))
        #expect(warnings.isDue(old, on: tomorrow))
        #expect(
            try String(contentsOfFile: path, encoding: .utf8) == "{\"warned\":{\"openai:gpt-4.1\":\"2024-10-05\"}}\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(
        "A broken file warns again, and is whole afterwards",
        arguments: [
            "", "{", "null", "[]", "{\"warned\": []}", "{\"warned\": {\"openai:gpt-4.1\": 7}}",
            "{\"warned\": {\"openai:gpt-4.1\": \"2024-10-05x\"}}", String(repeating: "x", count: 100_000),
            "\u{0}\u{FF}",
        ])
    func broken(text: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder / "state/parlance", withIntermediateDirectories: true)
        try folder.write(text, to: "state/parlance/shutdown-warnings.json")
        #expect(warnings.isDue(old, on: today))
        #expect(!warnings.isDue(old, on: today))
    }

    @Test("Where nothing can be written it warns each time")
    func unwritable() throws {
        try folder.write("", to: "file")
        let nowhere = ShutdownWarnings(path: folder / "file/parlance/shutdown-warnings.json")
        #expect(nowhere.isDue(old, on: today) && nowhere.isDue(old, on: today))
    }

    @Test("Of several at once, one warns, and the file stays whole")
    func atOnce() async throws {
        let path = path
        let due = await withTaskGroup { group in
            for number in 0..<24 {
                group.addTask { [today] in
                    ShutdownWarnings(path: path).isDue(ModelID(provider: "p", model: "m\(number % 3)"), on: today)
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(due == 3)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder / "state/parlance")
        #expect(names == ["shutdown-warnings.json"])
    }

    @Test("A chosen model is warned of, a default and a model of somebody else's server never")
    func chosen() throws {
        var factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "k"], today: "2026-12-20")
        factory.shutdownWarnings = warnings
        #expect(factory.dueNotice(of: try factory.defaultChoice()) == nil)
        let choice = try factory.resolve("openai:gpt-4.1")
        let notice = factory.dueNotice(of: choice)
        #expect(notice?.hasPrefix("openai:gpt-4.1 will be shut down on 2027-01-14") == true)
        #expect(factory.dueNotice(of: choice) == nil)
        factory.environment["OPENAI_BASE_URL"] = "http://127.0.0.1:8080"
        #expect(factory.dueNotice(of: try factory.resolve("openai:gpt-4o")) == nil)
        factory.environment["OPENAI_BASE_URL"] = nil
        #expect(factory.dueNotice(of: try factory.resolve("openai:gpt-4o")) != nil)
    }
}
