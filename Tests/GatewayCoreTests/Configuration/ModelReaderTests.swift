import Testing

@testable import GatewayCore

@Suite("Models in the configuration")
struct ModelReaderTests {
    private func read(_ text: String) -> GatewayConfiguration {
        ConfigurationFile.parse(text, file: "c.yaml")
    }

    private let local = ModelID(provider: "openai", model: "local:7b")

    @Test("Every figure is read")
    func figures() {
        let configuration = read(
            """
            models:
              openai:local:7b:
                context_window: 8192
                max_output_tokens: 1000
                input_price: 0.5
                cached_input_price: 0
                output_price: 2
                reasoning: false
                tokenizer: tekken
              mistral:empty:
                context_window:
            """)
        var model = CatalogModel(id: local)
        model.contextWindow = 8_192
        model.maxOutputTokens = 1_000
        model.inputPrice = 0.5
        model.cachedInputPrice = 0
        model.outputPrice = 2
        model.isReasoning = false
        model.tokenizer = "tekken"
        let empty = CatalogModel(id: ModelID(provider: "mistral", model: "empty"))
        #expect(configuration == GatewayConfiguration(models: [model, empty]))
    }

    @Test(
        "What is wrong is named with its place, and stops nothing else",
        arguments: [
            (
                "context_window: big", 21, "'context_window' must be a whole number above 0, but is a string ('big').",
            ),
            ("context_window: 0", 21, "'context_window' must be a whole number above 0, but is a whole number ('0')."),
            ("input_price: -1", 18, "'input_price' must be a number of at least 0, but is a whole number ('-1')."),
            ("output_price: .nan", 19, "'output_price' must be a number of at least 0, but is a number ('.nan')."),
            ("reasoning: 1", 16, "'reasoning' must be true or false, but is a whole number ('1')."),
            ("input_prize: 1", 5, "Unknown key 'input_prize' is ignored; did you mean 'input_price'?"),
            (
                "colour: red", 5,
                "Unknown key 'colour' is ignored. Known: context_window, max_output_tokens, input_price, "
                    + "cached_input_price, cache_write_price, long_cache_write_price, output_price, reasoning, images, tokenizer."
            ),
            (
                "tokenizer: bpe", 16,
                "'tokenizer' must be one of o200k_base, o200k_harmony, cl100k_base, tekken, mistral_v1, mistral_v2, "
                    + "mistral_v3, mistral_v7, but is a string ('bpe')."
            ),
        ])
    func wrong(line: String, column: Int, message: String) {
        let configuration = read("models:\n  openai:local:7b:\n    \(line)\n    max_output_tokens: 5\n")
        #expect(configuration.diagnostics.map(\.description) == ["c.yaml:3:\(column): \(message)"])
        var model = CatalogModel(id: local)
        model.maxOutputTokens = 5
        #expect(configuration.models == [model])
        #expect(configuration.fileFault == nil)
    }

    @Test(
        "A models value that is not a map is reported",
        arguments: [
            ("models: 5", "c.yaml:1:9: models must be a map of models, but is a whole number."),
            ("models: {openai:m: 5}", "c.yaml:1:20: The model 'openai:m' must be a map, but is a whole number."),
            ("models: {m: {}}", "c.yaml:1:10: Models are named provider:model; 'm' is ignored."),
        ])
    func noMap(text: String, diagnostic: String) {
        #expect(read(text).diagnostics.map(\.description) == [diagnostic])
        #expect(read(text).fileFault == nil)
    }

    @Test("It wins over the catalogue field by field, and adds what is not in it")
    func merging() throws {
        let gpt = ModelID(provider: "openai", model: "gpt-4o")
        let builtIn = try #require(ModelCatalog.builtIn[gpt])
        let factory = try LLMGatewayFactory.make(
            yaml: "models: {openai:gpt-4o: {input_price: 7}, openai:local:7b: {context_window: 512}}")
        var expected = builtIn
        expected.inputPrice = 7
        // A price of one's own is no provider's, whatever the tier.
        expected.priceTiers = PriceTiers()
        #expect(factory.table[gpt] == expected)
        #expect(factory.table[local]?.contextWindow == 512)
        #expect(factory.table.models.count == ModelCatalog.builtIn.models.count + 1)
        #expect(factory.knownModels(of: "openai").last == local)
    }

    @Test("A figure of a model that nobody knows does not make a reasoning model one that does not")
    func reasoning() throws {
        let factory = try LLMGatewayFactory.make(
            ["OPENAI_API_KEY": "key"],
            yaml: """
                models:
                  openai:gpt-5-new: {input_price: 1}
                  openai:gpt-5-plain: {reasoning: false}
                  openai:thinker: {reasoning: true}
                """)
        #expect(try factory.makeGateway("openai:gpt-5-new").abilities.temperatures == nil)
        #expect(try factory.makeGateway("openai:gpt-5-plain").abilities.temperatures != nil)
        #expect(try factory.makeGateway("openai:thinker").abilities.temperatures == nil)
    }
}
