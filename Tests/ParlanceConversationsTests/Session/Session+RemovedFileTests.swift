import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("A session whose file goes away while it is open")
struct SessionRemovedFileTests {
    private let folder: TemporaryDirectory
    private let store: SessionStore

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    /// A session with one answered turn.
    private func started() throws -> (session: Session, path: String) {
        var session = Session.make(store: store)
        let (turn, problem) = session.begin("First")
        #expect(problem == nil)
        try answer(turn, "One", in: &session)
        return (session, try #require(session.path))
    }

    /// Answers a turn as it is done while a stream comes.
    private func answer(_ turn: PendingTurn, _ text: String, in session: inout Session) throws {
        try turn.journal?.append(.text(text), turn: turn.number)
        try session.end(turn, with: .make(text))
    }

    private func tree(at path: String?) throws -> ConversationTree {
        let path = try #require(path)
        let bytes = try #require(SessionFile(path: path, modified: 0).contents())
        return JournalReader(bytes).tree
    }

    @Test("With the next turn all of it is in a new file, which is reported once")
    func removed() throws {
        var (session, path) = try started()
        #expect(unlink(path) == 0)
        let (turn, notice) = session.begin("Second")
        #expect(
            notice?.message
                == "This session's file, \(path), was removed or replaced by another program. The whole "
                + "session is in \(session.path ?? "") now.")
        try answer(turn, "Two", in: &session)
        let (third, none) = session.begin("Third")
        #expect(none == nil)
        try answer(third, "Three", in: &session)
        #expect(session.path != path && store.files().count == 1)
        #expect(try tree(at: session.path) == session.tree)
    }

    @Test("So it is when another file took its place, which stays as it is")
    func replaced() throws {
        var (session, path) = try started()
        let other = try folder.write("edited\n", to: "other")
        #expect(rename(other, path) == 0)
        let (turn, notice) = session.begin("Second")
        #expect(notice != nil)
        try answer(turn, "Two", in: &session)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "edited\n")
        #expect(try tree(at: session.path) == session.tree)
    }

    @Test("An answer that came meanwhile is saved with its end")
    func within() throws {
        var session = Session.make(store: store)
        let (turn, _) = session.begin("First")
        let path = try #require(session.path)
        try turn.journal?.append(.text("On"), turn: 1)
        #expect(unlink(path) == 0)
        #expect(throws: FileError.self) { try session.end(turn, with: .make("One")) }
        #expect(session.path != path && !session.isUnsaved)
        #expect(try tree(at: session.path) == session.tree)
    }

    @Test("A file that was moved or has another name as well is written on")
    func moved() throws {
        var (session, path) = try started()
        #expect(link(path, path + ".2") == 0)
        #expect(rename(path, path + ".3") == 0)
        let (turn, none) = session.begin("Second")
        #expect(none == nil)
        try answer(turn, "Two", in: &session)
        #expect(try tree(at: path + ".3") == session.tree)
    }
}
