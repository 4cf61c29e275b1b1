import Synchronization
import TestSupport
import Testing

@testable import GatewayCore

@Suite("What follows the end of an answer")
struct RestOfReplyTests {
    private static let answer =
        #"{"choices":[{"message":{"role":"assistant","content":"Hello"},"delta":{"content":"Hello"},"finish_reason":"stop"}]}"#

    /// A body with the answer, and then these pieces, before it stalls.
    private func body(_ later: [String]) -> HTTPBody {
        final class Box: Sendable {
            let pieces: Mutex<[String]>
            init(_ pieces: [String]) { self.pieces = Mutex(pieces) }
        }
        let box = Box(["data: \(Self.answer)\n\n"] + later)
        return HTTPBody { () async throws(HTTPTransportError) in
            let piece = box.pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let piece { return Array(piece.utf8) }
            await untilCancelled()
            throw .cancelled
        }
    }

    private func gateway(_ later: [String], clock: any Clock<Duration>) -> any LLMGateway {
        var limits = ReplyLimits()
        limits.clock = clock
        return ReplyLimits.$usual.withValue(limits) {
            Subject.openAI.scripted(HTTPResponse(status: 200, body: body(later)))
        }
    }

    @Test(
        "A connection that stays open is not waited for, and usage that came is kept",
        arguments: [
            [], [": still here\n\n"],
            [#"data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3}}"# + "\n\n"],
        ])
    func stalled(later: [String]) async throws {
        let clock = ManualClock()
        let gateway = gateway(later, clock: clock)
        async let outcome = gateway.stream(LLMRequest(prompt: "Hi")).outcome()
        await clock.advance(by: .seconds(5))
        let (events, error) = await outcome
        #expect(error == nil)
        let response = LLMResponse.make(from: events)
        #expect(response.content == "Hello")
        #expect(response.usage?.promptTokens == (later.first?.contains("usage") == true ? 9 : nil))
    }

    @Test("The same where the answer is asked for whole")
    func whole() async throws {
        let clock = ManualClock()
        let gateway = gateway([], clock: clock)
        async let response = gateway.generate(LLMRequest(prompt: "Hi"))
        await clock.advance(by: .seconds(5))
        #expect(try await response.content == "Hello")
    }

    @Test("An answer that goes on after each of its ends is read on")
    func continues() async throws {
        let piece = #"data: {"choices":[{"delta":{"content":"!"},"finish_reason":"stop"}]}"# + "\n\n"
        let gateway = gateway([piece, piece, "data: [DONE]\n\n"], clock: ManualClock())
        let (events, error) = await gateway.stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(error == nil)
        #expect(LLMResponse.make(from: events).content == "Hello!!")
    }

    @Test("The server's last word ends it at once")
    func lastWord() async throws {
        let gateway = gateway(["data: [DONE]\n\n"], clock: ManualClock())
        let (events, error) = await gateway.stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(error == nil)
        #expect(LLMResponse.make(from: events).content == "Hello")
    }

    @Test("What the provider says of a filter reaches the person, without the key")
    func explanation() async throws {
        let reply =
            #"{"promptFeedback":{"blockReason":"OTHER","blockReasonMessage":"It was \#(Subject.key)."}}"#
        let gateway = Subject.gemini.scripted(.eventStream([Array("data: \(reply)\n\n".utf8)]))
        let response = try await gateway.generate(LLMRequest(prompt: "Hi"))
        #expect(response.finishReason.explanation == "It was (the key).")
    }
}
