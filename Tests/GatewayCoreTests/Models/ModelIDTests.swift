import GatewayCore
import Testing

@Suite("Model names")
struct ModelIDTests {
    @Test("The first colon divides provider and model")
    func firstColon() throws {
        let id = try #require(ModelID("openai:ft:gpt-4o:acme"))
        #expect(id.provider == "openai")
        #expect(id.model == "ft:gpt-4o:acme")
        #expect(id.description == "openai:ft:gpt-4o:acme")
    }

    @Test(
        "A text without a colon, or with nothing on one side, is no full name",
        arguments: ["", "gpt-4o", ":x", "x:", ":"])
    func incomplete(text: String) {
        #expect(ModelID(text) == nil)
    }

    @Test("A model that has its provider's prefix already is not prefixed twice")
    func noDoublePrefix() {
        #expect(ModelID(provider: "openai", model: "openai:gpt-4o") == ModelID(provider: "openai", model: "gpt-4o"))
        #expect(ModelID("openai:openai:gpt-4o")?.description == "openai:gpt-4o")
    }

    @Test("Another provider's prefix is part of the model's name")
    func foreignPrefix() {
        #expect(ModelID(provider: "openai", model: "mistral:x").description == "openai:mistral:x")
        #expect(ModelID(provider: "open", model: "openai:x").model == "openai:x")
    }
}
