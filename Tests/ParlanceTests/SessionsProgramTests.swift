import Foundation
import TestSupport
import Testing

/// `parlance sessions` in pipes, and `--resume`.
@Suite(.promptly)
struct SessionsProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
        let sessions = home.folder.path + "/.local/state/parlance/sessions"
        try FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: true)
        let journal = """
            {"type":"session","version":1,"id":"20260101T000000Z-abc","created":"2026-01-01T00:00:00Z"}
            {"type":"settings","model":"openai:test-model"}
            {"type":"user","turn":1,"time":"2026-01-01T00:00:00Z","text":"Explain monads."}
            {"type":"text","turn":1,"text":"A mo"}
            {"type":"text","turn":1,"text":"nad is a box."}
            {"type":"end","turn":1,"time":"2026-01-01T00:00:01Z","status":"complete","model":"openai:test-model"}

            """
        try Data(journal.utf8).write(to: URL(fileURLWithPath: sessions + "/20260101T000000Z-abc.jsonl"))
    }

    @Test("Sessions are listed, searched, shown and removed")
    func sessions() async throws {
        let list = try await home.run(["sessions"])
        #expect(list.output.contains("abc"))
        #expect(list.output.contains("Explain monads."))
        let found = try await home.run(["sessions", "search", "MONAD", "box"])
        #expect(found.output.contains("  1 openai:test-model: A monad is a box.\n"))
        #expect(found.status == .exited(0))
        let none = try await home.run(["sessions", "search", "burrito"])
        #expect(none.status == .exited(1))
        #expect(none.errorOutput == "parlance: No session matches.\n")
        #expect(try await home.run(["sessions", "show", "abc"]).output.hasSuffix("A monad is a box.\n\n"))
        #expect(try await home.run(["sessions", "rm", "abc"]).output == "Removed: abc Explain monads.\n")
        #expect(try await home.run(["sessions"]).output == "There are no sessions yet.\n")
    }

    @Test("What cannot be meant is wrong usage")
    func wrongUsage() async throws {
        #expect(try await home.run(["sessions", "show", "nobody"]).status == .exited(2))
        #expect(try await home.run(["sessions", "search"]).status == .exited(2))
        #expect(try await home.run(["sessions", "burn"]).status == .exited(2))
        #expect(try await home.run(["-c", "-r", "abc", "More"]).status == .exited(2))
        #expect(try await home.run(["-r", "nobody", "More"]).status == .exited(2))
    }

    @Test("--resume continues a session by its title, in its journal, and sends its conversation")
    func resume() async throws {
        let server = try LoopbackServer(.answer("Yes."))
        let run = try await home.run(["-r", "explain", "More"], server: server)
        #expect(run.output == "Yes.\n")
        let request = try await server.nextRequest()
        #expect(request.text.contains("A monad is a box."))
        #expect(try home.journalLines().contains { $0.contains(#""turn":2,"parent":1,"#) })
    }
}
