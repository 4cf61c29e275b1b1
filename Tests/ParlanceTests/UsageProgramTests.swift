import Foundation
import TestSupport
import Testing

/// What was spent, from one run of the program to the next.
@Suite(.promptly)
struct UsageProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
        try home.configure("models:\n  openai:test-model: {input_price: 2, output_price: 10}\n")
    }

    private var log: String { home.folder.path + "/.local/state/parlance/usage.jsonl" }

    private func calls() throws -> [String] {
        try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init).filter {
            $0.contains(#""type":"call""#)
        }
    }

    @Test("A one-shot prompt is a line, exact, with its prices and its cost, and nothing of its texts")
    func oneShot() async throws {
        let server = try LoopbackServer(.answer("secret answer", prompt: 100, completion: 20))
        _ = try await home.run(["secret prompt"], server: server)
        let lines = try calls()
        #expect(lines.count == 1)
        #expect(lines.first?.contains(#""kind":"one_shot","status":"complete","model":"openai:test-model""#) == true)
        #expect(
            lines.first?.contains(
                #""prompt":100,"completion":20,"prices":{"input":2.0,"output":10.0},"cost_usd":0.0004,"#) == true)
        #expect(lines.first?.contains("secret") == false)
        let usage = try await home.run(["usage", "--json"])
        #expect(usage.output.contains(#""exact_usd":0.0004,"estimated_usd":0,"cost_usd":0.0004"#), "\(usage)")
        let table = try await home.run(["usage"])
        #expect(table.output.contains("  calls   in  out     cost\n"), "\(table.output)")
        #expect(table.status == .exited(0))
    }

    @Test("Programs that run at once all have their lines")
    func atOnce() async throws {
        let server = try LoopbackServer(.answer("a"), .answer("b"), .answer("c"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { _ = try await home.run(["hello"], server: server) } }
            try await group.waitForAll()
        }
        #expect(try calls().count == 3)
    }

    @Test("A chat that is killed in the middle of an answer has its call booked, once, when somebody looks")
    func killed() async throws {
        let gate = Gate()
        let chat = try await answering(until: gate)
        // What is on the screen is seen by others a moment later; the seconds below the answer go on meanwhile.
        try await chat.waitUntil("what others see of it") { _ in running().contains(#""prompt":"#) }
        chat.signal(SIGKILL)
        _ = try await chat.waitForExit()
        gate.open()
        for _ in 0..<2 { _ = try await home.run(["usage"]) }
        let lines = try calls()
        #expect(lines.count == 1, "\(lines)")
        #expect(lines.first?.contains(#""status":"killed","#) == true, "\(lines)")
        #expect(lines.first?.contains(#""estimated":"all""#) == true, "\(lines)")
    }

    /// What programs tell others while they run.
    private func running() -> String {
        let folder = home.folder.path + "/.local/state/parlance/running"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
    }

    /// A chat in the middle of an answer.
    private func answering(until gate: Gate) async throws -> PseudoTerminal {
        let server = try LoopbackServer(.answer("One two three ", until: gate))
        let chat = try home.chat(["-m", "openai:test-model"], server: server)
        try await chat.prompt("test-model")
        chat.send("Count\r")
        try await chat.waitFor("two")
        return chat
    }

    @Test("A removed session keeps its spending, also one from before the log")
    func removed() async throws {
        let sessions = home.folder.path + "/.local/state/parlance/sessions"
        try FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: true)
        let journal = """
            {"type":"session","version":2,"id":"20260101T000000Z-old","created":"2026-01-01T00:00:00Z"}
            {"type":"settings","model":"openai:test-model"}
            {"type":"user","turn":1,"parent":0,"time":"2026-01-01T00:00:00Z","text":"Hello"}
            {"type":"end","turn":1,"time":"2026-01-01T00:00:01Z","status":"complete","model":"openai:test-model",\
            "usage":{"prompt_tokens":100,"completion_tokens":20}}

            """
        try Data(journal.utf8).write(to: URL(fileURLWithPath: sessions + "/20260101T000000Z-old.jsonl"))
        let removal = try await home.run(["sessions", "rm", "old"])
        #expect(removal.status == .exited(0), "\(removal)")
        let usage = try await home.run(["usage", "--by", "session", "--csv"])
        #expect(usage.output.contains("\n20260101T000000Z-old,1,100,20,0,0,0,0.0004,0,0.0004,0,0\n"), "\(usage)")
    }

    @Test("A prompt in a pipe that would exceed a budget is refused, and nothing is sent")
    func budget() async throws {
        try home.configure(
            "models:\n  openai:test-model: {input_price: 2, output_price: 10}\nbudget: {day: 0.0004}\n")
        let server = try LoopbackServer(.answer("One", prompt: 100, completion: 20))
        let first = try await home.run(["hello"], server: server)
        #expect(first.status == .exited(0), "\(first)")
        let second = try await home.run(["hello"], server: server)
        #expect(second.status == .exited(2))
        #expect(
            second.errorOutput
                == "parlance: This would exceed the day's budget of $0.00040. Nothing was sent. "
                + "budget: in the configuration changes it.\n")
        #expect(try calls().count == 1)
        #expect(try await home.run(["usage"]).output.contains("\nNow prices as of 20"))
    }

    @Test("What runs is listed while it runs; a pipe gets it once")
    func top() async throws {
        let gate = Gate()
        let chat = try await answering(until: gate)
        let running = try await home.run(["top"])
        #expect(running.output.hasPrefix("parlance top  1 running · today "), "\(running.output)")
        #expect(running.output.contains("openai:test-model  "), "\(running.output)")
        gate.open()
        try await chat.quit()
        let none = try await home.run(["top", "--once"])
        #expect(none.output.hasSuffix("\nNothing runs.\n"), "\(none.output)")
    }

    @Test("A time that cannot be read is refused with those that can")
    func wrongTime() async throws {
        let run = try await home.run(["usage", "--since", "soon"])
        #expect(run.status == .exited(2))
        #expect(
            run.errorOutput
                == "parlance: 'soon' isn't a time for --since. Give 7d, 24h, 2w, today, yesterday, month, year, or a "
                + "date such as 2026-11-01.\n")
    }
}
