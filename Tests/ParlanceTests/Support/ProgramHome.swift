import Foundation
import Synchronization
import TestSupport

/// A home of its own for one run or several runs of the program: nothing of the person who runs the tests is in it.
final class ProgramHome: Sendable {
    let folder: TemporaryDirectory
    let path: String
    /// A server stops with its last reference, which may go right after the program has its address.
    private let servers = Mutex<[LoopbackServer]>([])

    init() throws {
        folder = try TemporaryDirectory()
        path = try BuiltProgram.path(of: "parlance")
    }

    /// The whole environment of the program.
    ///
    /// - Parameter server: The fake provider; it stands in for OpenAI and for Mistral.
    func environment(server: LoopbackServer? = nil, _ more: [String: String] = [:]) -> [String: String] {
        var environment = [
            "HOME": folder.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
        ]
        // Where the Swift runtime is no part of the program's own search path.
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        if let server {
            servers.withLock { $0.append(server) }
            environment["OPENAI_API_KEY"] = "sk-test-key-of-openai"
            environment["OPENAI_BASE_URL"] = server.baseURL + "/v1"
            environment["MISTRAL_API_KEY"] = "test-key-of-mistral"
            environment["MISTRAL_BASE_URL"] = server.baseURL + "/v1"
            environment["DEFAULT_LLM_MODEL"] = "openai:test-model"
        }
        return environment.merging(more) { $1 }
    }

    /// Runs the program without a terminal.
    func run(
        _ arguments: [String] = [], server: LoopbackServer? = nil, _ more: [String: String] = [:], input: String = "",
        outputLimit: Int? = nil
    ) async throws -> ProgramRun {
        try await ProgramRun.run(
            path, arguments, environment: environment(server: server, more), input: Array(input.utf8),
            workingDirectory: folder.path, outputLimit: outputLimit)
    }

    /// Runs the program from a command line of `sh`, in which it is `$0`.
    func run(in commandLine: String) async throws -> ProgramRun {
        try await ProgramRun.run(
            "/bin/sh", ["-c", commandLine, path], environment: environment(), workingDirectory: folder.path)
    }

    /// Starts the program in a terminal.
    func chat(
        _ arguments: [String] = [], server: LoopbackServer? = nil, _ more: [String: String] = [:], columns: Int = 80,
        rows: Int = 24
    ) throws -> PseudoTerminal {
        try PseudoTerminal.spawn(
            path, arguments, environment: environment(server: server, more), workingDirectory: folder.path,
            columns: columns, rows: rows)
    }

    /// Puts a configuration where the program looks for it.
    func configure(_ yaml: String) throws {
        let config = folder.path + "/.config/parlance"
        try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
        try Data(yaml.utf8).write(to: URL(fileURLWithPath: config + "/config.yaml"))
    }

    /// The lines of the only journal there is.
    func journalLines() throws -> [String] {
        let sessions = folder.path + "/.local/state/parlance/sessions"
        let names = try FileManager.default.contentsOfDirectory(atPath: sessions)
        guard let name = names.first, names.count == 1 else {
            throw CocoaError(.fileReadNoSuchFile, userInfo: [NSLocalizedDescriptionKey: "journals: \(names)"])
        }
        return try String(contentsOfFile: "\(sessions)/\(name)", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }
}

extension PseudoTerminal {
    /// How long the program takes no key for an answer, so that nobody answers what cannot have been read; and some more.
    private static let readingTime = Duration.milliseconds(450)

    /// Answers a question, once a person can have read it.
    func answer(_ question: String, with keys: String) async throws {
        try await waitFor(question)
        await letRead()
        send(keys)
    }

    /// Waits until a question or a list takes keys that was just shown.
    func letRead() async {
        // Nothing that can be seen tells that the time is over.
        _ = try? await waitUntil("the time to read it", timeout: Self.readingTime) { _ in false }
    }
}
