import Foundation
import TestSupport
import Testing

/// How the process ends: at once, and never in the middle of the end of a thread.
@Suite(.promptly)
struct ProgramEndTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("500 answers, many at a time, end without a signal")
    func manyAnswers() async throws {
        let home = home
        let server = try LoopbackServer { _ in .answer("ok") }
        let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
            var runs: [ProgramRun] = []
            for number in 0..<500 {
                if number >= 8, let run = try await group.next() { runs.append(run) }
                group.addTask { try await home.run(["hi"], server: server) }
            }
            for try await run in group { runs.append(run) }
            return runs
        }
        #expect(runs.count == 500)
        let failed = runs.filter { $0.status != .exited(0) || $0.output != "ok\n" }
        #expect(failed.isEmpty, "\(failed.count): \(failed.first?.status as Any) \(failed.first?.errorOutput ?? "")")
    }

    // The dynamic linker of glibc writes down which destructors it calls: a library of ours must not be taken down
    // while a thread that uses it may run.
    #if canImport(Glibc)
        @Test(
            "No way out runs the destructors of libraries",
            arguments: [
                ["hi"], ["--json", "hi"], ["--no-stream", "hi"], ["-m", "nowhere:x", "hi"], ["--version"], ["--help"],
                ["--no-such-option"], ["help"], ["manual"], ["completions", "bash"],
                ["tokens", "--encoding", "o200k_base"],
                ["render"], ["schema", "show", "name"], ["schema", "validate", "{}"], ["keys", "list"],
                ["models", "openai"], ["sessions"], ["sessions", "export", "last"],
                ["sessions", "import", "chatgpt", "x"],
                ["local", "status"], ["--config", "nowhere.yaml", "hi"], ["sessons"], ["help", "keys"],
                ["help", "nonsense"],
            ])
        func noDestructors(arguments: [String]) async throws {
            let server = try LoopbackServer(.answer("ok"))
            let trace = home.folder.path + "/linker"
            _ = try await home.run(
                arguments, server: server, ["LD_DEBUG": "files", "LD_DEBUG_OUTPUT": trace], input: "1\n")
            let files = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
                .filter { $0.hasPrefix("linker.") }
            let lines = try files.flatMap {
                try String(contentsOfFile: home.folder.path + "/" + $0, encoding: .utf8).split(separator: "\n")
            }
            #expect(lines.contains { $0.contains("calling init: ") })
            #expect(!lines.contains { $0.contains("calling fini: ") })
        }
    #endif
}
