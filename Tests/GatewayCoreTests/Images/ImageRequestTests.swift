import GatewayJSON
import Testing

@testable import GatewayCore

/// How each protocol carries images, as its reference describes it.
@Suite("Images in requests")
struct ImageRequestTests {
    private let messages: [Message]
    private let data: String

    init() throws {
        let image = try #require(ImageContent(SampleImage.png, name: "photo.png"))
        data = image.base64
        messages = [.user("What is it?", images: [image]), .assistant("A cat."), .user("Sure?")]
    }

    private func settings(_ model: String) -> GatewaySettings {
        GatewaySettings(model: model, transport: ScriptedTransport())
    }

    @Test("Chat Completions takes a data URL")
    func chatCompletions() {
        let body = OpenAIGateway(apiKey: "k", settings: settings("gpt-4o"))
            .body(for: LLMRequest(messages: messages), isStreamed: false)
        #expect(
            body["messages"] == [
                [
                    "role": "user",
                    "content": [
                        ["type": "image_url", "image_url": ["url": .string("data:image/png;base64," + data)]],
                        ["type": "text", "text": "What is it?"],
                    ],
                ],
                ["role": "assistant", "content": "A cat."], ["role": "user", "content": "Sure?"],
            ])
    }

    @Test("Responses has names of its own for the parts")
    func responses() {
        let body = ResponsesBody.make(
            LLMRequest(messages: messages), settings: settings("gpt-5"), isReasoning: true, sent: SentSettings(),
            isStreamed: false)
        #expect(
            body["input"]?[0]?["content"] == [
                ["type": "input_image", "image_url": .string("data:image/png;base64," + data), "detail": "auto"],
                ["type": "input_text", "text": "What is it?"],
            ])
        #expect(body["input"]?[1] == ["type": "message", "role": "assistant", "content": "A cat."])
        let types = (body["input"]?.arrayValue ?? []).map { $0["type"] }
        #expect(types == ["message", "message", "message"])
    }

    @Test("Anthropic takes Base64 with its media type")
    func anthropic() {
        let body = AnthropicGateway(apiKey: "k", settings: settings("claude-haiku-5-5"))
            .body(for: LLMRequest(messages: messages), isStreamed: false)
        #expect(
            body["messages"]?[0]?["content"] == [
                [
                    "type": "image",
                    "source": ["type": "base64", "media_type": "image/png", "data": .string(data)],
                ],
                ["type": "text", "text": "What is it?"],
            ])
        #expect(body["messages"]?[2]?["content"] == "Sure?")
    }

    @Test("Gemini takes inline data")
    func gemini() {
        let body = GeminiBody.make(
            LLMRequest(messages: messages), settings: settings("gemini-3-flash"), sent: SentSettings(),
            showsThoughts: false)
        #expect(
            body["contents"]?[0]?["parts"] == [
                ["inlineData": ["mimeType": "image/png", "data": .string(data)]], ["text": "What is it?"],
            ])
    }

    @Test("Ollama has images beside the text")
    func ollama() {
        let body = OllamaGateway(settings: settings("llava")).body(
            for: LLMRequest(messages: messages), isStreamed: false)
        #expect(
            body["messages"]?[0] == ["role": "user", "content": "What is it?", "images": [.string(data)]])
        #expect(body["messages"]?[2] == ["role": "user", "content": "Sure?"])
    }

    @Test("A message without words is no empty one when it shows something; blank texts are not sent beside images")
    func noWords() throws {
        let image = try #require(ImageContent(SampleImage.png, name: "photo.png"))
        let shaped = ConversationForm.strict.shape([.user(" ", images: [image])])
        #expect(shaped.count == 1)
        #expect(
            ChatCompletionsBody.messages(shaped)[0]?["content"] == [
                ["type": "image_url", "image_url": ["url": .string(image.dataURL)]]
            ])
    }

    @Test("The catalog knows which models accept images")
    func abilities() {
        func sees(_ model: String) -> Bool? {
            OpenAIGateway(apiKey: "k", settings: settings(model)).abilities.seesImages
        }
        #expect(sees("gpt-4o") == true)
        #expect(sees("gpt-4-turbo") == true)
        #expect(sees("some-local-model") == nil)
        #expect(MistralGateway(apiKey: "k", settings: settings("codestral-latest")).abilities.seesImages == false)
    }
}
