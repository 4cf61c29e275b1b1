import Foundation
import TestSupport
import Testing

/// `local`: servers that are started, shared and ended, with a program that stands in for llama.cpp's.
@Suite(.promptly)
struct LocalProgramTests {
    private let home: ProgramHome
    private let model: String

    init() throws {
        home = try ProgramHome()
        model = try home.folder.write("model", to: "small.gguf")
        try home.configure("providers: {local: {command: ['\(try BuiltProgram.path(of: "fake-llama-server"))']}}")
    }

    /// The process in `process 123 serves …`.
    private func server(in text: String) throws -> pid_t {
        let word = text.split(separator: " ").drop { !$0.hasSuffix("process") }.dropFirst().first
        return try #require(word.flatMap { pid_t($0) })
    }

    /// Waits until a process is no more, or only its number is. It is no child of ours, so nobody tells.
    private func end(of process: pid_t) async throws {
        try await UnseenEvent.wait(for: "process \(process) to end") { kill(process, 0) != 0 || isZombie(process) }
    }

    private func isZombie(_ process: pid_t) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return status?.contains(") Z ") == true
    }

    /// A chat that has got an answer, and the server that gave it.
    private func chat() async throws -> (PseudoTerminal, pid_t) {
        let chat = try home.chat(["-m", "local:\(model)"], columns: 200)
        try await chat.prompt("small.gguf")
        return (chat, try await ask(chat))
    }

    private func ask(_ chat: PseudoTerminal) async throws -> pid_t {
        chat.send("Hi\r")
        try await chat.waitFor("process ")
        let number = try await chat.waitFor(" serves small.gguf")
        return try #require(pid_t(number))
    }

    @Test("One answer starts a server, which ends with the program")
    func once() async throws {
        let run = try await home.run(["-m", "local:small.gguf", "Hi"])
        #expect(run.status == .exited(0))
        #expect(run.output.hasSuffix(" serves small.gguf\n"))
        try await end(of: server(in: run.output))
        #expect(try await home.run(["local", "status"]).output.hasSuffix("No server is running.\n"))
    }

    @Test("Two sessions share a server; it outlives the kill of one, and ends with the kill of both")
    func shared() async throws {
        let (first, server) = try await chat()
        let (second, same) = try await chat()
        #expect(server == same)
        let status = try await home.run(["local", "status"]).output
        #expect(status.contains("small.gguf is served at 127.0.0.1:") && status.contains("(process \(server))"))
        first.signal(SIGKILL)
        #expect(try await first.waitForExit() == .signaled(SIGKILL))
        #expect(try await ask(second) == server)
        second.signal(SIGKILL)
        #expect(try await second.waitForExit() == .signaled(SIGKILL))
        try await end(of: server)
    }

    @Test("Sessions that begin at the same time start one server")
    func race() async throws {
        let (holder, server) = try await chat()
        _ = try await home.run(["local", "stop"])
        try await end(of: server)
        let outputs = try await withThrowingTaskGroup { group in
            for _ in 0..<3 {
                group.addTask { [home] in try await home.run(["-m", "local:small.gguf", "Hi"]).output }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(outputs.count == 1)
        try await holder.quit()
    }

    @Test("A server that was stopped, or killed with its supervisor, is started again with the next question")
    func again() async throws {
        let (chat, first) = try await chat()
        let stop = try await home.run(["local", "stop"])
        #expect(stop.errorOutput == "Stopped: \(model).\n")
        try await end(of: first)
        try await chat.prompt("small.gguf")
        let second = try await ask(chat)
        let run = home.folder / ".local/state/parlance/local/run"
        let note = try #require(FileManager.default.contentsOfDirectory(atPath: run).first { $0.hasSuffix(".json") })
        let state = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: "\(run)/\(note)")))
        let supervisor = try #require((state as? [String: Any])?["supervisor"] as? Int32)
        kill(supervisor, SIGKILL)
        // The kernel ends it, not the next question.
        try await end(of: second)
        try await chat.prompt("small.gguf")
        let third = try await ask(chat)
        #expect(third != second)
        try await chat.quit()
        try await end(of: third)
    }

    @Test("Without a key the configured model of this machine is the default")
    func keyless() async throws {
        let server = try BuiltProgram.path(of: "fake-llama-server")
        try home.configure("providers: {local: {command: ['\(server)'], default_model: small.gguf}}")
        let run = try await home.run(["Hi"])
        #expect(run.output.hasSuffix(" serves small.gguf\n"))
        #expect(run.errorOutput == "No API key found, so this is the local model.\n")
    }

    @Test("A server that does not end when it is asked to is killed")
    func stubborn() async throws {
        try home.folder.write("stubborn", to: "small.gguf")
        let run = try await home.run(["-m", "local:small.gguf", "Hi"])
        try await end(of: server(in: run.output))
    }

    @Test("A stranger who answers at the server's port gets no prompt and no key; the server is started at another one")
    func stranger() async throws {
        try home.folder.write("taken once", to: "small.gguf")
        let run = try await home.run(["-m", "local:small.gguf", "Hi"])
        #expect(run.status == .exited(0) && run.output.hasSuffix(" serves small.gguf\n"))
        let got = try home.folder.read("small.gguf.got").split(separator: "\n")
        #expect(Set(got) == ["/health - 0"])
    }

    @Test("Where strangers answer at every port, that is told, and nothing is sent")
    func strangers() async throws {
        try home.folder.write("taken always", to: "small.gguf")
        let run = try await home.run(["-m", "local:small.gguf", "Hi"])
        #expect(run.status == .exited(2) && run.output.isEmpty)
        #expect(run.errorOutput.hasPrefix("parlance: Another program is listening on port "))
        let got = try home.folder.read("small.gguf.got").split(separator: "\n")
        #expect(Set(got) == ["/health - 0"])
    }

    @Test("A server that does not start is reported in its own words")
    func refused() async throws {
        try home.folder.write("refused", to: "small.gguf")
        let run = try await home.run(["-m", "local:small.gguf", "Hi"])
        #expect(run.status == .exited(2))
        let words = "The server for small.gguf did not start: error: the model cannot be loaded. See "
        #expect(run.errorOutput.hasPrefix("parlance: \(words)"))
    }

    @Test(
        "What is missing is wrong usage, and says what to do",
        arguments: [
            ("local", "No local model is installed yet. Run 'parlance local setup'"),
            ("local:none.gguf", "none.gguf cannot be read: No such file or directory."),
        ])
    func missing(name: String, words: String) async throws {
        let run = try await home.run(["-m", name, "Hi"])
        #expect(run.status != .exited(0) && run.errorOutput.contains(words))
    }

    @Test("Without a server the ways to get one are shown")
    func noServer() async throws {
        try home.configure("")
        let run = try await home.run(["-m", "local:small.gguf", "Hi"])
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains("no 'llama-server' on the PATH. Run 'parlance local setup'"))
    }

    @Test("A setup without Python, and one with a Python that is too old, say what is missing")
    func setup() async throws {
        let none = try await home.run(["local", "setup"], ["PYTHON": "/nowhere/python3"])
        #expect(none.status == .exited(2))
        #expect(none.errorOutput.contains("Install python3 (3.10 or newer), or set PYTHON to one."))
        let old = try home.folder.write("#!/bin/sh\necho 3 8 x86_64 linux glibc\n", to: "python")
        #expect(chmod(old, 0o755) == 0)
        let run = try await home.run(["local", "setup"], ["PYTHON": old])
        #expect(run.errorOutput == "parlance: \(old) is Python 3.8. Set PYTHON to Python 3.10 or newer.\n")
    }
}
