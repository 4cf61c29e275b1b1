import GatewayJSON
import Synchronization
import TestSupport
import Testing

@testable import GatewayCore

/// A gateway that the conformance suite is run against. A new provider is one more line in ``remote``.
struct Subject: Sendable, CustomTestStringConvertible {
    /// The registered name.
    var name: String
    /// The name in sentences.
    var displayName: String
    /// What tells two subjects of one provider apart.
    var variant = ""
    /// The variable with the key; `nil` for a server that wants none.
    var keyVariable: String?
    /// The header that carries the key, and what stands before it.
    var keyHeader = ("authorization", "Bearer ")
    /// The header that carries the request's id.
    var requestIDHeader = "x-request-id"
    /// The end of the path that is asked, whole and as a stream.
    var paths = ("/chat/completions", "/chat/completions")
    /// Whether it takes any order of messages.
    var isFree = false
    /// Whether a schema reaches it as one, and not in words.
    var acceptsSchema = true
    /// How the provider writes its answers; `nil` for one without a network.
    var wire: WireFormat?
    /// Makes a gateway for an address.
    var make: @Sendable (_ baseURL: String, any HTTPTransport, RetryPolicy) -> any LLMGateway

    var testDescription: String { name + variant }

    /// The key that every subject is given.
    static let key = "the-key-of-the-test"

    /// A schema that every provider can be asked for.
    static let schema: JSONValue = [
        "title": "Person", "type": "object", "required": ["name", "age"],
        "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
    ]

    /// Every gateway.
    static let all = remote + [demo]
    /// Those that ask a server.
    static let remote = protocols + services
    /// One for each protocol, and for each way in which a protocol is bent.
    static let protocols = [openAI, responses, mistral, anthropic, gemini, ollama]
    /// Those that are known by name, and differ from others of their protocol in little.
    static let services = [azure, openRouter, groq, deepSeek, xAI, together, llamaCpp, vLLM, lmStudio, configured]

    /// A gateway for an address; unless a test says otherwise it asks but once.
    func makeGateway(
        _ baseURL: String, _ transport: any HTTPTransport, retries: RetryPolicy = .none
    ) -> any LLMGateway {
        make(baseURL, transport, retries)
    }

    /// The wire format of one of ``remote``.
    func requireWire() throws -> WireFormat {
        var wire = try #require(wire)
        wire.model = scripted().id
        return wire
    }

    /// The gateway, and a server behind it that answers words, or a person where a schema is asked for.
    func answering() throws -> (gateway: any LLMGateway, server: LoopbackServer) {
        let server = try LoopbackServer { [wire] request in
            guard let wire, let body = try? JSONValue(parsing: request.body) else { return .text("", status: 500) }
            let isStructured = request.text.contains("\"properties\"") || request.text.lowercased().contains("json")
            let answer = isStructured ? ScriptedAnswer.person : .words
            return body["stream"] == true || request.path.contains("stream")
                ? wire.streamReply(.bytes(wire.stream(answer))) : .json(wire.whole(answer))
        }
        return (makeGateway(server.baseURL, ServedTransport(server)), server)
    }

    /// The gateway, and a server behind it that gives these replies in order.
    func replying(
        _ replies: LoopbackReply..., retries: RetryPolicy = .none
    ) throws -> (gateway: any LLMGateway, server: LoopbackServer) {
        let remaining = Mutex(replies[...])
        let server = try LoopbackServer { _ in
            remaining.withLock { $0.popFirst() } ?? .text("The test has no reply left.", status: 599)
        }
        return (makeGateway(server.baseURL, ServedTransport(server), retries: retries), server)
    }

    /// The gateway without a network, with replies in exactly these pieces.
    func scripted(_ replies: HTTPResponse...) -> any LLMGateway {
        makeGateway("http://provider.test", ScriptedTransport(replies))
    }
}

extension LLMStream {
    /// The events up to the end or the error, and the error.
    func outcome() async -> (events: [StreamEvent], error: GatewayError?) {
        var events: [StreamEvent] = []
        do throws(GatewayError) {
            for try await event in self { events.append(event) }
            return (events, nil)
        } catch {
            return (events, error)
        }
    }
}
