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

    @Test(
        "A server that the environment names is offered, in place of the one at the usual port; one that is away is named"
    )
    func named() async throws {
        let ollama = try LoopbackServer(
            .json(#"{"models": [{"name": "all-embed", "model": "all-embed"}, {"name": "qwen", "model": "qwen"}]}"#))
        let usual = try LoopbackServer(Self.models)
        let closed = try ClosedPort()
        let factory = LLMGatewayFactory(environment: [
            "OLLAMA_HOST": "127.0.0.1:\(ollama.port)", "LLAMACPP_BASE_URL": "http://127.0.0.1:\(closed.port)/v1",
        ])
        let offer = ServerOffer(
            factory: factory, candidates: [RunningServer(provider: "ollama", port: usual.port)],
            limit: .seconds(600), namedLimit: .seconds(600))
        #expect(
            Set(await offer.notices()) == [
                "Ollama at 127.0.0.1:\(ollama.port) (OLLAMA_HOST): /model ollama:qwen",
                "llama.cpp at 127.0.0.1:\(closed.port) (LLAMACPP_BASE_URL) listed no models. Is it running?",
            ])
        #expect(usual.requests.isEmpty)
    }

    @Test("An address without its key is named, with what to do about it")
    func keyless() async {
        let environment = ["OPENAI_BASE_URL": "http://127.0.0.1:9/v1"]
        func notices(_ more: [String: String] = [:]) async -> [String] {
            await ServerOffer(
                factory: LLMGatewayFactory(environment: environment.merging(more) { $1 }), candidates: []
            ).notices()
        }
        #expect(
            await notices() == [
                "OPENAI_BASE_URL is set, but OPENAI_API_KEY is not: export OPENAI_API_KEY=any if the server needs none."
            ])
        #expect(await notices(["OPENAI_API_KEY": "key"]) == [])
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
