import Testing

@testable import ParlanceChat

@Suite("Prompt of a single answer")
struct PromptInputTests {
    @Test(
        "It is the words, what is piped in, or both with an empty line between",
        arguments: [
            (["Hello"], nil, "Hello"),
            (["What", "is", "this?"], nil, "What is this?"),
            (["Explain:"], "let x = 1\n", "Explain:\n\nlet x = 1"),
            ([], "What is 2 + 2?\n\n", "What is 2 + 2?"),
            ([], "dos\r\n", "dos"),
            ([], "  indented\n    code\n", "  indented\n    code"),
            (["Hello"], "", "Hello"),
            (["Hello"], " \n", "Hello"),
            ([" ", ""], "piped", "piped"),
            (["//x"], nil, "//x"),
        ] as [([String], String?, String)])
    func joined(words: [String], piped: String?, prompt: String) {
        #expect(PromptInput.join(words: words, piped: piped) == prompt)
    }

    @Test("White space alone is nothing to ask", arguments: [nil, "", "\n", " \t\r\n"])
    func nothing(piped: String?) {
        #expect(PromptInput.join(words: [], piped: piped) == nil)
        #expect(PromptInput.join(words: [" "], piped: piped) == nil)
    }
}
