import GatewayCore
import Testing

@Suite("Budgets as they are written")
struct BudgetTests {
    @Test(
        "Money and tokens are told apart",
        arguments: [
            ("0.50", .money(0.5)), ("$2", .money(2)), ("20k", .tokens(20_000)), ("20k tokens", .tokens(20_000)),
            ("1,500 tokens", .tokens(1_500)), ("300t", .tokens(300)), ("2M", .tokens(2_000_000)),
            ("", nil), ("0", nil), ("-1", nil), ("much", nil), ("$5 tokens", nil), ("nan", nil), ("inf", nil),
            ("0.5 tokens", nil),
        ] as [(String, Budget?)])
    func parsing(text: String, budget: Budget?) {
        #expect(Budget(text) == budget)
    }

    @Test(
        "The configuration takes what /budget takes",
        arguments: [
            ("budget: 0.50", .money(0.5)), ("budget: 20k tokens", .tokens(20_000)), ("budget: \"$3\"", .money(3)),
            ("budget:", nil),
        ] as [(String, Budget?)])
    func configured(text: String, budget: Budget?) {
        #expect(ConfigurationFile.parse(text, file: "c.yaml") == GatewayConfiguration(budget: budget))
    }

    @Test(
        "An invalid budget is reported with its location, and stops nothing else",
        arguments: [
            ("much", "a string ('much')"), ("-1", "a whole number ('-1')"), ("true", "a boolean ('true')"),
            ("[1]", "a list"),
        ])
    func wrong(value: String, given: String) {
        let configuration = ConfigurationFile.parse("budget: \(value)", file: "c.yaml")
        #expect(configuration.budget == nil)
        #expect(
            configuration.diagnostics.map(\.description) == [
                "c.yaml:1:9: 'budget' must be dollars such as 0.50, or tokens such as 20k tokens, but is \(given)."
            ])
        #expect(configuration.fileFault == nil)
    }
}
