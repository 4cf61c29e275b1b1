import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Session store")
struct SessionStoreTests {
    private let store: SessionStore
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    private func write(_ prompt: String, to name: String, at seconds: Double) throws {
        try store.write([.settings(.make()), .user(turn: 1, text: prompt)], to: name, at: seconds)
    }

    @Test("Without a folder there is no last session, and none is made")
    func noFolder() throws {
        #expect(try store.openLast()?.path == nil)
        #expect(!FileManager.default.fileExists(atPath: store.folder))
    }

    @Test("The last session is the one that was written to last, whatever its name")
    func newest() throws {
        try write("old", to: "c", at: 1)
        try write("newest", to: "a", at: 3)
        try write("middle", to: "b", at: 2)
        try folder.write("no journal", to: "state/sessions/notes.txt")
        let stored = try #require(try store.openLast())
        #expect(stored.conversation == .make(("newest", nil)))
        #expect(stored.settings == .make())
        #expect(stored.path == "\(store.folder)/a.jsonl")
        #expect(stored.unreadableLines == 0)
    }

    @Test("Fractions of a second count")
    func fractions() throws {
        try write("first", to: "b", at: 1.25)
        try write("second", to: "a", at: 1.75)
        #expect(try store.openLast()?.conversation == .make(("second", nil)))
    }

    @Test("Of a session that is open elsewhere there is a copy")
    func inUse() throws {
        try write("old", to: "a", at: 1)
        try write("open elsewhere", to: "b", at: 2)
        let other = try Journal(path: "\(store.folder)/b.jsonl", isNew: false)
        let stored = try store.openLast()
        #expect(stored?.conversation == .make(("open elsewhere", nil)))
        #expect(stored?.journal == nil)
        #expect(stored?.obstacle?.isInUse == true)
        withExtendedLifetime(other) {}
    }

    @Test("One that is begun elsewhere and has no turn yet is passed over")
    func begun() throws {
        let other = try store.create()
        #expect(try store.openLast()?.path == nil)
        withExtendedLifetime(other) {}
    }

    @Test("Unreadable lines are counted, and the next turn goes after them")
    func unreadable() throws {
        let path = try store.write([.settings(.make()), .user(turn: 1, text: "Hello")], to: "a")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"type\":\"text\",\"turn\":1,\"text\":\"cut o".utf8))
        try handle.close()

        let stored = try #require(try store.openLast())
        #expect(stored.unreadableLines == 1)
        #expect(stored.conversation == .make(("Hello", nil)))
        try stored.journal?.append(.user(turn: 2, text: "Again"))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(JournalReader(Array(bytes)).conversation == .make(("Hello", nil), ("Again", nil)))
    }

    @Test("Sessions that begin in the same second have journals of their own")
    func sameSecond() throws {
        let journals = try (0..<20).map { _ in try store.create() }
        #expect(Set(journals.map(\.path)).count == 20)
        #expect(store.files == journals.map(\.path).sorted())
    }
}
