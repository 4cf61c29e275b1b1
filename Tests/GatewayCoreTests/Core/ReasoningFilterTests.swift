import Testing

@testable import GatewayCore

@Suite("Reasoning within the text of an answer")
struct ReasoningFilterTests {
    /// What pieces of a text become; what was corrected is corrected.
    private func split(_ pieces: [String]) -> (reasoning: String, answer: String) {
        var filter = ReasoningFilter()
        var accumulator = ResponseAccumulator(for: LLMRequest(prompt: "Hi"), model: "m")
        for event in pieces.map(StreamEvent.text) + [.finish(FinishReason(.stop))] {
            for event in filter.feed(event) { accumulator.add(event) }
        }
        for event in filter.flush() { accumulator.add(event) }
        return (accumulator.response.reasoning, accumulator.response.content)
    }

    static let marked: [(String, reasoning: String, answer: String)] = [
        ("<think>\nhmm\n</think>\n\nHello", "hmm", "Hello"),
        ("<think>hmm</think>Hello", "hmm", "Hello"),
        ("\n  <think>hmm</think> Hello", "hmm", "Hello"),
        ("\u{FEFF}<think>hmm</think>Hello", "hmm", "Hello"),
        ("<THINK>hmm</Think>Hello", "hmm", "Hello"),
        ("<think>\n\n</think>\n\nHello", "", "Hello"),
        ("<think>a < b, <b>bold</b> </thin </think>Hello", "a < b, <b>bold</b> </thin", "Hello"),
        ("<think>a</think>\n<think>b</think>\nHello", "a\n\nb", "Hello"),
        ("<thinking>hmm</thinking>Hello", "hmm", "Hello"),
        ("<thought>hmm</thought>Hello", "hmm", "Hello"),
        ("<seed:think>hmm</seed:think>Hello", "hmm", "Hello"),
        ("[THINK]hmm[/THINK]Hello", "hmm", "Hello"),
        ("◁think▷hmm◁/think▷Hello", "hmm", "Hello"),
        (
            "<|channel|>analysis<|message|>hmm<|end|><|start|>assistant<|channel|>final<|message|>Hello", "hmm",
            "Hello"
        ),
        ("<think>Grüße 👩‍💻 e\u{301}</think>東京", "Grüße 👩‍💻 e\u{301}", "東京"),
        ("<think>hmm</think>The mark </think> closes it. <think>", "hmm", "The mark </think> closes it. <think>"),
        // Nothing closes it: all of it is reasoning.
        ("<think>\nhmm, let me", "hmm, let me", ""),
        ("<think>hmm</thi", "hmm</thi", ""),
        ("<think>hmm</think>", "hmm", ""),
        ("<think>", "", ""),
    ]

    static let unmarked: [(String, reasoning: String, answer: String)] = [
        ("hmm</think>Hello", "hmm", "Hello"),
        ("hmm\n</think>\n\nHello", "hmm\n", "Hello"),
        ("First, a list:\n- `x`\n\nDone.</think>\nHello", "First, a list:\n- `x`\n\nDone.", "Hello"),
        ("hmm </think>\nHello", "hmm ", "Hello"),
        ("hmm </think>  \r\n{\"a\": 1}", "hmm ", "{\"a\": 1}"),
        ("{\"city\": \"Rome\"}</think>{\"city\": \"Paris\"}", "{\"city\": \"Rome\"}", "{\"city\": \"Paris\"}"),
        ("</think>\n\nHello", "", "Hello"),
        ("hmm</thought>Hello", "hmm", "Hello"),
        ("hmm</think>", "hmm", ""),
        ("hmm</THINK>Hello</think>", "hmm", "Hello</think>"),
    ]

