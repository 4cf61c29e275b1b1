import Synchronization
import TestSupport
import Testing

@testable import GatewayCore

/// A gateway that the conformance suite is run against. A new provider is one more line in ``all`` and ``remote``.
struct Subject: Sendable, CustomTestStringConvertible {
    /// The registered name.
    var name: String
    /// The name in sentences.
    var displayName: String
    /// The variable with the key.
    var keyVariable: String
    /// The header that carries the request's id.
    var requestIDHeader = ""
    /// How the provider writes its answers; `nil` for one without a network.
    var wire: WireFormat?
    /// Makes a gateway for an address.
    var makeGateway: @Sendable (_ baseURL: String, any HTTPTransport) -> any LLMGateway

    var testDescription: String { name }

    /// A schema that every provider can be asked for.
    static let schema: JSONValue = [
        "title": "Person", "type": "object", "required": ["name", "age"],
        "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
    ]

    static let openAI = Subject(
        name: "openai", displayName: "OpenAI", keyVariable: "OPENAI_API_KEY", requestIDHeader: "x-request-id",
        wire: .openAI
    ) { OpenAIGateway(model: "gpt-4o", apiKey: "the-key-of-the-test", baseURL: $0, transport: $1) }

    static let mistral = Subject(
        name: "mistral", displayName: "Mistral", keyVariable: "MISTRAL_API_KEY",
        requestIDHeader: "mistral-correlation-id", wire: .mistral
    ) {
        MistralGateway(model: "mistral-large-latest", apiKey: "the-key-of-the-test", baseURL: $0 + "/v1", transport: $1)
    }

    static let demo = Subject(name: "demo", displayName: "Demo", keyVariable: "") { _, transport in
        DemoGateway(
            settings: GatewaySettings(model: "tour", transport: transport), pause: { try Task.checkCancellation() })
    }

    /// Every gateway.
    static let all = [openAI, mistral, demo]
    /// Those that ask a server.
    static let remote = [openAI, mistral]

    /// The wire format of one of ``remote``.
    func requireWire() throws -> WireFormat {
        try #require(wire)
    }

    /// The gateway, and a server behind it that answers words, or a person where a schema is asked for.
    func answering() throws -> (gateway: any LLMGateway, server: LoopbackServer) {
        let server = try LoopbackServer { [wire] request in
            guard let wire, let body = try? JSONValue(parsing: request.body) else { return .text("", status: 500) }
            let answer = body["response_format"] == nil ? ScriptedAnswer.words : .person
            return body["stream"] == true
                ? .eventStream(.bytes(wire.stream(answer))) : .json(wire.whole(answer))
        }
        return (makeGateway(server.baseURL, ServedTransport(server)), server)
    }

    /// The gateway, and a server behind it that gives these replies in order.
    func replying(_ replies: LoopbackReply...) throws -> (gateway: any LLMGateway, server: LoopbackServer) {
        let remaining = Mutex(replies[...])
        let server = try LoopbackServer { _ in
            remaining.withLock { $0.popFirst() } ?? .text("The test has no reply left.", status: 599)
        }
        return (makeGateway(server.baseURL, ServedTransport(server)), server)
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
