import TestSupport
import Testing

@testable import GatewayCore

/// The guide's reference of the configuration, held against the keys that the readers know.
@Suite("The reference of the configuration")
struct ConfigurationReferenceTests {
    private let article: GuideFile

    init() throws {
        article = try GuideFile("Configuration")
    }

    @Test(
        "It describes each key that is read, and no other",
        arguments: [
            ("Top level", ConfigurationKey.names(ConfigurationKey.Top.self)),
            ("Profiles", ConfigurationKey.names(ConfigurationKey.Profile.self)),
            ("Providers", ConfigurationKey.names(ConfigurationKey.Provider.self)),
            ("Connections", ConfigurationKey.names(ConfigurationKey.Connection.self)),
            ("Local models", ConfigurationKey.names(ConfigurationKey.Local.self)),
            ("Models", ConfigurationKey.names(ConfigurationKey.Model.self)),
        ])
    func keys(heading: String, names: [String]) {
        #expect(article.rows(below: heading).map { $0[0] } == names.map { "`\($0)`" })
        for row in article.rows(below: heading) { #expect(row[1].count > 3, "\(row[0])") }
    }

    @Test("The words that a key accepts are those of the reader")
    func words() throws {
        func value(_ key: String, _ heading: String) throws -> Set<String> {
            Set(GuideFile.code(in: try #require(article.rows(below: heading).first { $0[0] == "`\(key)`" })[1]))
        }
        #expect(try value("dialect", "Profiles") == Set(ProviderDialect.allCases.map(\.rawValue)))
        #expect(try value("notify", "Top level") == Set(AnswerAlert.allCases.map(\.rawValue)))
        #expect(try value("titles", "Top level") == Set(TitleSource.allCases.map(\.rawValue)))
    }

    @Test("Every example of the guide is read without a warning")
    func examples() throws {
        let blocks = try GuideFile.all().flatMap { file in file.blocks(of: "yaml").map { (file.name, $0) } }
        #expect(blocks.count > 1)
        for (name, block) in blocks {
            #expect(ConfigurationFile.parse(block, file: "c.yaml").diagnostics == [], "\(name)")
        }
    }

    @Test("The example shows a profile, a provider, a model, and the local one")
    func example() throws {
        let block = try #require(article.blocks(of: "yaml").first)
        let configuration = ConfigurationFile.parse(block, file: "c.yaml")
        #expect(configuration.profiles.map(\.name) == ["default", "creative", "box", "work"])
        #expect(configuration.providers.map(\.name) == ["acme"])
        #expect(configuration.models.map(\.id.description) == ["openai:my-model"])
        #expect(configuration.localServer.defaultModel == "~/models/qwen.gguf")
        #expect(configuration.budget == .money(0.5))
        #expect(configuration.notify == .bell)
        #expect(configuration.titles == .model)
    }

    @Test("The providers and their variables are those that are built in")
    func providers() throws {
        let models = try GuideFile("Models")
        let rows = models.rows(below: "Providers")
        let named = rows.flatMap { GuideFile.code(in: $0[0]) }
        let hidden: Set = ["demo", "local"]
        #expect(Set(named) == Set(ProviderDefinition.builtIn.map(\.name)).subtracting(hidden))
        for definition in ProviderDefinition.builtIn where !hidden.contains(definition.name) {
            let row = rows.first { GuideFile.code(in: $0[0]).contains(definition.name) }
            for variable in [definition.keyVariable].compactMap(\.self) + definition.otherKeyVariables {
                #expect(row?[1].contains("`\(variable)`") == true, "\(definition.name): \(variable)")
            }
        }
    }
}
