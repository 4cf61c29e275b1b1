import GatewayCore
import GatewayJSON
import Testing

@Suite("What is wrong with an answer")
struct LLMResponseFaultTests {
    private func fault(
        _ content: String = "", _ finish: FinishReason = FinishReason(.stop), reasoning: String = "",
        out: Int? = nil, thought: Int? = nil, metadata: JSONObject = [:]
    ) -> GatewayError? {
        LLMResponse(
            content: content, reasoning: reasoning,
            usage: out.map { Usage(promptTokens: 9, completionTokens: $0, reasoningTokens: thought) }, model: "m",
            finishReason: finish, metadata: metadata
        ).fault
    }

    @Test("An answer, an empty one, one that was cut, and a refusal are no faults")
    func none() {
        #expect(fault("Hi", out: 5) == nil)
        #expect(fault() == nil)
        #expect(fault(out: 0) == nil)
        #expect(fault(out: 1) == nil)
        #expect(fault(out: 64, thought: 64) == nil)
        #expect(fault("", FinishReason(.length), reasoning: "hm", out: 5) == nil)
        #expect(fault("", FinishReason(.refusal), out: 5) == nil)
        #expect(fault("Hi", metadata: ["unread_content": ["image"]]) == nil)
        #expect(fault("Looking.", FinishReason(.toolCalls), metadata: ["tool_calls": ["web_search"]]) == nil)
    }

    @Test("Tokens without text, or content of another kind, could not be read")
    func unreadable() {
        #expect(
            fault(out: 5)?.reason
                == "The answer could not be read: it has no text where Parlance looks for it, although 5 tokens were reported."
        )
        #expect(fault(" \n", out: 4, thought: 2)?.reason.contains("2 tokens were reported") == true)
        #expect(
            fault(metadata: ["unread_content": ["image", "audio"]])?.reason
                == "The answer could not be read: its content is of a kind that Parlance doesn't support (image, audio)."
        )
        #expect(fault(out: 5)?.fix != nil)
    }

    @Test("A tool that nobody offered is named")
    func tools() {
        #expect(
            fault("", FinishReason(.toolCalls), out: 5, metadata: ["tool_calls": ["web_search"]])?.reason
                == "The model asked for a tool (web_search), which Parlance does not offer.")
        #expect(
            fault("", FinishReason(.other), metadata: ["tool_calls": ["a", "b"]])?.reason
                == "The model asked for tools (a, b), which Parlance does not offer.")
        #expect(
            fault("", FinishReason(.toolCalls))?.reason
                == "The model asked for a tool, which Parlance does not offer.")
    }

    @Test("Reasoning without an answer was cut off, not empty")
    func reasoning() {
        #expect(fault(reasoning: "hm", out: 5)?.code == .incomplete)
        #expect(fault("\n", FinishReason(.other), reasoning: "hm")?.isRetryable == true)
    }

    @Test(
        "A filter's reason is reported",
        arguments: [
            (FinishReason(.contentFilter, raw: "content_filter"), ""),
            (FinishReason(.contentFilter, raw: "SAFETY"), " (SAFETY)"),
            (FinishReason(.contentFilter, raw: "SAFETY", explanation: "Too dangerous."), " (Too dangerous)"),
            (FinishReason(.contentFilter), ""),
        ])
    func filter(reason: FinishReason, words: String) {
        let fault = fault("Half", reason)
        #expect(fault?.code == .contentFiltered)
        #expect(fault?.message == "The provider's content filter ended the answer\(words).")
    }
}
