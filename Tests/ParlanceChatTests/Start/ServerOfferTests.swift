import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("Servers that run already")
struct ServerOfferTests {
    private static let models = LoopbackReply.json(#"{"data": [{"id": "qwen"}, {"id": "zephyr"}]}"#)

    private func notices(_ candidates: [RunningServer], limit: Duration = .seconds(600)) async -> [String] {
        await ServerOffer(factory: LLMGatewayFactory(), candidates: candidates, limit: limit).notices()
    }

    @Test("Those that tell their models are offered, in order; a closed port and another kind of server are not")
    func offer() async throws {
        let ollama = try LoopbackServer(
            .json(#"{"models": [{"name": "llama3.2:latest", "model": "llama3.2:latest"}]}"#))
        let other = try LoopbackServer(.text("<html>Hello", headers: ["Content-Type": "text/html"]))
        let studio = try LoopbackServer(Self.models)
        let closed = try ClosedPort()
        #expect(
            await notices([
                RunningServer(provider: "ollama", port: ollama.port),
                RunningServer(provider: "llamacpp", port: other.port),
                RunningServer(provider: "vllm", port: closed.port),
                RunningServer(provider: "lmstudio", port: studio.port),
            ]) == [
                "Ollama is running here: /model ollama:llama3.2:latest",
                "LM Studio is running here: /model lmstudio:qwen",
            ])
        #expect(try await ollama.nextRequest().path == "/api/tags")
        #expect(try await studio.nextRequest().path == "/v1/models")
    }

    @Test("A server that says nothing is not waited for")
    func silent() async throws {
        let server = try LoopbackServer { _ in LoopbackReply(headGate: Gate()) }
        #expect(await notices([RunningServer(provider: "llamacpp", port: server.port)], limit: .milliseconds(50)) == [])
    }

    @Test("Only ports that take a connection count")
    func listening() throws {
        let server = try LoopbackServer(Self.models)
        let closed = try ClosedPort()
        let candidates = [server.port, closed.port].map { RunningServer(provider: "x", port: $0) }
        #expect(RunningServer.listening(among: candidates) == [candidates[0]])
        #expect(server.requests.isEmpty)
    }
}
