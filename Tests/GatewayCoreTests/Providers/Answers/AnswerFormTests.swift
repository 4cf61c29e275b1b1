import Testing

@testable import GatewayCore

/// Servers that answer in another protocol than they were asked in, or in an envelope.
@Suite("The form of an answer")
struct AnswerFormTests {
    private static let chat = #"{"choices":[{"index":0,"delta":{"content":"Hello"}}]}"#
    private static let wholeChat = #"{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}"#
    private static let messages =
        #"{"type":"message","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn"}"#
    private static let gemini =
        #"{"candidates":[{"content":{"parts":[{"text":"Hello"}]},"finishReason":"STOP"}]}"#
    private static let ollama = #"{"message":{"content":"Hello"},"done":true}"#
    private static let responses =
        #"{"object":"response","output":[{"type":"message","content":[{"type":"output_text","text":"Hello"}]}]}"#

    private func read<Mapper: WireMapper>(_ reply: String, _: Mapper.Type) -> (LLMResponse, GatewayError?) {
        var reader = ReplyReader(head: ReplyHead(), mapper: Mapper(provider: .acme))
        let events = reader.feed(Array(reply.utf8)) + reader.finish()
        return (.make(from: events), reader.failure)
    }

    private func failure<Mapper: WireMapper>(_ reply: String, _: Mapper.Type) -> GatewayError? {
        read(reply, Mapper.self).1
    }

    /// An event of a stream, and the end of one.
    private func stream(_ event: String) -> String { "data: \(event)\n\ndata: [DONE]\n\n" }

    @Test(
        "Another protocol's answer is told with the dialect to set, and not asked for again",
        arguments: [
            (chat, "chat_completions"), (wholeChat, "chat_completions"), (gemini, "gemini"), (ollama, "ollama"),
            (responses, "responses"), (#"{"type":"message_start","message":{"content":[]}}"#, "anthropic"),
        ])
    func foreign(answer: String, dialect: String) throws {
        for reply in [answer, stream(answer)] {
            let failures =
                dialect == "anthropic"
                ? [failure(reply, ChatCompletionsMapper.self), failure(reply, ResponsesMapper.self)]
                : [failure(reply, AnthropicMapper.self)]
            for failure in failures {
                let failure = try #require(failure)
                #expect(failure.message.contains("a reply without an answer. It is in "))
                #expect(failure.message.contains("'dialect: \(dialect)'"))
                #expect(!failure.isRetryable)
            }
        }
    }

    @Test(
        "An answer in an envelope is read, whole and streamed",
        arguments: [
            #"{"code":0,"msg":"success","data":ANSWER}"#, #"{"result":ANSWER,"success":true,"errors":[]}"#,
            #"{"body":ANSWER,"status":200}"#,
        ])
    func envelopes(envelope: String) {
        for reply in [Self.wholeChat, Self.chat] {
            let wrapped = envelope.replacing("ANSWER", with: reply)
            let (response, failure) = read(stream(wrapped), ChatCompletionsMapper.self)
            #expect(response.content == "Hello")
            #expect(failure == nil)
        }
        #expect(read(envelope.replacing("ANSWER", with: Self.gemini), GeminiMapper.self).0.content == "Hello")
        #expect(read(envelope.replacing("ANSWER", with: Self.messages), AnthropicMapper.self).0.content == "Hello")
    }

    @Test("Success without an answer is no failure's words")
    func success() {
        let error = failure(#"{"code":0,"msg":"success"}"#, ChatCompletionsMapper.self)
        #expect(error?.message == "Acme sent a reply without an answer.")
    }

    @Test("The name of an event stands for the type that it lacks")
    func names() {
        let responses = """
            event: response.output_text.delta
            data: {"delta":"Hello"}

            event: response.completed
            data: {"response":{"output":[]}}


            """
        let messages = """
            event: content_block_delta
            data: {"index":0,"delta":{"text":"Hello"}}

            event: message_delta
            data: {"delta":{"stop_reason":"end_turn"}}


            """
        #expect(read(responses, ResponsesMapper.self).0.content == "Hello")
        #expect(read(messages, AnthropicMapper.self).0.content == "Hello")
        #expect(read(messages, AnthropicMapper.self).1 == nil)
    }

    @Test("A response that is still worked on is not empty", arguments: ["queued", "in_progress"])
    func background(status: String) {
        let error = failure(#"{"object":"response","status":"\#(status)","output":[]}"#, ResponsesMapper.self)
        #expect(error?.reason == "Acme has not finished its answer (\(status)).")
    }

    @Test("Gemini's fields in the other spelling")
    func snakeCase() {
        let reply = Self.gemini.replacing("finishReason", with: "finish_reason")
        let (response, failure) = read(stream(reply), GeminiMapper.self)
        #expect(response.content == "Hello")
        #expect(failure == nil)
    }
}
