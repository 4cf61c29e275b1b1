import GatewayTokenizers
import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Counting for a gateway")
struct TokenCounterTests {
    private static func gateway(_ model: String, settings: ((inout GatewaySettings) -> Void)? = nil) -> OpenAIGateway {
        var all = GatewaySettings(model: model, transport: ScriptedTransport())
        settings?(&all)
        return OpenAIGateway(apiKey: "key", settings: all)
    }

    private let request = LLMRequest(system: "Be brief.", prompt: "Hello there, how are you?")

    @Test("Without reports it counts as the gateway does, schema and all")
    func plain() throws {
        var structured = request
        structured.responseFormat = .jsonSchema(try Schema(["type": "object", "title": "City"]))
        for gateway in [Self.gateway("gpt-4o"), Self.gateway("some-model")] {
            let counter = TokenCounter(gateway)
            #expect(counter.count(request) == gateway.countTokens(request))
            #expect(counter.count(structured) == gateway.countTokens(structured))
            #expect(counter.count(answer: "Hello") == gateway.countTokens("Hello"))
            let measure = counter.measure(structured)
            #expect(measure.tokens == gateway.countTokens(request).count)
            #expect(measure.schemaTokens > 0)
            #expect(measure.messages == 2 && measure.hasSystem)
        }
    }

    @Test("The numbers of an exact model stay, whatever is reported; the difference is told")
    func exact() {
        var counter = TokenCounter(Self.gateway("gpt-4o"))
        let before = counter.count(request)
        let report = counter.learn(
            from: request, answer: "Fine.", usage: Usage(promptTokens: 99, completionTokens: 9))
        #expect(counter.count(request) == before)
        #expect(report.prompt.count == before.count)
        #expect(report.usage.promptTokens == 99)
    }

    @Test("A conversation goes on from the number that was reported for it")
    func resumeHint() {
        var counter = TokenCounter(Self.gateway("some-model"))
        let answer = "Ich heiße Österreich, äußerst schön."
        let counted = counter.count(request).count
        counter.learn(from: request, answer: answer, usage: Usage(promptTokens: counted + 3, completionTokens: 18))
        // A text in which the nearest tokenizer is far off.
        var next = request
        next.messages += [.assistant(answer), .user("Go on.")]
        counter.learn(from: next, answer: "No.", usage: Usage(promptTokens: counted + 60, completionTokens: 3))
        let unmoved = TokenCounter(counter.gateway, calibration: counter.calibration)
        #expect(counter.count(next).count == counted + 60)
        #expect(unmoved.count(next).count < counted + 60)

        var further = next
        further.messages += [.assistant("No."), .user("Yes.")]
        #expect(counter.count(further).count > unmoved.count(further).count)
        // Another conversation has nothing of it.
        let other = LLMRequest(prompt: "Something else")
        #expect(counter.count(other) == unmoved.count(other))
    }

    @Test("One report that is far off moves the next number by a bounded part")
    func boundedCorrection() {
        var counter = TokenCounter(Self.gateway("some-model"))
        for _ in 0..<6 {
            counter.learn(from: request, answer: "Fine.", usage: .init(promptTokens: 20, completionTokens: 2))
        }
        counter.learn(from: request, answer: "Fine.", usage: .init(promptTokens: 500, completionTokens: 2))
        #expect(counter.count(request).count < 100)
    }

    @Test("A tokenizer that the catalogue names counts, as an estimate; the published one stays exact")
    func namedTokenizer() {
        func count(_ model: String, _ tokenizer: String) -> ModelTokenizer {
            var entry = CatalogModel(id: ModelID(provider: "openai", model: model))
            entry.tokenizer = tokenizer
            return Self.gateway(model) { $0.catalog = ModelCatalog([entry]) }.tokenizer
        }
        #expect(count("some-model", "tekken").tokenizer.name == "tekken")
        #expect(!count("some-model", "tekken").isExact)
        #expect(!count("some-model", "o200k_base").isExact)
        #expect(count("gpt-4o", "o200k_base").isExact)
        #expect(count("gpt-4o", "tekken").tokenizer.name == "tekken")
        #expect(!count("gpt-4o", "tekken").isExact)
    }

    @Test("A gateway tells the address of a server other than the provider's, without what may be secret in it")
    func address() {
        #expect(Self.gateway("m").baseURL == nil)
        #expect(Self.gateway("m") { $0.baseURL = OpenAIGateway.defaultBaseURL }.baseURL == nil)
        #expect(
            Self.gateway("m") { $0.baseURL = "http://me:secret@127.0.0.1:8080/v1?key=1" }.baseURL
                == "http://127.0.0.1:8080/v1")
        #expect(MistralGateway(model: "m", apiKey: "key", transport: ScriptedTransport()).baseURL == nil)
        #expect(
            MistralGateway(
                model: "m", apiKey: "key", baseURL: "https://api.eu.mistral.ai", transport: ScriptedTransport()
            ).baseURL == "https://api.eu.mistral.ai/v1")
    }
}
