import Testing

@testable import GatewayCore

@Suite("Every gateway: a reply is read by its bytes, not by its type")
struct ReplyFormConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    private func reply(_ bytes: [UInt8], type: String? = "text/plain", isCut: Bool = false) -> HTTPResponse {
        HTTPResponse(
            status: 200, headers: type.map { ["Content-Type": $0] } ?? [:],
            body: HTTPBody(isCut ? bytes.map { [$0] } : [bytes]))
    }

    /// Asks whole and as a stream, and expects the same answer. Byte by byte the reply has the same frames.
    private func check(
        _ subject: Subject, _ form: (name: String, bytes: [UInt8]), _ expected: LLMResponse
    ) async {
        // Many cases that never wait would keep other tests from their turn.
        await Task.yield()
        let frames = FrameCuts.frames([form.bytes[...]])
        #expect(FrameCuts.frames(form.bytes.map { [$0] }) == frames, "\(form.name)")
        let gateway = subject.scripted(reply(form.bytes), reply(form.bytes))
        let whole = await Result { try await gateway.generate(request) }
        let streamed = await Result { try await gateway.stream(request).collect() }
        for result in [whole, streamed] {
            switch result {
            case .success(var response):
                // Unknown fields are kept as facts about the answer.
                response.metadata = expected.metadata
                #expect(response == expected, "\(form.name)")
            case .failure(let error): Issue.record("\(form.name): \(error)")
            }
        }
    }

    @Test("A whole reply in every form, in one piece and byte by byte", arguments: Subject.protocols)
    func whole(subject: Subject) async throws {
        let wire = try subject.requireWire()
        for form in try wire.wholeForms(.words) { await check(subject, form, wire.response(.words)) }
    }

    @Test("A stream in every form, in one piece and byte by byte", arguments: Subject.protocols)
    func streams(subject: Subject) async throws {
        let wire = try subject.requireWire()
        for form in wire.streamForms(.words) + (try wire.printedStreams(.words)) {
            await check(subject, form, wire.response(.words))
        }
    }

    @Test("Under every type, and under none", arguments: Subject.protocols, WireFormat.mediaTypes)
    func types(subject: Subject, type: String?) async throws {
        let wire = try subject.requireWire()
        for bytes in [wire.stream(.words), Array(wire.whole(.words).utf8)] {
            let gateway = subject.scripted(reply(bytes, type: type), reply(bytes, type: type))
            #expect(try await gateway.generate(request) == wire.response(.words))
            #expect(try await gateway.stream(request).collect() == wire.response(.words))
        }
    }

    @Test("Events without content are none, wherever they come", arguments: Subject.protocols)
    func keepAlives(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let noises = [
            "data:\n\n", "data: \n\n", "data\n\n", "data: {}\n\n", "data: null\n\n", "data: \"\"\n\n", "data: []\n\n",
            "data: false\n\n", ":\n\n", ": ping\n", "event: ping\n\n", "event: ping\ndata: {\"type\": \"ping\"}\n\n",
            "event: heartbeat\ndata: {}\n\n", "id: 7\n\n", "retry: 5\n\n", "\n\n\n", "{}\n", "null\n", "[]\n",
            "x-field: 1\n\n",
        ]
        for noise in noises {
            let text = noise + wire.events(.words).joined(separator: noise) + noise
            await check(subject, (noise, Array(text.utf8)), wire.response(.words))
        }
    }

    @Test("The word for the end in every form, and whatever follows an answer", arguments: Subject.protocols)
    func terminators(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let words = [
            "[DONE]", "[DONE] ", " [DONE]", "\"[DONE]\"", "[done]", "DONE", "done", "'[DONE]'", "[ DONE ]", "[DONE].",
            "null", "true", "\"\"", "[]", "{}", "", "42", "\"bye\"", "{\"choices\": [", "{'a': None}", "garbage",
            "<html>",
            "{\"detail\": \"late\"}", "{\"message\": \"late\"}",
        ]
        var ends = words.flatMap { ["data: \($0)\n\n", "data:\($0)", "\($0)\n"] }
        ends += [
            "", "event: done\n\n", "event: done\ndata: [DONE]\n\n", "event: done\ndata: {}\n\n", "event: error\n\n",
        ]
        for end in ends {
            let bytes = Array((wire.finished(.words) + end).utf8)
            await check(subject, (end, bytes), wire.response(.words))
        }
        let binary = Array(wire.finished(.words).utf8) + [0x1F, 0x8B, 0xFF, 0x00, 0x0A, 0x80]
        await check(subject, ("binary", binary), wire.response(.words))
    }

    @Test(
        "The word for the end alone ends an answer of Chat Completions, and cuts off any other",
        arguments: Subject.protocols)
    func wordWithoutFinish(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let answer = ScriptedAnswer(text: ["One", " two"], usage: nil)
        for word in ["[DONE]", "\"[DONE]\"", "[done]", "DONE", "[DONE] "] {
            let bytes = Array((wire.beginning(answer, pieces: 2) + "data: \(word)\n\ndata: {\"a\":").utf8)
            let outcome = await subject.scripted(reply(bytes)).stream(request).outcome()
            #expect(LLMResponse.make(from: outcome.events).content == "One two")
            let isChat = subject.paths.0.hasSuffix("/chat/completions")
            #expect(outcome.error?.code == (isChat ? nil : .incomplete), "\(word)")
            let nothing = await subject.scripted(reply(Array("data: \(word)\n\n".utf8))).stream(request).outcome()
            #expect(nothing.error?.code == .incomplete, "\(word)")
        }
    }

    @Test("Before the end, what cannot be read is an error, and its words are told", arguments: Subject.protocols)
    func unreadable(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let beginning = wire.beginning(ScriptedAnswer(text: ["One", " two"]), pieces: 1)
        let unreadable: [(String, String?)] = [
            ("data: {\"choices\": [}\n\n", nil), ("data: {\"a\": 1,}\n\n", nil), ("data: 42\n\n", nil),
            ("data: true\n\n", nil),
            ("data: upstream gone\n\n", "upstream gone"), ("data: \"upstream gone\"\n\n", "upstream gone"),
            ("data: error: upstream gone\n\n", "error: upstream gone"),
        ]
        for (event, words) in unreadable {
            let outcome = await subject.scripted(reply(Array((beginning + event + beginning).utf8))).stream(request)
                .outcome()
            #expect(LLMResponse.make(from: outcome.events).content == "One")
            #expect(outcome.error?.code == .invalidResponse, "\(event)")
            #expect(outcome.error?.providerMessage == words, "\(event)")
        }
        // A line that is no event is the reason if nothing better comes.
        for line in ["upstream gone", "error: upstream gone", "Internal Server Error"] {
            let bytes = Array((beginning + line + "\n").utf8)
            let outcome = await subject.scripted(reply(bytes)).stream(request).outcome()
            #expect(LLMResponse.make(from: outcome.events).content == "One")
            #expect(outcome.error?.code == .providerFailure)
            #expect(outcome.error?.providerMessage == line)
        }
    }

    @Test("Characters that were cut between two pieces come out whole", arguments: Subject.protocols)
    func cutCharacters(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let answer = ScriptedAnswer(reasoning: ["aRa", "bRb"], text: ["aAa", "bBb", "!"])
        let halves: [([UInt8], [UInt8], String)] = [
            (Array(#"\ud83d"#.utf8), Array(#"\ude00"#.utf8), "😀"),
            (Array(#"\uD83D"#.utf8), Array(#"\uDE00 ok"#.utf8), "😀 ok"),
            ([0xF0, 0x9F], [0x98, 0x80], "😀"), ([0xF0], [0x9F, 0x98, 0x80], "😀"), ([0xE4, 0xBD], [0xA0], "你"),
            ([0xC3], [0xA9], "é"), (Array("x".utf8) + [0xC3], [0xA9], "xé"),
            (Array(#"\ud83d"#.utf8), Array("x".utf8), "\u{FFFD}x"), ([0xF0, 0x9F], Array("x".utf8), "\u{FFFD}x"),
            (Array("x".utf8), Array(#"\ude00"#.utf8), "x\u{FFFD}"),
            (Array("a\tb\u{1}".utf8), Array("\u{B}".utf8), "a\tb\u{1}\u{B}"),
        ]
        for (first, second, whole) in halves {
            var bytes = wire.stream(answer)
            for (mark, piece) in [("aRa", first), ("bRb", second), ("aAa", first), ("bBb", second)] {
                bytes = bytes.replacing(Array(mark.utf8), with: piece)
            }
            for isCut in [false, true] {
                let outcome = await subject.scripted(reply(bytes, isCut: isCut)).stream(request).outcome()
                #expect(outcome.error == nil)
                let response = LLMResponse.make(from: outcome.events)
                #expect(response.content == whole + "!")
                #expect(response.reasoning == whole)
                #expect(!outcome.events.contains(.text("")) && !outcome.events.contains(.reasoning("")))
            }
        }
    }

    @Test("A reply without a body says so, with its status", arguments: Subject.protocols, [204, 202, 205, 200])
    func empty(subject: Subject, status: Int) async throws {
        let empty = { HTTPResponse(status: status, body: HTTPBody([Array("\r\n".utf8)])) }
        let gateway = subject.scripted(empty(), empty())
        let whole = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(whole?.reason == "\(subject.displayName) sent an empty reply (\(status)).")
        #expect(whole?.isRetryable == (status == 200))
        #expect(await gateway.stream(request).outcome().error == whole)
    }

    @Test("An encoding that cannot be decoded is named", arguments: Subject.protocols, ["br", "zstd", "compress"])
    func encoding(subject: Subject, encoding: String) async throws {
        for body in [[0x0B, 0x02, 0x80, 0x48, 0x0A, 0xFF], Array("Hello".utf8)] as [[UInt8]] {
            let reply = { HTTPResponse(status: 200, headers: ["Content-Encoding": encoding], body: HTTPBody([body])) }
            let gateway = subject.scripted(reply(), reply())
            let whole = await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
            #expect(
                whole?.reason
                    == "\(subject.displayName) sent a reply in the encoding '\(encoding)', which cannot be decoded.")
            #expect(await gateway.stream(request).outcome().error == whole)
        }
    }

    @Test("A page says what it is, with its title", arguments: Subject.protocols)
    func page(subject: Subject) async throws {
        for page in [
            "<!DOCTYPE html>\n<html><head>\n<title>504 Gateway\n Time-out</title></head><body>x</body></html>",
            "\n\n  <html><title>504 Gateway Time-out</title>",
            "\u{FEFF}<?xml version=\"1.0\"?><Error><Message>504 Gateway Time-out</Message></Error>",
        ] {
            let outcome = await subject.scripted(reply(Array(page.utf8), type: "text/event-stream")).stream(request)
                .outcome()
            #expect(outcome.error?.code == .invalidResponse)
            #expect(outcome.error?.reason == "\(subject.displayName) sent a reply that is not JSON (it is a web page).")
            #expect(outcome.error?.providerMessage == "504 Gateway Time-out")
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

extension [UInt8] {
    /// The bytes with every occurrence of some replaced by others.
    fileprivate func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = self[...]
        while let first = rest.first {
            if rest.starts(with: old) {
                result += new
                rest = rest.dropFirst(old.count)
            } else {
                result.append(first)
                rest.removeFirst()
            }
        }
        return result
    }
}
