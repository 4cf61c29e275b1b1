import ChatTestSupport
import Foundation
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Answer as JSON")
struct AnswerJSONTests {
    private func json(_ answer: Answer, format: ResponseFormat = .text) -> String {
        AnswerJSON(answer, request: LLMRequest(prompt: "Hello", responseFormat: format)).text
    }

    @Test("It has content, model, finish reason and tokens")
    func text() {
        let answer = Answer.make(
            "Hi.", usage: Usage(promptTokens: 9, completionTokens: 2, cachedTokens: 4, reasoningTokens: 1))
        let usage =
            #"{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11,"cached_tokens":4,"reasoning_tokens":1}"#
        #expect(
            json(answer)
                == #"{"content":"Hi.","parsed":null,"model":"openai:gpt-4o","finish_reason":"stop","usage":\#(usage)}"#)
    }

    @Test("What the provider did not tell is null or other")
    func unknown() {
        #expect(
            json(.make("Hi.", finishReason: nil))
                == #"{"content":"Hi.","parsed":null,"model":"openai:gpt-4o","finish_reason":"other","usage":null}"#)
    }

    @Test("The content is parsed where JSON was asked for")
    func parsed() {
        #expect(
            json(.make(#"{"b": [1, 2.5], "a": null}"#), format: .json)
                == #"{"content":"{\"b\": [1, 2.5], \"a\": null}","parsed":{"b":[1,2.5],"a":null},"#
                + #""model":"openai:gpt-4o","finish_reason":"stop","usage":null}"#)
        #expect(json(.make("12")).contains(#""parsed":null"#))
        #expect(json(.make("no JSON"), format: .json).contains(#""parsed":null"#))
    }

    @Test(
        "A program reads the very text that the model wrote",
        arguments: [
            "plain", "line\nbreak\ttab", "\u{1B}[31mred\u{1B}[0m", "شالوم\u{200F} abc", "\u{202E}evil", "\u{FEFF}BOM",
            "e" + String(repeating: "\u{301}", count: 40), "👩‍👩‍👧 \u{E0001}", "\u{9B}2J", "a\u{2028}b",
        ])
    func lossless(content: String) throws {
        let screen = OutputRecorder()
        TerminalWriter.make(for: screen).write(StyledText(json(.make(content))))
        let read = try JSONSerialization.jsonObject(with: Data(screen.text.utf8)) as? [String: Any]
        #expect((read?["content"] as? String).map { Array($0.unicodeScalars) } == Array(content.unicodeScalars))
    }
}
