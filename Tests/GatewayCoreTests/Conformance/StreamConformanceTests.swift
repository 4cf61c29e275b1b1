import TestSupport
import Testing

@testable import GatewayCore

@Suite("Every gateway over a network: streams")
struct StreamConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    @Test("The response has everything that was sent, whole and streamed", arguments: Subject.remote)
    func everything(subject: Subject) async throws {
        let (gateway, _) = try subject.answering()
        let expected = try subject.requireWire().response(.words)
        #expect(try await gateway.generate(request) == expected)
        #expect(try await gateway.stream(request).collect() == expected)
    }

    @Test("Usage that is not reported is none", arguments: Subject.remote)
    func noUsage(subject: Subject) async throws {
        var answer = ScriptedAnswer.words
        answer.usage = nil
        let wire = try subject.requireWire()
        let (gateway, _) = try subject.replying(
            .json(wire.whole(answer)), wire.streamReply(.bytes(wire.stream(answer))))
        #expect(try await gateway.generate(request) == wire.response(answer))
        #expect(try await gateway.stream(request).collect() == wire.response(answer))
    }

    @Test(
        "A stream that is cut in two at any byte gives the same text, and so does one cut at every byte",
        arguments: Subject.protocols)
    func cutAnywhere(subject: Subject) async throws {
        let answer = ScriptedAnswer(reasoning: ["…"], text: ["é👩‍🚀"])
        let wire = try subject.requireWire()
        let bytes = wire.stream(answer)
        let expected = await subject.scripted(wire.streamResponse([bytes])).stream(request).outcome()
        #expect(expected.error == nil)
        #expect(LLMResponse.make(from: expected.events) == wire.response(answer))
        // The gateway hands the pieces on as they are, so that few are enough for it.
        #expect(FrameCuts.firstDifference(in: bytes) == nil)
        for place in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 12)) {
            let pieces = [Array(bytes[..<place]), Array(bytes[place...])]
            let cut = await subject.scripted(wire.streamResponse(pieces)).stream(request).outcome()
            guard cut.events == expected.events, cut.error == nil else {
                Issue.record("cut at byte \(place): \(cut)")
                return
            }
        }
        let single = await subject.scripted(wire.streamResponse(bytes.map { [$0] })).stream(request).outcome()
        #expect(single.events == expected.events)
        #expect(single.error == nil)
    }

    @Test("A server that sends every byte on its own is understood", arguments: Subject.remote)
    func everyByteOverTheNetwork(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let (gateway, _) = try subject.replying(wire.streamReply(.splitEveryByte, .bytes(wire.stream(.words))))
        #expect(try await gateway.stream(request).collect() == wire.response(.words))
    }

    @Test("Text is handed on as it comes, not at the end", arguments: Subject.remote)
    func asItComes(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let answer = ScriptedAnswer(text: ["One", " two"])
        let rest = wire.events(answer).dropFirst(wire.opening + 1).joined()
        let gate = Gate()
        let (gateway, _) = try subject.replying(
            wire.streamReply(.text(wire.beginning(answer, pieces: 1)), .gate(gate), .text(rest)))
        var texts: [String] = []
        for try await event in gateway.stream(request) {
            if case .text(let text) = event {
                texts.append(text)
                gate.open()
            }
        }
        #expect(texts == ["One", " two"])
    }

    @Test("Cancelling in the middle closes the connection at once", arguments: Subject.remote)
    func cancel(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let (gateway, server) = try subject.replying(
            wire.streamReply(.text(wire.beginning(.words, pieces: 1)), .gate(Gate())))
        let began = Gate()
        let task = Task {
            for try await event in gateway.stream(request) {
                if case .reasoning = event { began.open() }
            }
        }
        try await began.wait()
        task.cancel()
        let error = await #expect(throws: GatewayError.self) { try await task.value }
        #expect(error == GatewayError(.cancelled, "The request was canceled.", provider: subject.name))
        try await server.clientDisconnected()
    }

    @Test("Cancelling while the answer is awaited closes the connection, whole or streamed", arguments: Subject.remote)
    func cancelEarly(subject: Subject) async throws {
        let (gateway, server) = try subject.replying(
            LoopbackReply(headGate: Gate()), LoopbackReply(headGate: Gate()))
        let tasks = [
            { @Sendable in try await gateway.generate(request) },
            { @Sendable in try await gateway.stream(request).collect() },
        ]
        for ask in tasks {
            let task = Task { try await ask() }
            _ = try await server.nextRequest()
            task.cancel()
            let error = await #expect(throws: GatewayError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            try await server.clientDisconnected()
        }
    }

    @Test("Whoever stops reading closes the connection", arguments: Subject.remote)
    func letGo(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let (gateway, server) = try subject.replying(
            wire.streamReply(.text(wire.beginning(.words, pieces: 1)), .gate(Gate())))
        for try await event in gateway.stream(request) {
            if case .reasoning = event { break }
        }
        try await server.clientDisconnected()
    }

    @Test("A server that cannot stream and answers whole is understood", arguments: Subject.remote)
    func wholeReplyToStream(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let whole = wire.whole(.words)
        let (gateway, _) = try subject.replying(
            .json(whole), .text(whole, headers: ["Content-Type": "application/json; charset=utf-8"]))
        #expect(try await gateway.stream(request).collect() == wire.response(.words))
        #expect(try await gateway.stream(request).collect() == wire.response(.words))
    }

    @Test("Comments, unknown events and bare line ends are no harm", arguments: Subject.remote)
    func noise(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let hello = wire.mediaType == "text/event-stream" ? "\u{FEFF}: hello\n\n" : ""
        let text = hello + wire.events(.words).joined(separator: wire.noise)
        let carriageReturns = text.replacing("\n", with: "\r\n")
        let (gateway, _) = try subject.replying(
            wire.streamReply(.text(text)), wire.streamReply(.text(carriageReturns)))
        #expect(try await gateway.stream(request).collect() == wire.response(.words))
        #expect(try await gateway.stream(request).collect() == wire.response(.words))
    }

    @Test(
        "A stream ends with its last word, even if the server keeps the connection",
        arguments: Subject.remote.filter { $0.wire?.hasTerminator == true })
    func endsAtTerminator(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let (gateway, server) = try subject.replying(
            wire.streamReply(.bytes(wire.stream(.words)), .gate(Gate())))
        #expect(try await gateway.stream(request).collect() == wire.response(.words))
        try await server.clientDisconnected()
    }
}
