import Testing
import Tokenizers

/// The recorded numbers are those of PyPI's tiktoken with o200k_base.
struct TokenEstimatorTests {
    @Test("Nothing costs nothing, anything costs something", arguments: ["a", ".", "世", "\n", "7", "👩‍💻"])
    func smallest(text: String) {
        #expect(TokenEstimator.estimate("") == 0)
        #expect(TokenEstimator.estimate(text) >= 1)
    }

    @Test(
        "An estimate is within a third of the real number",
        arguments: [
            ("The quick brown fox jumps over the lazy dog.", 10),
            ("Tokenizers turn text into numbers, and numbers into money.", 12),
            ("for (int i = 0; i < 10; i++) { sum += values[i]; }", 22),
            ("Call me at 555-0123 on 2026-11-23.", 17),
            ("Bitte geben Sie mir eine kurze Zusammenfassung dieses Textes.", 12),
            ("東京は日本の首都です。", 8),
        ])
    func closeness(text: String, real: Int) {
        let estimate = TokenEstimator.estimate(text)
        #expect(abs(estimate - real) * 3 <= real, "estimated \(estimate), really \(real)")
    }

    @Test("Two texts cost about as much together as apart")
    func additive() {
        let text = "One line of text.\n"
        let many = String(repeating: text, count: 1_000)
        #expect(TokenEstimator.estimate(many) == 1_000 * TokenEstimator.estimate(text))
    }
}
