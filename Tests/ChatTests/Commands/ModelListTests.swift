import GatewayCore
import Testing

@testable import Chat

@Suite("List of models")
struct ModelListTests {
    @Test("Alone it shows the model and what can be chosen, the current one marked")
    func list() {
        #expect(
            CommandTranscript.text(of: "/model") == """
                > /model
                Using openai:gpt-4o.

                demo  no key needed
                  tour

                mistral  key set (MISTRAL_API_KEY)
                  mistral-large-latest  mistral-small-latest

                openai  key set (OPENAI_API_KEY)
                  • gpt-4o  gpt-4o-mini  o3

                """)
    }

    @Test("A provider without a key says which variable to set")
    func listWithoutKeys() {
        #expect(
            CommandTranscript.text(
                of: "/model", session: .make(gateway: .make(.tour)),
                factory: .make(environment: ["MISTRAL_API_KEY": ""]))
                    == """
                    > /model
                    Using demo:tour.

                    demo  no key needed
                      • tour

                    mistral  no key (set MISTRAL_API_KEY)
                      mistral-large-latest  mistral-small-latest

                    openai  no key (set OPENAI_API_KEY)
                      gpt-4o  gpt-4o-mini  o3

                    """)
    }

    @Test("Profiles come first, with their models and whether they have a key")
    func listWithProfiles() {
        let settings = SessionSettings.make(model: ModelID(provider: "openai", model: "gpt-4o-mini"), profile: "fast")
        let text = CommandTranscript.text(
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

                mistral  no key (set MISTRAL_API_KEY)
                  mistral-large-latest  mistral-small-latest

                openai  key set (OPENAI_API_KEY)
                  gpt-4o  • gpt-4o-mini  o3

                """)
    }

    @Test("Names flow within the columns", arguments: [20, 24, 40])
    func narrowList(columns: Int) {
        let text = CommandTranscript.text(of: "/model", columns: columns)
        let names = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(names.allSatisfy { $0.count <= max(columns, 22) })
        #expect(names.joined().split(separator: " ").filter { $0 != "•" }.count == 6)
    }
}
