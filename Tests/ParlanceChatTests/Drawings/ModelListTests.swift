import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("List of models")
struct ModelListTests {
    @Test("Alone it shows the model and what can be chosen, the current one marked")
    func list() async {
        #expect(
            await CommandTranscript.text(of: "/model") == """
                > /model
                Using openai:gpt-4o.

                demo  no key needed
                  tour

                mistral  key set (MISTRAL_API_KEY)
                  mistral-large-latest  mistral-small-latest

                openai  key set (OPENAI_API_KEY)
                  • gpt-4o  gpt-4o-mini  o3

                once a key is set
                  anthropic (ANTHROPIC_API_KEY)  azure (AZURE_OPENAI_API_KEY)
                  deepseek (DEEPSEEK_API_KEY)  gemini (GEMINI_API_KEY)  groq (GROQ_API_KEY)
                  openrouter (OPENROUTER_API_KEY)  together (TOGETHER_API_KEY)
                  xai (XAI_API_KEY)

                your own servers
                  llamacpp  lmstudio  ollama  vllm

                """)
    }

    @Test("A provider without a key says which variable to set")
    func listWithoutKeys() async {
        #expect(
            await CommandTranscript.text(
                of: "/model", session: .make(gateway: .make(.tour)),
                factory: .make(environment: ["MISTRAL_API_KEY": ""]))
                    == """
                    > /model
                    Using demo:tour.

                    demo  no key needed
                      • tour

                    once a key is set
                      anthropic (ANTHROPIC_API_KEY)  azure (AZURE_OPENAI_API_KEY)
                      deepseek (DEEPSEEK_API_KEY)  gemini (GEMINI_API_KEY)  groq (GROQ_API_KEY)
                      mistral (MISTRAL_API_KEY)  openai (OPENAI_API_KEY)
                      openrouter (OPENROUTER_API_KEY)  together (TOGETHER_API_KEY)
                      xai (XAI_API_KEY)

                    your own servers
                      llamacpp  lmstudio  ollama  vllm

                    """)
    }

    @Test("A provider that lacks its key offers nothing but the model in use")
    func currentWithoutKey() async {
        let text = await CommandTranscript.text(
            of: "/model", factory: .make(environment: ["MISTRAL_API_KEY": "key"]))
        #expect(text.contains("\nopenai  no key (set OPENAI_API_KEY)\n  • gpt-4o\n\n"), "\(text)")
        #expect(!text.contains("gpt-4o-mini"), "\(text)")
    }

    @Test("Profiles come first, with their models and whether they have a key")
    func listWithProfiles() async {
        let settings = SessionSettings.make(model: ModelID(provider: "openai", model: "gpt-4o-mini"), profile: "fast")
        let text = await CommandTranscript.text(
            of: "/model", session: .make(settings: settings),
            factory: .make(configuration: .make(), environment: ["OPENAI_API_KEY": "key"]))
        #expect(
            text == """
                > /model
                Using openai:gpt-4o-mini (profile fast).

                profiles
                  creative  mistral:mistral-large-latest  no key
                • fast  openai:gpt-4o-mini
                  lost  unknown provider

                demo  no key needed
                  tour

                openai  key set (OPENAI_API_KEY)
                  gpt-4o  • gpt-4o-mini  o3

                once a key is set
                  anthropic (ANTHROPIC_API_KEY)  azure (AZURE_OPENAI_API_KEY)
                  deepseek (DEEPSEEK_API_KEY)  gemini (GEMINI_API_KEY)  groq (GROQ_API_KEY)
                  mistral (MISTRAL_API_KEY)  openrouter (OPENROUTER_API_KEY)
                  together (TOGETHER_API_KEY)  xai (XAI_API_KEY)

                your own servers
                  llamacpp  lmstudio  ollama  vllm

                """)
    }

    @Test("Names flow within the columns", arguments: [20, 24, 40])
    func narrowList(columns: Int) async {
        let text = await CommandTranscript.text(of: "/model", columns: columns)
        let names = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(names.allSatisfy { $0.count <= max(columns, 33) })
        let words = names.joined(separator: " ").split(separator: " ")
        for model in ["tour", "mistral-large-latest", "mistral-small-latest", "gpt-4o", "gpt-4o-mini", "o3", "ollama"] {
            #expect(words.count { $0 == model } == 1, "\(model)")
        }
    }

    @Test("A provider that has told its models says when; of very many the first are named")
    func told() async throws {
        let folder = try TemporaryDirectory()
        let cache = ModelListCache(folder: folder.path)
        let models = (100...199).map { CatalogModel(id: ModelID(provider: "openai", model: "m\($0)")) }
        cache.store(OfferedModels(provider: "openai", fetched: Date().timeIntervalSince1970 - 7300, models: models))
        var factory = LLMGatewayFactory.make()
        factory.modelLists = cache
        let text = await CommandTranscript.text(of: "/model", factory: factory)
        #expect(text.contains("openai  key set (OPENAI_API_KEY)  fetched 2 hours ago\n"))
        #expect(text.contains("m156") && !text.contains("m157"))
        #expect(text.contains("and 43 more: parlance models openai"))
    }
}
