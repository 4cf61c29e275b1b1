import Testing

@testable import ParlanceConversations

@Suite("Shares")
struct PercentTests {
    @Test(
        "A share has a decimal below ten percent, and is never nothing when there is something",
        arguments: [
            (0, 128_000, "0%"), (1, 128_000, "<0.1%"), (49, 100_000, "<0.1%"), (50, 100_000, "0.1%"),
            (30, 1_000, "3.0%"), (99, 1_000, "9.9%"), (10, 100, "10%"), (150, 100, "150%"),
        ])
    func text(tokens: Int, window: Int, text: String) {
        #expect(Percent.text(tokens, of: window) == text)
    }
}
