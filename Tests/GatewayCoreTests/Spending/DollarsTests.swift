import Testing

@testable import GatewayCore

@Suite("Exact money")
struct DollarsTests {
    @Test(
        "An amount has all its decimals and no more, and reads back as itself",
        arguments: [
            (0, "0"), (1, "0.000000000001"), (696_000_000, "0.000696"), (1_000_000_000_000, "1"),
            (12_345_600_000_000, "12.3456"), (-500_000_000_000, "-0.5"),
        ])
    func text(picos: Int, text: String) {
        #expect(Dollars(picos: picos).description == text)
        #expect(Dollars(text.utf8.map(\.self)) == Dollars(picos: picos))
    }

    @Test(
        "A number is read as JSON may have it",
        arguments: [
            ("6.96e-4", 696_000_000), ("6.96E-04", 696_000_000), ("2e1", 20_000_000_000_000),
            ("1.0", 1_000_000_000_000),
            ("0.0000000000016", 2), ("0.12345678901234567890", 123_456_789_012),
        ])
    func reading(text: String, picos: Int) {
        #expect(Dollars(Array(text.utf8))?.picos == picos)
    }

    @Test(
        "What is no amount is none",
        arguments: ["", "-", "null", "1x", "1e", "e5", "1e400", "\"1\"", "99999999999"])
    func damage(text: String) {
        #expect(Dollars(Array(text.utf8)) == nil)
    }

    @Test("Amounts beyond what a number holds are the largest one, and don't end the program")
    func overflow() {
        #expect(Dollars(tokens: .max, at: 10).picos == .max)
        #expect((Dollars(picos: .max) + Dollars(picos: 1)).picos == .max)
    }

    @Test("Every model of the catalog costs what its prices say, with every column of them")
    func catalog() throws {
        var usage = Usage(promptTokens: 300_001, completionTokens: 77, cachedTokens: 1_000, cacheWriteTokens: 2_003)
        usage.longCacheWriteTokens = 1_001
        var compared = 0
        for model in ModelCatalog.builtIn.models {
            guard let dollars = model.cost(of: usage) else { continue }
            let exact = try #require(model.billedPrices(for: usage)).cost(of: usage)
            #expect((exact.value - dollars).magnitude < 1e-11, "\(model.id)")
            compared += 1
        }
        #expect(compared > 50)
    }
}
