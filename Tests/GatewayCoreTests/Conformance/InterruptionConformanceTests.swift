import GatewayCore
import TestSupport
import Testing

@Suite("Every gateway over a network: answers that break off")
struct InterruptionConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    /// The stream up to its second piece of text.
    private func beginning(_ subject: Subject) throws -> String {
        try subject.requireWire().beginning(ScriptedAnswer(text: ["One", " two", " three"]), pieces: 2)
    }

    private func incomplete(_ subject: Subject) -> GatewayError {
        GatewayError(
            .incomplete, "The answer from \(subject.displayName) was cut off before its end.",
            fix: "Try again, or ask it to continue.", provider: subject.name, isRetryable: true)
    }

    private func texts(_ events: [StreamEvent]) -> [String] {
        events.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    @Test("A stream that ends in order but early is incomplete, and what came was delivered", arguments: Subject.remote)
    func endsEarly(subject: Subject) async throws {
        let beginning = try beginning(subject)
        let wire = try subject.requireWire()
        let (gateway, _) = try subject.replying(
            wire.streamReply(.text(beginning)),
            LoopbackReply(
                headers: ["Content-Type": wire.mediaType], framing: .closeDelimited, steps: [.text(beginning)]))
        for _ in 0..<2 {
            let outcome = await gateway.stream(request).outcome()
            #expect(texts(outcome.events) == ["One", " two"])
            #expect(outcome.error == incomplete(subject))
        }
    }

    @Test("A connection that breaks in the middle is incomplete, too, and says why", arguments: Subject.remote)
    func breaks(subject: Subject) async throws {
        let beginning = try beginning(subject)
        let gate = Gate()
        let wire = try subject.requireWire()
        let (gateway, _) = try subject.replying(
            wire.streamReply(.text(beginning), .close), wire.streamReply(.text(beginning), .gate(gate), .reset))
        for _ in 0..<2 {
            var received: [StreamEvent] = []
            let error = await #expect(throws: GatewayError.self) {
                for try await event in gateway.stream(request) {
                    received.append(event)
                    // A connection that is reset may take with it what was not read yet.
                    if event == .text(" two") { gate.open() }
                }
            }
            #expect(texts(received) == ["One", " two"])
            var expected = incomplete(subject)
            expected.providerMessage = error?.providerMessage
            #expect(error == expected)
            #expect(error?.providerMessage?.isEmpty == false)
        }
    }

    @Test(
        "A stream cut at any byte before its end loses nothing that came whole, and is never complete",
        arguments: Subject.protocols)
    func cutAnywhere(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let answer = ScriptedAnswer(text: ["One", " two"], usage: nil)
        let stream = wire.stream(answer)
        let beforeFinish = wire.unfinished(answer).joined().utf8.count
        // The end of a line is not needed to read it.
        let whole = [1, 2].map { pieces in
            let beginning = wire.beginning(answer, pieces: pieces)
            return beginning.utf8.count - beginning.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
        }
        for length in 0...beforeFinish {
            let outcome = await subject.scripted(wire.streamResponse([Array(stream.prefix(length))])).stream(request)
                .outcome()
            let expected = zip(["One", " two"], whole).filter { $0.1 <= length }.map(\.0)
            guard texts(outcome.events) == expected, outcome.error?.code == .incomplete else {
                Issue.record("cut after \(length) bytes: \(outcome)")
                return
            }
        }
    }

    @Test(
        "An answer that has given its finish reason is complete, even if the connection then breaks",
        arguments: Subject.remote)
    func brokenAfterFinish(subject: Subject) async throws {
        let answer = ScriptedAnswer(usage: nil)
        let wire = try subject.requireWire()
        let events = wire.events(answer).dropLast(wire.trailer).joined()
        let (gateway, _) = try subject.replying(
            wire.streamReply(.text(events)), wire.streamReply(.text(events), .close))
        #expect(try await gateway.stream(request).collect() == wire.response(answer))
        #expect(try await gateway.stream(request).collect() == wire.response(answer))
    }

    @Test(
        "A failure in the middle is told in the provider's words, after what came before it", arguments: Subject.remote)
    func failure(subject: Subject) async throws {
        let beginning = try beginning(subject)
        let failure = try subject.requireWire().failureEvent("The model stumbled.")
        let expected = GatewayError(
            .providerFailure, "\(subject.displayName) failed in the middle of the answer.",
            providerMessage: "The model stumbled.", fix: "Try again.", provider: subject.name, isRetryable: true)
        let pieces = [[beginning, failure], [beginning + failure]]
        for piece in pieces {
            let gateway = subject.scripted(try subject.requireWire().streamResponse(piece.map { Array($0.utf8) }))
            let outcome = await gateway.stream(request).outcome()
            #expect(texts(outcome.events) == ["One", " two"])
            #expect(outcome.error == expected)
        }
    }

    @Test(
        "An event in the middle that is no JSON is an invalid response, after what came before it",
        arguments: Subject.remote)
    func brokenEvent(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let (gateway, server) = try subject.replying(
            wire.streamReply(.text(try beginning(subject) + wire.frame("{\"choices\": [")), .gate(Gate())))
        let outcome = await gateway.stream(request).outcome()
        #expect(texts(outcome.events) == ["One", " two"])
        #expect(outcome.error?.code == .invalidResponse)
        #expect(outcome.error?.reason.hasPrefix("\(subject.displayName) sent an event that is not JSON") == true)
        try await server.clientDisconnected()
    }

    @Test("A whole reply that breaks off is a failed connection, worth another try", arguments: Subject.remote)
    func wholeBreaks(subject: Subject) async throws {
        let (gateway, _) = try subject.replying(
            LoopbackReply(
                headers: ["Content-Type": "application/json"], framing: .contentLength(9999),
                steps: [.text("{\"choices\":"), .close]))
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(error?.code == .connection)
        #expect(error?.isRetryable == true)
        #expect(error?.provider == subject.name)
    }

    @Test("A server that is not there is unreachable, worth another try", arguments: Subject.remote)
    func refused(subject: Subject) async throws {
        let port = try ClosedPort()
        let gateway = subject.makeGateway(port.baseURL, CurlTransport(environment: [:]))
        for ask in [{ try await gateway.generate(request) }, { try await gateway.stream(request).collect() }] {
            let error = await #expect(throws: GatewayError.self) { try await ask() }
            #expect(error?.code == .unreachable)
            #expect(error?.reason == "\(subject.displayName) cannot be reached.")
            #expect(error?.providerMessage?.isEmpty == false)
            #expect(error?.isRetryable == true)
        }
    }
}
