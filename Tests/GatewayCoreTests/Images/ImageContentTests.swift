import Testing

@testable import GatewayCore

@Suite("Images")
struct ImageContentTests {
    @Test(
        "The first bytes tell format and size",
        arguments: [
            (SampleImage.png, .png, 800, 600), (SampleImage.gif, .gif, 320, 240), (SampleImage.jpeg, .jpeg, 512, 256),
            (SampleImage.webp, .webp, 800, 600), (SampleImage.lossyWebp, .webp, 800, 600),
            (SampleImage.losslessWebp, .webp, 800, 600),
        ] as [([UInt8], ImageContent.Format, Int, Int)])
    func formats(bytes: [UInt8], format: ImageContent.Format, width: Int, height: Int) throws {
        let image = try #require(ImageContent(bytes, name: "x"))
        #expect(image.format == format)
        #expect(image.size == ImageContent.Size(width: width, height: height))
    }

    @Test("What is cut has no size, and what is no image is none; nothing crashes")
    func cut() {
        let samples = [
            SampleImage.png, SampleImage.gif, SampleImage.jpeg, SampleImage.webp, SampleImage.lossyWebp,
            SampleImage.losslessWebp,
        ]
        for bytes in samples {
            for count in bytes.indices {
                _ = ImageContent(Array(bytes.prefix(count)), name: "x")?.size
            }
            #expect(ImageContent(Array(bytes.prefix(9)), name: "x")?.size == nil)
        }
        #expect(ImageContent(Array("plain text".utf8), name: "x") == nil)
        #expect(ImageContent([], name: "x") == nil)
        // A segment of length 0 must not be walked for ever.
        #expect(ImageContent([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0], name: "x")?.size == nil)
    }

    @Test("An image takes tokens by its provider's rule, and makes the count an estimate")
    func tokens() throws {
        func tokens(_ width: Int, _ height: Int, _ id: String) throws -> Int {
            let image = try #require(SampleImage.make(width, height))
            return ImageTokens.estimate(image, for: try #require(ModelID(id)))
        }
        #expect(try tokens(1024, 1024, "openai:gpt-4o") == 765)
        #expect(try tokens(2048, 4096, "openai:gpt-4o") == 1_105)
        #expect(try tokens(512, 512, "openai:gpt-4o-mini") == 8_500)
        #expect(try tokens(1000, 1000, "anthropic:claude-haiku-5-5") == 1_333)
        #expect(try tokens(8000, 8000, "anthropic:claude-haiku-5-5") == 1_600)
        #expect(try tokens(300, 300, "gemini:gemini-3-flash") == 258)
        #expect(try tokens(960, 540, "gemini:gemini-3-flash") == 516)
        #expect(try tokens(280, 56, "mistral:mistral-small-latest") == 22)

        let gateway = OpenAIGateway(model: "gpt-4o", apiKey: "k", transport: ScriptedTransport())
        let image = try #require(SampleImage.make(1024, 1024))
        let plain = gateway.countTokens(LLMRequest(messages: [.user("What is it?")]))
        let shown = gateway.countTokens(LLMRequest(messages: [.user("What is it?", images: [image])]))
        #expect(plain.isExact)
        #expect(shown == TokenCount(count: plain.count + 765, isExact: false))
    }

    @Test("A message's text can be read and set beside its images")
    func message() throws {
        let image = try #require(SampleImage.make(1, 1))
        var message = Message.user("What is it?", images: [image])
        #expect(message.content == "What is it?")
        #expect(message.images == [image])
        message.content = "And now?"
        #expect(message == .user("And now?", images: [image]))
        message.append(.user("Well?"))
        #expect(message.parts == [.image(image), .text("And now?\n\nWell?")])
    }
}
