import Testing

@testable import GatewayCore

@Suite("Where titles come from")
struct TitleSourceTests {
    @Test(
        "The configuration says whether a model makes titles; by default none is asked",
        arguments: [
            ("titles: model", TitleSource.model), ("titles: Prompt", .prompt), ("titles:", .prompt), ("", .prompt),
        ])
    func source(text: String, source: TitleSource) {
        let configuration = ConfigurationFile.parse(text, file: "config.yaml")
        #expect(configuration.titles == source)
        #expect(configuration.diagnostics.isEmpty)
    }

    @Test("Anything else is reported, and asks no model")
    func slip() {
        let configuration = ConfigurationFile.parse("titles: always", file: "config.yaml")
        #expect(configuration.titles == .prompt)
        #expect(
            configuration.diagnostics.map(\.message) == [
                "'titles' must be prompt or model, but is a string ('always')."
            ])
    }
}
