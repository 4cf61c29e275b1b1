import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Reading attachments")
struct AttachmentReaderTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func reader(
        seesImages: Bool? = nil, window: Int? = nil,
        readPDF: @escaping AttachmentReader.PDFReader = { _ throws(AttachmentError) in "The text of the file." }
    ) -> AttachmentReader {
        AttachmentReader(
            environment: ["HOME": folder.path], gateway: ScriptedGateway.make(seesImages: seesImages), window: window,
            readPDF: readPDF)
    }

    private func refusal(of name: String, _ reader: AttachmentReader? = nil) async -> String? {
        do throws(AttachmentError) {
            _ = try await (reader ?? self.reader()).read("~/" + name)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("A text is read with the language of its name, and a byte order mark is no part of it")
    func text() async throws {
        try folder.write("\u{FEFF}# Notes\n", to: "notes.md")
        let attachment = try await reader().read("~/notes.md")
        #expect(attachment == PromptAttachment(name: "~/notes.md", content: .text("# Notes\n", language: "markdown")))
        #expect("\(attachment.summary(for: ScriptedGateway.make()))" == "~/notes.md · 8 B · 3 tokens · Markdown")
        try folder.write("all:\n", to: "Makefile")
        #expect(try await reader().read("~/Makefile").content == .text("all:\n", language: "makefile"))
    }

    @Test("UTF-16 is read where a byte order mark tells so, in either order")
    func wide() async throws {
        let units = Array("\u{FEFF}Grüße 😀".utf16)
        for isBig in [true, false] {
            try folder.write(
                bytes: units.flatMap {
                    isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
                },
                to: "wide.txt")
            #expect(try await reader().read("~/wide.txt").content == .text("Grüße 😀", language: "text"))
        }
        try folder.write(bytes: [0xFF, 0xFE, 0, 0, 0xD8], to: "broken.txt")
        #expect(await refusal(of: "broken.txt")?.contains("neither UTF-8") == true)
    }

    @Test("An image is told by its bytes, not by its name")
    func image() async throws {
        try folder.write(bytes: pngBytes(), to: "photo.txt")
        let attachment = try await reader().read("~/photo.txt")
        #expect(attachment.image?.size == ImageContent.Size(width: 64, height: 32))
        #expect(
            "\(attachment.summary(for: ScriptedGateway.make()))" == "~/photo.txt · 29 B · ~255 tokens · PNG 64 × 32")
    }

    @Test("The text of a PDF file is attached")
    func pdf() async throws {
        try folder.write("%PDF-1.7\n…", to: "paper.pdf")
        #expect(try await reader().read("~/paper.pdf").content == .text("The text of the file.", language: ""))
    }

    @Test("What is of no use is refused with its reason")
    func refusals() async throws {
        #expect(await refusal(of: "none") == "~/none cannot be read: No such file or directory.")
        try folder.write(bytes: [1, 0, 2], to: "program")
        #expect(await refusal(of: "program") == "~/program is neither UTF-8 text nor a PNG, JPEG, WebP or GIF image.")
        try folder.write(bytes: Array("caf".utf8) + [0xE9], to: "latin")
        #expect(
            await refusal(of: "latin")
                == "~/latin is text, but not UTF-8. If it is Latin-1, iconv -f latin1 -t utf-8 converts it.")
        try folder.write("", to: "empty")
        #expect(await refusal(of: "empty") == "~/empty is empty.")
        try folder.write(String(repeating: "x", count: AttachmentReader.textLimit + 1), to: "long")
        #expect(await refusal(of: "long") == "~/long is larger than 1.0 MB, the limit for an attachment.")
        try folder.write(bytes: Array(pngBytes().prefix(10)), to: "cut.png")
        #expect(await refusal(of: "cut.png") == "~/cut.png is a damaged image.")
        #expect(await refusal(of: "") == "~/ is a folder; attach files in it, such as ~/*.")
        #expect(mkfifo(folder / "pipe", 0o600) == 0)
        #expect(await refusal(of: "pipe") == "~/pipe is a pipe, not a file.")
    }

    @Test("What the model does not take is refused before it is sent")
    func model() async throws {
        try folder.write(bytes: pngBytes(), to: "photo.png")
        #expect(await refusal(of: "photo.png", reader(seesImages: true)) == nil)
        #expect(
            await refusal(of: "photo.png", reader(seesImages: false))
                == "~/photo.png is an image, which openai:gpt-4o doesn't accept. /model switches to one that does.")
        try folder.write("one two three four", to: "words")
        #expect(await refusal(of: "words", reader(window: 4)) == nil)
        #expect(
            await refusal(of: "words", reader(window: 3))
                == "~/words has 4 tokens, more than openai:gpt-4o's window of 3.")
    }

    @Test("Nothing in a text ends its fence")
    func fence() {
        let text = "```swift\nlet a = 1\n````\n"
        let attachment = PromptAttachment(name: "a.md", content: .text(text, language: "markdown"))
        #expect(attachment.fenced == "a.md:\n\n`````markdown\n\(text)`````")
    }
}