    static let text: [String] = [
        "Hello", "", "\n\n", " \n Hello", "<", "<th", "<thing>Hello", "<b>Hello</b>", "a <think>b</think> c",
        "Models write `</think>` at the end.", "They end with </think>, as I said.", "It ends with \"</think>\".",
        "```\nhmm\n</think>\n```\nThat is how.", "The format is:\n\n<think>\nhmm\n</think>\nHello",
        #"{"city":"<think>a</think> Paris"}"#, #"{"city":"a\"</think> Paris"}"#, #"["</think>", "<think>"]"#,
        "<reasoning>why</reasoning><answer>42</answer>", "1 < 2 and </", "[1, 2] [TH", "◁ is a triangle", "</thinner>",
        "It ends with </think>",
    ]

    @Test("What begins with a mark is reasoning up to the mark that closes it", arguments: marked)
    func begins(text: String, reasoning: String, answer: String) {
        #expect(split([text]) == (reasoning, answer))
    }

    @Test("A mark that only closes makes what came before it reasoning", arguments: unmarked)
    func closes(text: String, reasoning: String, answer: String) {
        #expect(split([text]) == (reasoning, answer))
    }

    @Test("Marks that are spoken of, quoted, in code or in JSON are text", arguments: text)
    func stays(text: String) {
        #expect(split([text]) == ("", text))
    }

    @Test("However the text is cut, it adds up to the same")
    func pieces() {
        for text in (Self.marked + Self.unmarked).map(\.0) + Self.text {
            let whole = split([text])
            #expect(split(text.unicodeScalars.map { String($0) }) == whole, "\(text)")
            let scalars = Array(text.unicodeScalars)
            for cut in scalars.indices {
                func part(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
                    var text = ""
                    text.unicodeScalars.append(contentsOf: scalars)
                    return text
                }
                #expect(split([part(scalars[..<cut]), part(scalars[cut...])]) == whole, "\(text) at \(cut)")
            }
        }
    }

    @Test("A text is shown at once, unless a mark may begin in it")
    func isPrompt() {
        var filter = ReasoningFilter()
        #expect(filter.feed(.text("Hello")) == [.text("Hello")])
        #expect(filter.feed(.text(" you <")) == [.text(" you ")])
        #expect(filter.feed(.text("b>")) == [.text("<b>")])
        #expect(filter.feed(.text("x</th")) == [.text("x")])
        #expect(filter.feed(.text("ink>")) == [.textWasReasoning])
        #expect(filter.feed(.text("\n")) == [])
        #expect(filter.feed(.text("Hi")) == [.text("Hi")])
    }

    @Test("Reasoning that came in a field and stands in the text, too, is told once")
    func repetition() {
        var filter = ReasoningFilter()
        var events = filter.feed(.reasoning("hm"))
        events += filter.feed(.text("<think>hm"))
        events += filter.feed(.reasoning("m"))
        events += filter.feed(.text("m</think>Hello"))
        #expect(events == [.reasoning("hm"), .reasoning("m"), .text("Hello")])
        #expect(filter.feed(.finish(FinishReason(.stop))) == [.finish(FinishReason(.stop))])
        var other = ReasoningFilter()
        _ = other.feed(.reasoning("summary"))
        #expect(other.feed(.text("<think>all</think>Hello")) == [.reasoning("\n\nall"), .text("Hello")])
    }

    @Test("A retried call starts over")
    func again() {
        var filter = ReasoningFilter()
        _ = filter.feed(.text("<think>hm"))
        let notice = RetryNotice(
            number: 1, limit: 2, delay: .zero, error: GatewayError(.connection, "It broke.", isRetryable: true))
        #expect(filter.feed(.retrying(notice)) == [.retrying(notice)])
        #expect(filter.feed(.text("Hello")) == [.text("Hello")])
    }

    @Test("What is held back is said before a failure")
    func failure() async throws {
        let error = GatewayError(.incomplete, "It was cut off.")
        let stream = LLMStream(for: LLMRequest(prompt: "Hi"), model: "m") {
            ReasoningFilterSource(ScriptedSource(steps: [.events([.text("1 <")]), .failure(error)], counts: .init()))
        }
        var events: [StreamEvent] = []
        await #expect(throws: error) { for try await event in stream { events.append(event) } }
        #expect(events == [.text("1 "), .text("<")])
    }
}
