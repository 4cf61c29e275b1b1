import Foundation
import GatewayCore
import GatewayJSON
import ParlanceSystem
import Synchronization
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("What runs")
struct RunningProgramsTests {
    private let folder: TemporaryDirectory
    private let path: String

    private static let model = ServedModel(id: ModelID(provider: "openai", model: "gpt-x"), baseURL: "http://h")

    private static func call(_ id: String = "c1") -> RunningProgram.Call {
        RunningProgram.Call(
            id: id, kind: .compared, model: model, profile: "work", begin: 7, prompt: 100, completion: 9, speed: 2.5,
            cost: Dollars(picos: 42))
    }

    init() throws {
        folder = try TemporaryDirectory()
        path = folder / "running"
    }

    private func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

    @Test("A program is seen with all that it tells, until it is removed")
    func whole() throws {
        let file = RunningFile(in: path, as: .chat, now: 5)
        #expect(names() == [])
        file.update { program in
            program.model = Self.model
            program.session = "s-1"
            (program.window, program.used) = (1_000, 10)
            program.calls = [Self.call()]
        }
        var expected = RunningProgram(process: Int(CurrentProcess.id), kind: .chat, begin: 5)
        (expected.model, expected.session, expected.window, expected.used) = (Self.model, "s-1", 1_000, 10)
        expected.calls = [Self.call()]
        #expect(RunningPrograms(in: path).all == [expected])
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + (names().first ?? ""))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        file.remove()
        #expect(RunningPrograms(in: path).all == [])
        #expect(names() == [])
    }

    @Test("It is written once a second while an answer comes, and at once when something begins or ends")
    func pace() {
        let time = Mutex(Duration.zero)
        let file = RunningFile(in: path, as: .chat, now: 5, stopwatch: Stopwatch { time.withLock { $0 } })
        func used() -> Int? { RunningPrograms(in: path).all.first?.used }
        file.update { $0.used = 1 }
        file.update(isUrgent: false) { $0.used = 2 }
        #expect(used() == 1)
        time.withLock { $0 = .seconds(1) }
        file.update(isUrgent: false) { $0.used = 3 }
        #expect(used() == 3)
        file.update { $0.used = 4 }
        #expect(used() == 4)
    }

    @Test("The calls of a program that was killed are booked once, whoever looks; those that were booked are not")
    func killed() async throws {
        let log = UsageLog(path: folder / "usage.jsonl")
        var model = CatalogModel(id: Self.model.id)
        (model.inputPrice, model.outputPrice) = (1, 2)
        let catalog = ServedCatalog([model])
        var program = RunningProgram(process: 1, kind: .chat, begin: 5)
        program.session = "s-1"
        program.calls = [Self.call("booked"), Self.call("lost")]
        // Nobody holds its lock.
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(program.json.serialized().utf8).write(to: URL(fileURLWithPath: path + "/1-x.json"))
        try log.add(UsageRecord(at: 8, id: "booked", kind: .chat, model: Self.model))
        #expect(RunningPrograms(in: path).all == [])
        await withTaskGroup(of: Void.self) { [path] group in
            for _ in 0..<4 {
                group.addTask { KilledCalls(into: log, catalog: catalog).book(RunningPrograms(in: path)) }
            }
        }
        var lines: [String] = []
        var reader = UsageLogReader(path: log.path)
        reader.read { line in
            guard line.text(of: .id) == "lost" else { return }
            lines.append("\(line.text(of: .status) ?? "") \(line.text(of: .estimated) ?? "") \(line.cost?.picos ?? 0)")
        }
        #expect(lines == ["killed all 118000000"])
        #expect(names() == [])
    }

    @Test("Files that are none of ours are left alone")
    func others() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in [("a.json", "no json"), ("b.json", "{}"), ("c.txt", "{\"pid\":1}")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }
        #expect(RunningPrograms(in: path).all == [])
        #expect(names().count == 3)
    }
}
