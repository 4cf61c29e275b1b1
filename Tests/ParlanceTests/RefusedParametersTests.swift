import Foundation
import TestSupport
import Testing

/// What a server refuses of what Parlance added by itself is remembered from run to run.
@Suite(.promptly)
struct RefusedParametersTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    /// A server that refuses a temperature, by its status or within a reply.
    private func server(status: Int) throws -> LoopbackServer {
        let refusal =
            #"{"error":{"message":"temperature is not supported by this model","type":"invalid_request_error"}}"#
        return try LoopbackServer { request in
            guard request.text.contains("\"temperature\"") else { return .answer("Hello") }
            return status == 200
                ? .text("data: \(refusal)\n\n", headers: ["Content-Type": "text/event-stream"])
                : .text(refusal, status: status, headers: ["Content-Type": "application/json"])
        }
    }

    private var file: String { home.folder.path + "/.local/state/parlance/refused-parameters.json" }

    @Test(
        "The second run does not send it, another model is another matter, and a damaged file is learned anew",
        arguments: [400, 422, 200])
    func secondRun(status: Int) async throws {
        let server = try server(status: status)
        func ask(_ model: String = "openai:test-model") async throws -> [Bool] {
            let before = server.requests.count
            let run = try await home.run(["-m", model, "hi"], server: server)
            #expect(run == ProgramRun(status: .exited(0), standardOutput: Array("Hello\n".utf8)))
            return server.requests.dropFirst(before).map { $0.text.contains("\"temperature\"") }
        }
        #expect(try await ask() == [true, false])
        let kept = try String(contentsOfFile: file, encoding: .utf8)
        #expect(kept.contains("test-model") && !kept.contains("sk-test-key"))
        #expect(try await ask() == [false])
        #expect(try await ask("openai:other-model") == [true, false])
        try Data("{".utf8).write(to: URL(fileURLWithPath: file))
        #expect(try await ask() == [true, false])
        #expect(try await ask() == [false])
    }

    @Test("A temperature that was asked for is sent, and its refusal is an error")
    func given() async throws {
        let server = try server(status: 400)
        _ = try await home.run(["hi"], server: server)
        let run = try await home.run(["-t", "0.2", "hi"], server: server)
        #expect(run.status == .exited(1))
        #expect(run.errorOutput.contains("Set no temperature for this model, or one that it accepts."))
        #expect(server.requests.count == 3)
    }
}
