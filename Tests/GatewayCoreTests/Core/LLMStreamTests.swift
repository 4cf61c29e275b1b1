import Synchronization
import GatewayJSON
import GatewayCore
import Testing

@Suite("Streams")
struct LLMStreamTests {
    @Test("Events come one by one in the order of the source, and empty steps are no end")
    func order() async throws {
        let stream = LLMStream.make([
            .events([]), .events([.text("a"), .reasoning("b")]), .events([]), .events([.text("c")]),
            .events([.finish(FinishReason(.stop))]),
        ])
        var events: [StreamEvent] = []
        for try await event in stream { events.append(event) }
        #expect(events == [.text("a"), .reasoning("b"), .text("c"), .finish(FinishReason(.stop))])
    }

    @Test("An error is thrown once, after everything before it, and then the stream is at its end")
    func errorOnce() async throws {
        let counts = ScriptedSource.Counts()
        let broken = GatewayError(.connection, "It broke.")
        let stream = LLMStream.make([.events([.text("a")]), .failure(broken), .events([.text("b")])], counts: counts)
        var iterator = stream.makeAsyncIterator()
        #expect(try await iterator.next() == .text("a"))
        await #expect(throws: broken) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
        #expect(counts.asked.withLock { $0 } == 2)
    }

    @Test("After the end the source is not asked again")
    func endOnce() async throws {
        let counts = ScriptedSource.Counts()
        var iterator = LLMStream.make([], counts: counts).makeAsyncIterator()
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
        #expect(counts.asked.withLock { $0 } == 1)
    }

    @Test("Nothing is started before the first event is asked for, and nothing is read ahead")
    func lazy() async throws {
        let counts = ScriptedSource.Counts()
        let stream = LLMStream.make([.events([.text("a")]), .events([.text("b")])], counts: counts)
        #expect(counts.made.withLock { $0 } == 0)
        var iterator = stream.makeAsyncIterator()
        #expect(counts.asked.withLock { $0 } == 0)
        _ = try await iterator.next()
        #expect(counts.asked.withLock { $0 } == 1)
    }

    @Test("Collecting gives the response that the events describe")
    func collect() async throws {
        let usage = Usage(promptTokens: 1, completionTokens: 2)
        let stream = LLMStream.make([
            .events([.metadata(["model": "told", "id": "x"]), .reasoning("Hm"), .text("He")]),
            .events([.text("llo"), .finish(FinishReason(.length, raw: "max")), .usage(usage)]),
        ])
        let expected = LLMResponse(
            content: "Hello", reasoning: "Hm", usage: usage, model: "told",
            finishReason: FinishReason(.length, raw: "max"), metadata: ["id": "x"])
        #expect(try await stream.collect() == expected)
    }

    @Test("Collecting throws the error that ended the stream")
    func collectError() async {
        let broken = GatewayError(.incomplete, "It was cut.")
        await #expect(throws: broken) {
            try await LLMStream.make([.events([.text("a")]), .failure(broken)]).collect()
        }
    }
}
