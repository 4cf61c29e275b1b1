import GatewayCore
import GatewaySchema
import TestSupport
import Testing

@Suite("Every gateway: answers")
struct AnswerConformanceTests {
    struct Person: Decodable, Equatable {
        var name: String
        var age: Int
    }

    @Test("The whole reply and the collected stream are equal", arguments: Subject.all)
    func wholeEqualsStream(subject: Subject) async throws {
        let (gateway, _) = try subject.answering()
        let requests = [
            LLMRequest(system: "Be brief.", prompt: "Hi", temperature: 0),
            LLMRequest(prompt: "Who?", responseFormat: .jsonSchema(try Schema(Subject.schema))),
            LLMRequest(prompt: "Who?", responseFormat: .json),
        ]
        for request in requests {
            let whole = try await gateway.generate(request)
            #expect(try await gateway.stream(request).collect() == whole)
            #expect(!whole.content.isEmpty)
            #expect(whole.finishReason.kind == .stop)
            #expect(whole.usage != nil)
            #expect((whole.parsed != nil) == request.responseFormat.isStructured)
        }
    }

    @Test("A stream that is read twice asks twice and gives the same", arguments: Subject.all)
    func twice(subject: Subject) async throws {
        let (gateway, server) = try subject.answering()
        let stream = gateway.stream(LLMRequest(prompt: "Hi"))
        #expect(try await stream.collect() == stream.collect())
        #expect(server.requests.count == (subject.wire == nil ? 0 : 2))
    }

    @Test("Text events are never empty, and the finish comes after all text", arguments: Subject.all)
    func shape(subject: Subject) async throws {
        let (gateway, _) = try subject.answering()
        let (events, error) = await gateway.stream(LLMRequest(prompt: "Hi")).outcome()
        #expect(error == nil)
        #expect(!events.contains(.text("")) && !events.contains(.reasoning("")))
        let finish = try #require(
            events.lastIndex { if case .finish(let reason) = $0 { reason.kind == .stop } else { false } })
        let after = events[(finish + 1)...]
        #expect(after.allSatisfy { if case .usage = $0 { true } else { false } })
    }

    @Test("A schema is obeyed, parsed and checked", arguments: Subject.all)
    func schema(subject: Subject) async throws {
        let (gateway, _) = try subject.answering()
        let schema = try Schema(Subject.schema)
        let response = try await gateway.generate(LLMRequest(prompt: "Ada", responseFormat: .jsonSchema(schema)))
        #expect(try StructuredOutput.check(response, against: schema) == response.parsed)
        let result = try await gateway.generateStructured(Person.self, schema: schema, for: LLMRequest(prompt: "Ada"))
        #expect(result.value.name.hasPrefix("Ada"))
        #expect(result.response == response)
    }

    @Test("A task that is cancelled already gets no answer", arguments: Subject.all)
    func cancelledBefore(subject: Subject) async throws {
        let (gateway, server) = try subject.answering()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await gateway.stream(LLMRequest(prompt: "Hi")).collect()
        }
        let error = await #expect(throws: GatewayError.self) { try await task.value }
        #expect(error == GatewayError(.cancelled, "The request was canceled.", provider: subject.name))
        #expect(server.requests == [])
    }

    @Test("Its id is its provider's name and the model, and it tells what it takes", arguments: Subject.all)
    func description(subject: Subject) throws {
        let gateway = subject.scripted()
        #expect(gateway.id.provider == subject.name)
        #expect(gateway.id == ModelID(gateway.id.description))
        let temperatures = try #require(gateway.abilities.temperatures)
        #expect(temperatures.contains(0) && temperatures.contains(LLMGatewayFactory.documentedTemperature))
        #expect(gateway.countTokens("Hello, world").count > 0)
    }
}
