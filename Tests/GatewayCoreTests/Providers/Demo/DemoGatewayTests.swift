import GatewayJSON
import Synchronization
import Testing

@testable import GatewayCore

@Suite("The demonstration")
struct DemoGatewayTests {
    private func gateway(
        temperature: Double? = nil, maxTokens: Int? = nil, pause: @escaping @Sendable () async throws -> Void = {}
    ) -> DemoGateway {
        DemoGateway(
            settings: GatewaySettings(
                model: "tour", temperature: temperature, maxTokens: maxTokens, transport: ScriptedTransport()),
            pause: pause)
    }

    @Test("It repeats what it was told, says that it is no language model, and how to connect one")
    func tour() async throws {
        let content = try await gateway().generate(LLMRequest(prompt: "Hello, **you**\n\nthere")).content
        #expect(content.contains("> Hello, **you**\n> \n> there\n"))
        #expect(content.contains("*not* a language model"))
        #expect(content.contains("export OPENAI_API_KEY=…"))
        #expect(content.contains("export MISTRAL_API_KEY=…"))
        #expect(content.contains("OPENAI_BASE_URL=http://127.0.0.1:8080/v1"))
    }

    @Test("It pretends to think as hard as it is told, and counts that")
    func effort() async throws {
        #expect(gateway().abilities.efforts == ReasoningEffort.allCases)
        let plain = try await gateway().generate(LLMRequest(prompt: "Hi"))
        #expect(plain.reasoning == "")
        let low = try await gateway().generate(LLMRequest(prompt: "Hi", reasoning: .low))
        #expect(
            low.reasoning
                == "Effort low. Step 1 of 2: a model would think here. Step 2 of 2: a model would think here.")
        let max = try await gateway().generate(LLMRequest(prompt: "Hi", reasoning: .max))
        #expect((max.usage?.reasoningTokens ?? 0) > (low.usage?.reasoningTokens ?? 0))
        #expect(low.content == plain.content)
    }

    @Test("From the second message on it is short, and still says what it is")
    func secondMessage() async throws {
        let request = LLMRequest(messages: [.user("One"), .assistant("…"), .user("Two")])
        #expect(
            try await gateway().generate(request).content == """
                You said:

                > Two

                This is message 2 of our conversation.

                I am the **demo**, not a language model: I can only repeat what I am told.

                Next: `table` shows a table, aligned as it arrives.
                """)
    }

    @Test("It tells the temperature and the system prompt that it was given")
    func settings() async throws {
        let request = LLMRequest(messages: [.system("Be kind."), .user("One"), .assistant("…"), .user("Two")])
        let content = try await gateway(temperature: 0.7).generate(request).content
        #expect(
            content.contains(
                "This is message 2 of our conversation. The temperature is 0.7. The system prompt is: Be kind."))
        var cold = request
        cold.temperature = 0
        #expect(try await gateway(temperature: 0.7).generate(cold).content.contains("The temperature is 0.0."))
    }

    @Test("It streams word by word with a pause before each, and loses nothing")
    func words() async throws {
        let pauses = Mutex(0)
        let gateway = gateway { pauses.withLock { $0 += 1 } }
        let request = LLMRequest(prompt: "a  b\n\tc 👩‍🚀 é")
        var words: [String] = []
        var others: [StreamEvent] = []
        for try await event in gateway.stream(request) {
            if case .text(let word) = event { words.append(word) } else { others.append(event) }
        }
        let response = try await gateway.generate(request)
        #expect(words.joined() == response.content)
        #expect(words.count > 50)
        #expect(words.allSatisfy { !$0.isEmpty })
        #expect(pauses.withLock { $0 } == words.count)
        #expect(others == [.finish(FinishReason(.stop, raw: "stop")), .usage(try #require(response.usage))])
    }

    @Test("The whole reply is not waited for")
    func noPause() async throws {
        struct Paused: Error {}
        #expect(try await gateway { throw Paused() }.generate(LLMRequest(prompt: "Hi")).content.isEmpty == false)
    }

    @Test("Usage is counted from the messages and the answer")
    func usage() async throws {
        let request = LLMRequest(system: "Be kind.", prompt: "Hello, world")
        let response = try await gateway().generate(request)
        let prompt = gateway().countTokens(request)
        let completion = gateway().countTokens(response.content)
        #expect(response.usage == Usage(promptTokens: prompt.count, completionTokens: completion.count))
        #expect(prompt.isExact && completion.isExact && prompt.count > 0)
    }

    @Test(
        "A token limit ends the answer, and says so",
        arguments: [(3, nil, 3), (nil, 2, 2), (1, 9, 1), (0, nil, 0), (-1, nil, 0)] as [(Int?, Int?, Int)])
    func limit(request: Int?, gateway limit: Int?, words: Int) async throws {
        let response = try await gateway(maxTokens: limit).generate(LLMRequest(prompt: "Hi", maxTokens: request))
        #expect(response.content.split(whereSeparator: \.isWhitespace).count == words)
        #expect(response.finishReason == FinishReason(.length, raw: "length"))
        #expect(try await gateway(maxTokens: 100_000).generate(LLMRequest(prompt: "Hi")).finishReason.kind == .stop)
    }

    @Test("When its pause is cancelled the answer ends")
    func cancelled() async throws {
        let stream = gateway { throw CancellationError() }.stream(LLMRequest(prompt: "Hi"))
        await #expect(throws: GatewayError(.cancelled, "The request was canceled.", provider: "demo")) {
            try await stream.collect()
        }
    }

    @Test("Asked for JSON it answers with JSON that holds what it was told")
    func json() async throws {
        let response = try await gateway().generate(LLMRequest(prompt: "Say \"hi\"\n", responseFormat: .json))
        #expect(response.parsed == ["you_said": "Say \"hi\"\n"])
    }
}
