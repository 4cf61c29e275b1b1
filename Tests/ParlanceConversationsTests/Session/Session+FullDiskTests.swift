import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("A session that cannot be saved for a while")
struct SessionFullDiskTests {
    @Test("The problem is reported once, and everything is in the journal as soon as there is room")
    func recovery() throws {
        let folder = try TemporaryDirectory()
        // A file stands where the folder should be.
        try folder.write("", to: "sessions")
        let store = SessionStore(folder: folder / "sessions")
        var session = Session.make(store: store)
        let (first, problem) = session.begin("Hello")
        #expect(problem != nil)
        try session.end(first, with: .make("Hi"))
        try session.record(unused: .make("Early", usage: .make(3, 1)))
        let (second, again) = session.begin("More")
        #expect(again == nil)
        try session.end(second, with: .make("Well"))
        try session.move(to: 1)
        try session.rename("Talk")
        let hasRecovered = session.consumeRecovery()
        #expect(!hasRecovered)

        try FileManager.default.removeItem(atPath: folder / "sessions")
        let (third, none) = session.begin("Other")
        #expect(none == nil)
        try session.end(third, with: .make(""))
        try session.record(unused: .make("Late"))
        let recoveries = [session.consumeRecovery(), session.consumeRecovery()]
        #expect(recoveries == [true, false])
        let file = try #require(store.files().first)
        let reader = JournalReader(try #require(file.contents()))
        #expect(reader.tree == session.tree)
        #expect(reader.title == "Talk")
        #expect(reader.tree.turns.map { $0.unused.map(\.text) } == [["Early"], [], ["Late"]])
    }

    @Test("While a prompt is not on the disk, no piece of its answer goes there")
    func order() throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore(folder: folder / "sessions")
        var session = Session.make(store: store)
        let (first, none) = session.begin("Hello")
        #expect(none == nil && first.journal != nil && !session.isUnsaved)
        try session.end(first, with: .make("Hi"))

        try folder.write("", to: "blocked")
        var blocked = Session.make(store: SessionStore(folder: folder / "blocked"))
        let (turn, problem) = blocked.begin("Hello")
        #expect(problem?.message.hasPrefix("The session cannot be saved") == true)
        #expect(turn.journal == nil && blocked.isUnsaved)
    }

    #if os(Linux)
        @Test("A file that nobody may write to is told from one that is in use")
        func readOnly() {
            // Not even root may.
            let error = #expect(throws: FileError.self) {
                try Journal(path: "/sys/kernel/uevent_seqnum", isNew: false)
            }
            #expect(error?.isReadOnly == true && error?.isInUse == false)
        }

        @Test("An answer whose pieces found no room is written whole with its end")
        func pieces() throws {
            let folder = try TemporaryDirectory()
            let store = SessionStore(folder: folder / "sessions")
            var session = Session.make(store: store)
            // No piece of any of these is there.
            var lacking = Answer.make("Hi")
            lacking.lacksWriting = true
            try session.end(session.begin("Hello").turn, with: lacking)
            try session.end(session.begin("More").turn, with: .make("Well"))
            let again = session.begin("Again").turn
            try session.reject(lacking, of: again)
            try session.end(again, with: .make("Fine"))
            let file = try #require(store.files().first)
            let reader = JournalReader(try #require(file.contents()))
            #expect(reader.conversation.turns.map(\.answer?.text) == ["Hi", "", "Fine"])
        }
    #endif
}
