import Synchronization
import TestSupport
import Testing

@testable import GatewayCore

/// What goes on for ever in a stream.
private enum Endlessness: CaseIterable, CustomTestStringConvertible {
    case text, reasoning, tool, unknownEvents, comments, blankLines, emptyObjects, metadata, fields, bytes

    var testDescription: String { "\(self)" }

    /// One turn of it, as a protocol has it.
    func unit(_ wire: WireFormat) -> String {
        switch self {
        case .text: wire.unfinished(ScriptedAnswer()).dropFirst(wire.opening).joined()
        case .reasoning:
            wire.unfinished(ScriptedAnswer(reasoning: ["Let me", " think"], text: [])).dropFirst(wire.opening).joined()
        case .tool:
            wire.frame(
                #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"xxxx"}}]}}]}"#)
        case .unknownEvents: wire.frame(#"{"type":"unheard.of","value":"xxxxxxxxxxxxxxxx"}"#)
        case .comments: ": still here\n\n"
        case .blankLines: "\n"
        case .emptyObjects: wire.frame("{}")
        case .metadata: wire.frame(#"{"id":"a","system_fingerprint":"b"}"#) + wire.frame(#"{"id":"c"}"#)
        case .fields: "retry: 5\nid: 7\nevent: ping\n"
        case .bytes: "xxxxxxxx"
        }
    }
}

@Suite("Every gateway over a network: replies without end")
struct ReplyLimitTests {
    private let request = LLMRequest(prompt: "Hi")
    private static let limit = 30_000

    @Test(
        "A stream that never ends is ended at the limit, with what it brought, and is not asked for again",
        arguments: Subject.protocols, Endlessness.allCases)
    private func streams(subject: Subject, kind: Endlessness) async throws {
        let wire = try subject.requireWire()
        let endless = EndlessBody(kind.unit(wire))
        let transport = ScriptedTransport([endless.response(wire.mediaType)])
        let gateway = ReplyLimits.reading(Self.limit) {
            subject.makeGateway("http://provider.test", transport, retries: RetryPolicy(clock: WaitingClock()))
        }
        let outcome = await gateway.stream(request).outcome()
        #expect(outcome.error != nil)
        #expect(outcome.error?.isRetryable == false)
        #expect(transport.requests.count == 1)
        #expect(endless.bytesRead <= Self.limit + endless.chunkSize)
        if kind == .text || kind == .reasoning {
            let hasPiece = outcome.events.contains { $0.isPieceOfAnswer }
            #expect(hasPiece)
            #expect(
                outcome.error?.message.hasPrefix(
                    "\(subject.displayName) sent a reply that is larger than the limit of 30 kB") == true)
        }
    }

    @Test("A reply that ends just at the limit is whole", arguments: Subject.protocols)
    func exact(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let bytes = wire.stream(.words)
        for (limit, isWhole) in [(bytes.count, true), (bytes.count / 2, false)] {
            let gateway = ReplyLimits.reading(limit) { subject.scripted(wire.streamResponse([bytes])) }
            let outcome = await gateway.stream(request).outcome()
            #expect((outcome.error == nil) == isWhole)
        }
    }

    /// A body that sends this and then neither more nor its end.
    private static func stalled(_ text: String) -> HTTPBody {
        final class Box: Sendable {
            let isSent = Mutex(false)
        }
        let box = Box()
        return HTTPBody { () async throws(HTTPTransportError) in
            if box.isSent.withLock({ sent in
                defer { sent = true }
                return !sent
            }) {
                return Array(text.utf8)
            }
            await untilCancelled()
            throw .cancelled
        }
    }

    private func late(_ clock: any Clock<Duration>) -> ReplyLimits {
        var limits = ReplyLimits()
        limits.clock = clock
        return limits
    }

    @Test(
        "The body of a refusal that does not end is read for a while, then its status is told",
        arguments: Subject.protocols, [400, 401, 404, 429, 500, 503])
    func lateRefusal(subject: Subject, status: Int) async throws {
        let response = HTTPResponse(status: status, body: Self.stalled(#"{"error": {"mess"#))
        let clock = ManualClock()
        let gateway = ReplyLimits.$usual.withValue(late(clock)) { subject.scripted(response) }
        async let outcome = gateway.stream(request).outcome()
        await clock.advance(by: .seconds(5))
        let error = await outcome.error
        #expect(error?.status == status)
        #expect(error?.providerMessage == nil)
    }

    @Test("What a refusal says is told although its body does not end", arguments: Subject.protocols)
    func wordsOfLateRefusal(subject: Subject) async throws {
        let body = try subject.requireWire().errorBody("Not today.")
        let clock = ManualClock()
        let gateway = ReplyLimits.$usual.withValue(late(clock)) {
            subject.scripted(HTTPResponse(status: 400, body: Self.stalled(body)))
        }
        async let outcome = gateway.stream(request).outcome()
        await clock.advance(by: .seconds(5))
        #expect(await outcome.error?.message.contains("Not today.") == true)
    }

    @Test("A list of models that does not end is given up", arguments: [Subject.openAI, .anthropic, .gemini, .ollama])
    func lateList(subject: Subject) async throws {
        let clock = ManualClock()
        let gateway = ReplyLimits.$usual.withValue(late(clock)) {
            subject.scripted(HTTPResponse(status: 200, body: Self.stalled(#"{"data": ["#)))
        }
        let asking = Task { try await (gateway as? any ModelListing)?.listModels() }
        await clock.advance(by: .seconds(60))
        let error = await #expect(throws: GatewayError.self) { try await asking.value }
        #expect(error?.code == .timedOut)
    }
}
