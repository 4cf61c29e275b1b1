import TestSupport
import Testing

@testable import GatewayCore

@Suite("The list of limits")
struct LimitsTests {
    @Test("The guide's table is the list")
    func guide() throws {
        let rows = try GuideFile("Limits").rows(below: "Limits")
        #expect(rows == Limits.all.map { [$0.subject, $0.text, $0.outcome] })
    }

    @Test("Each has a name of its own, an amount and a sentence")
    func whole() {
        #expect(Set(Limits.all.map(\.subject)).count == Limits.all.count)
        #expect(Limits.all.allSatisfy { $0.amount > 0 && $0.outcome.hasSuffix(".") })
    }

    @Test(
        "Bytes in the largest unit that fits",
        arguments: [
            (64 << 20, "64 MiB"), (64 << 10, "64 KiB"), (1 << 31, "2 GiB"), (5_000_000, "5 MB"), (64_000, "64 kB"),
            (1_000_001, "1,000,001 bytes"), (5, "5 bytes"), (999, "999 bytes"), (1_500, "1,500 bytes"),
        ])
    func bytes(count: Int, text: String) {
        #expect(Limit.bytes(count) == text)
    }

    @Test("The limits of YAML are those that its reader has")
    func yaml() {
        let deep = String(repeating: "[", count: Limits.yamlDepth.amount + 1)
        let configuration = ConfigurationFile.parse("theme: " + deep, file: "c.yaml")
        #expect(configuration.diagnostics.first?.message.contains("than \(Limits.yamlDepth.amount) levels") == true)
    }
}
