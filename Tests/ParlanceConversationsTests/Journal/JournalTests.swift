import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Journal")
struct JournalTests {
    private let folder: TemporaryDirectory
    private let store: SessionStore

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    @Test("Only the owner can read the journal and its folder")
    func modes() throws {
        let journal = try store.create()
        #expect(try permissions(of: journal.path) == 0o600)
        #expect(try permissions(of: store.folder) == 0o700)
    }

    @Test("Each record is one line of JSON that any JSON parser reads, in the order of writing")
    func lines() throws {
        let journal = try store.create()
        let records = JournalRecordTests.records.dropFirst()
        for record in records { try journal.append(record) }
        try journal.synchronize()

        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: journal.path)), as: UTF8.self)
        #expect(text.hasSuffix("\n"))
        let types = try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["type"] as? String
        }
        #expect(
            types == [
                "session", "settings", "settings", "settings", "settings", "settings", "title", "go", "go", "user",
                "user", "user", "user", "end", "user", "user", "user", "text", "reasoning", "text", "reasoning", "end",
                "unused", "end", "attachment", "attachment",
                "end",
                "end", "end", "end", "end", "end",
            ])
    }

    @Test("A journal begins with its version, its name and its time")
    func head() throws {
        let journal = try store.create()
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: journal.path)), as: UTF8.self)
        let head = try JSONValue(parsing: text)
        #expect(head["version"] == 2)
        #expect(journal.path == "\(store.folder)/\(head["id"]?.stringValue ?? "").jsonl")
        let created = try #require(head["created"]?.stringValue)
        #expect(try abs(Date(created, strategy: .iso8601).timeIntervalSinceNow) < 60)
        #expect(journal.path.contains("/\(created.filter { !"-:".contains($0) })-"))
    }

    @Test("A journal that is open cannot be opened again until it is let go")
    func inUse() throws {
        var journal: Journal? = try store.create()
        let path = try #require(journal?.path)
        #expect(throws: FileError("The session is open in another instance of Parlance.", isInUse: true)) {
            try Journal(path: path, isNew: false)
        }
        journal = nil
        #expect(throws: Never.self) { try Journal(path: path, isNew: false) }
    }

    #if os(Linux)
        @Test("A journal that was let go can be opened, though a program that is being started still shares the file")
        func inherited() throws {
            var journal: Journal? = try store.create()
            let path = try #require(journal?.path)
            let own = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
                .first { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path }
            // As after `fork`, until `exec` closes it.
            let shared = dup(try #require(own))
            defer { close(shared) }
            journal = nil
            #expect(throws: Never.self) { try Journal(path: path, isNew: false) }
        }
    #endif

    @Test("Another name of a journal that is open is in use as well, a copy of it is not")
    func names() throws {
        let journal = try store.create()
        let (link, copy) = (journal.path + ".link", journal.path + ".copy")
        #expect(Foundation.link(journal.path, link) == 0)
        try FileManager.default.copyItem(atPath: journal.path, toPath: copy)
        try FileManager.default.createSymbolicLink(
            atPath: journal.path + ".symbolic", withDestinationPath: journal.path)
        for path in [link, journal.path + ".symbolic"] {
            #expect(throws: FileError("The session is open in another instance of Parlance.", isInUse: true)) {
                try Journal(path: path, isNew: false)
            }
        }
        #expect(throws: Never.self) { try Journal(path: copy, isNew: false) }
    }

    @Test("A journal that is refused closes no file but its own")
    func refusal() async throws {
        let taken = try store.create()
        let failures = await withTaskGroup(of: Int.self) { group in
            group.addTask {
                for _ in 0..<5_000 { _ = try? Journal(path: taken.path, isNew: false) }
                return 0
            }
            group.addTask {
                (0..<5_000).count { _ in
                    let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
                    for _ in 0..<20 { _ = fcntl(descriptor, F_GETFD) }
                    return close(descriptor) != 0
                }
            }
            return await group.reduce(0, +)
        }
        #expect(failures == 0)
    }

    @Test("A new journal takes no file that is there; an old one makes none")
    func existence() throws {
        let path = try folder.write("{}\n", to: "a.jsonl")
        #expect(throws: FileError("The session cannot be saved in \(path): File exists.")) {
            try Journal(path: path, isNew: true)
        }
        let missing = folder / "b.jsonl"
        #expect(throws: FileError("The session cannot be saved in \(missing): No such file or directory.")) {
            try Journal(path: missing, isNew: false)
        }
        #expect(try folder.read("a.jsonl") == "{}\n")
    }

    #if os(Linux)
        @Test("A full disk is reported")
        func fullDisk() throws {
            let journal = try Journal(path: "/dev/full", isNew: false)
            let full = FileError("The session cannot be saved in /dev/full: No space left on device.")
            #expect(throws: full) { try journal.append(.user(turn: 1, text: "Hello")) }
        }
    #endif

    @Test("A line that was cut by a crash does not swallow the next")
    func tornLine() throws {
        let path = try folder.write("{\"type\":\"user\",\"turn\":1,\"te", to: "a.jsonl")
        let journal = try Journal(path: path, isNew: false)
        try journal.append(.user(turn: 2, text: "Hello"))
        let lines = try folder.read("a.jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first == "{\"type\":\"user\",\"turn\":1,\"te")
        #expect(
            try lines.last.flatMap { JournalRecord(json: try JSONValue(parsing: $0)) } == .user(turn: 2, text: "Hello"))
    }

    @Test("A whole journal is opened without a change", arguments: ["", "{}\n", "{}\n\n"])
    func wholeLine(text: String) throws {
        let path = try folder.write(text, to: "a.jsonl")
        _ = try Journal(path: path, isNew: false)
        #expect(try folder.read("a.jsonl") == text)
    }

    @Test("Text and reasoning of an answer are written; its other events are not")
    func events() throws {
        let journal = try store.create()
        let events: [StreamEvent] = [
            .metadata(["id": "1"]), .reasoning("Hm."), .text("Hi"), .usage(.make(1, 1)), .finish(FinishReason(.stop)),
        ]
        for event in events { try journal.append(event, turn: 3) }
        #expect(
            try journalLines(journal.path).dropFirst() == [
                ["type": "reasoning", "turn": 3, "text": "Hm."], ["type": "text", "turn": 3, "text": "Hi"],
            ])
    }
}
