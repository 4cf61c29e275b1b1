import TestSupport
import Testing

@testable import GatewayCore

@Suite("Every gateway over a network: bodies that are not what was promised")
struct BodyConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    @Test("A whole reply without end is given up at its limit", arguments: Subject.protocols)
    func endlessReply(subject: Subject) async throws {
        let endless = EndlessBody(" ")
        let gateway = ReplyLimits.reading(100_000) { subject.scripted(endless.response("application/json")) }
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.code == .invalidResponse)
        #expect(endless.bytesRead <= 100_000 + endless.chunkSize)
    }

    @Test("A gateway reads as much of a reply as the list of limits says")
    func usualLimit() {
        #expect(ReplyLimits.usual.reply == Limits.reply.amount)
    }

    @Test("A refusal without end is read no further than an error can be", arguments: Subject.protocols)
    func endlessRefusal(subject: Subject) async throws {
        let endless = EndlessBody("n")
        let gateway = subject.scripted(endless.response("text/plain", status: 500))
        let error = await #expect(throws: GatewayError.self) { try await gateway.stream(request).collect() }
        #expect(error?.status == 500)
        #expect(endless.bytesRead <= Limits.errorBody.amount + endless.chunkSize)
    }

    @Test("An event of a stream without end is given up", arguments: [Subject.openAI, .ollama])
    func endlessEvent(subject: Subject) async throws {
        let endless = EndlessBody("x", chunkSize: 1 << 20)
        let gateway = subject.scripted(endless.response(try subject.requireWire().mediaType))
        let error = await #expect(throws: GatewayError.self) { try await gateway.stream(request).collect() }
        #expect(error?.code == .invalidResponse)
        #expect(error?.reason.hasPrefix("\(subject.displayName) sent an event that never ended") == true)
        #expect(endless.bytesRead <= Limits.event.amount + 2 * endless.chunkSize)
    }

    @Test(
        "A stream of a page, or of bytes that are no text, is an invalid or an incomplete answer",
        arguments: Subject.protocols)
    func wrongStream(subject: Subject) async throws {
        let wire = try subject.requireWire()
        for body in [Array("<html>\n\n<p>Log in</p>\n\n</html>".utf8), (0...255).map { UInt8($0) }] {
            let outcome = await subject.scripted(wire.streamResponse([body])).stream(request).outcome()
            #expect(outcome.events == [])
            #expect([.invalidResponse, .incomplete].contains(outcome.error?.code))
        }
    }

    @Test("A reply that says gzip and is none is an invalid response", arguments: Subject.protocols)
    func brokenGzip(subject: Subject) async throws {
        let reply = LoopbackReply.text(
            "{}", headers: ["Content-Type": "application/json", "Content-Encoding": "gzip"])
        let (gateway, _) = try subject.replying(reply, reply)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.code == .invalidResponse)
        #expect(error?.reason == "\(subject.displayName) sent a reply that cannot be read.")
    }

    @Test("Comments keep a stream alive that says nothing else", arguments: [Subject.openAI, .anthropic])
    func comments(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let answer = wire.stream(.words)
        let comment = Array(": still thinking\n\n".utf8)
        let outcome = await subject.scripted(
            wire.streamResponse(Array(repeating: comment, count: 1000) + [answer])
        ).stream(request).outcome()
        #expect(outcome.error == nil)
        #expect(outcome.events.contains(.text(ScriptedAnswer.words.text[0])))
    }
}
