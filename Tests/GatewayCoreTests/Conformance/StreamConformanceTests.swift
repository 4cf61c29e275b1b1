import GatewayCore
import TestSupport
import Testing

@Suite("Every gateway over a network: streams")
struct StreamConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    @Test("The response has everything that was sent, whole and streamed", arguments: Subject.remote)
    func everything(subject: Subject) async throws {
        let (gateway, _) = try subject.answering()
        #expect(try await gateway.generate(request) == ScriptedAnswer.words.response)
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
    }

    @Test("Usage that is not reported is none", arguments: Subject.remote)
    func noUsage(subject: Subject) async throws {
        var answer = ScriptedAnswer.words
        answer.usage = nil
        let wire = try subject.requireWire()
        let (gateway, _) = try subject.replying(.json(wire.whole(answer)), .eventStream(.bytes(wire.stream(answer))))
        #expect(try await gateway.generate(request) == answer.response)
        #expect(try await gateway.stream(request).collect() == answer.response)
    }

    @Test(
        "A stream that is cut in two at any byte gives the same text, and so does one cut at every byte",
        arguments: Subject.remote)
    func cutAnywhere(subject: Subject) async throws {
        let answer = ScriptedAnswer(reasoning: ["…"], text: ["é👩‍🚀"])
        let bytes = try subject.requireWire().stream(answer)
        let expected = await subject.scripted(.eventStream([bytes])).stream(request).outcome()
        #expect(expected.error == nil)
        #expect(LLMResponse.make(from: expected.events) == answer.response)
        for place in 1..<bytes.count {
            let pieces = [Array(bytes[..<place]), Array(bytes[place...])]
            let cut = await subject.scripted(.eventStream(pieces)).stream(request).outcome()
            guard cut.events == expected.events, cut.error == nil else {
                Issue.record("cut at byte \(place): \(cut)")
                return
            }
        }
        let single = await subject.scripted(.eventStream(bytes.map { [$0] })).stream(request).outcome()
        #expect(single.events == expected.events)
        #expect(single.error == nil)
    }

    @Test("A server that sends every byte on its own is understood", arguments: Subject.remote)
    func everyByteOverTheNetwork(subject: Subject) async throws {
        let bytes = try subject.requireWire().stream(.words)
        let (gateway, _) = try subject.replying(.eventStream(.splitEveryByte, .bytes(bytes)))
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
    }

    @Test("Text is handed on as it comes, not at the end", arguments: Subject.remote)
    func asItComes(subject: Subject) async throws {
        let events = try subject.requireWire().events(ScriptedAnswer(text: ["One", " two"]))
        let gate = Gate()
        let (gateway, _) = try subject.replying(
            .eventStream(.text(events[0] + events[1]), .gate(gate), .text(events[2...].joined())))
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
        let events = try subject.requireWire().events(.words)
        let (gateway, server) = try subject.replying(.eventStream(.text(events[0] + events[1]), .gate(Gate())))
        let began = Gate()
        let task = Task {
            for try await event in gateway.stream(request) {
                if case .reasoning = event { began.open() }
            }
        }
        try await began.wait()
        task.cancel()
        let error = await #expect(throws: GatewayError.self) { try await task.value }
        #expect(error == GatewayError(.cancelled, "The request was cancelled.", provider: subject.name))
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
        let events = try subject.requireWire().events(.words)
        let (gateway, server) = try subject.replying(.eventStream(.text(events[0] + events[1]), .gate(Gate())))
        for try await event in gateway.stream(request) {
            if case .reasoning = event { break }
        }
        try await server.clientDisconnected()
    }

    @Test("A server that cannot stream and answers whole is understood", arguments: Subject.remote)
    func wholeReplyToStream(subject: Subject) async throws {
        let whole = try subject.requireWire().whole(.words)
        let (gateway, _) = try subject.replying(
            .json(whole), .text(whole, headers: ["Content-Type": "application/json; charset=utf-8"]))
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
    }

    @Test("Comments, unknown events and bare line ends are no harm", arguments: Subject.remote)
    func noise(subject: Subject) async throws {
        let events = try subject.requireWire().events(.words)
        let text = "\u{FEFF}: hello\n\n" + events.joined(separator: ": still here\n\nretry: 5\n\n")
        let carriageReturns = text.replacing("\n", with: "\r\n")
        let (gateway, _) = try subject.replying(.eventStream(.text(text)), .eventStream(.text(carriageReturns)))
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
    }

    @Test("A stream ends with its last word, even if the server keeps the connection", arguments: Subject.remote)
    func endsAtTerminator(subject: Subject) async throws {
        let bytes = try subject.requireWire().stream(.words)
        let (gateway, server) = try subject.replying(.eventStream(.bytes(bytes), .gate(Gate())))
        #expect(try await gateway.stream(request).collect() == ScriptedAnswer.words.response)
        try await server.clientDisconnected()
    }
}
