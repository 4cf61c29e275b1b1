package import GatewayCore
package import ParlanceConversations
import ParlanceSystem

/// Reads files that are attached to a prompt, and refuses what a model could not use.
package struct AttachmentReader: Sendable {
    /// Makes the text of a PDF file; by default `pdftotext` of poppler.
    package typealias PDFReader = @Sendable (_ path: String) async throws(AttachmentError) -> String

    /// The most bytes of a text.
    static let textLimit = Limits.text.amount
    /// The most bytes of an image.
    static let imageLimit = Limits.image.amount
    /// The most bytes of a PDF file, of which only the text is sent.
    static let pdfLimit = Limits.pdf.amount
    /// The most bytes that are of use of what is read from a pipe.
    package static let limit = max(imageLimit, textLimit)

    private let environment: [String: String]
    private let gateway: any LLMGateway
    private let window: @Sendable () -> Int?
    private let readPDF: PDFReader

    /// A reader for a model.
    ///
    /// - Parameters:
    ///   - environment: Where `HOME` is taken from.
    ///   - gateway: The model that is to be shown the attachments.
    ///   - window: Its window in tokens, where it is known; looked up when there is something to attach.
    package init(
        environment: [String: String], gateway: any LLMGateway, window: @escaping @autoclosure @Sendable () -> Int?
    ) {
        self.init(environment: environment, gateway: gateway, window: window(), readPDF: Self.pdftotext)
    }

    init(
        environment: [String: String], gateway: any LLMGateway, window: @escaping @autoclosure @Sendable () -> Int?,
        readPDF: @escaping PDFReader
    ) {
        self.environment = environment
        self.gateway = gateway
        self.window = window
        self.readPDF = readPDF
    }

    /// Whether there is a file of this path: no folder, no pipe, no device.
    func isFile(_ path: String) -> Bool {
        (try? FileStatus(of: HomePath.expand(path, environment: environment)))?.kind == .regular
    }

    /// Whether there is a folder of this path.
    func isFolder(_ path: String) -> Bool {
        (try? FileStatus(of: HomePath.expand(path, environment: environment)))?.kind == .directory
    }

    /// The bytes of a file; `nil` where there is none.
    func size(of path: String) -> Int? {
        (try? FileStatus(of: HomePath.expand(path, environment: environment)))?.size
    }

    /// Whether there is anything of this path.
    func exists(_ path: String) -> Bool {
        FileSystem.exists(HomePath.expand(path, environment: environment))
    }

    /// Reads a file. Canceling the task stops the program that makes the text of a PDF file.
    ///
    /// - Throws: ``AttachmentError`` for what is no text, image or PDF, what is too large, and what the model does not
    ///   take.
    package func read(_ path: String) async throws(AttachmentError) -> PromptAttachment {
        if let attachment = try readAtOnce(path) { return attachment }
        let text = try await readPDF(HomePath.expand(path, environment: environment))
        return try admit(PromptAttachment(name: path, content: .text(text, language: "")))
    }

    /// Reads files.
    ///
    /// - Parameter skipsUnfit: Whether a file that cannot be attached is passed over; otherwise it is the failure.
    package func read(
        _ paths: [String], skipsUnfit: Bool = false
    ) async -> Result<AttachmentReading, AttachmentError> {
        var reading = AttachmentReading()
        for path in paths {
            do throws(AttachmentError) {
                reading.attachments.append(try await read(path))
            } catch {
                if !skipsUnfit, !Task.isCancelled { return .failure(error) }
                reading.refusals.append(error)
            }
            if Task.isCancelled { return .failure(.stopped) }
        }
        return .success(reading)
    }

    /// Reads a file that needs no other program: `nil` of a PDF file.
    ///
    /// - Throws: ``AttachmentError`` as ``read(_:)``.
    func readAtOnce(_ path: String) throws(AttachmentError) -> PromptAttachment? {
        let expanded = HomePath.expand(path, environment: environment)
        // A pipe that nobody writes to would be waited for.
        let file: OpenFile
        do throws(SystemError) {
            file = try OpenFile(expanded, .reading, .nonBlocking)
        } catch {
            throw AttachmentError("\(path) cannot be read: \(error.reason).")
        }
        let status = try? file.status()
        guard let status, status.kind == .regular else {
            throw AttachmentError("\(path) is \(Self.words(for: status?.kind, path)).")
        }
        let start = Self.read(file, upTo: 16)
        if start.starts(with: "%PDF-".utf8) {
            try Self.check(status.size, path, limit: Self.pdfLimit)
            return nil
        }
        let rest = Self.read(file, upTo: Self.limit + 1)
        return try read(start + rest, name: path)
    }

    /// Takes the bytes of a text or an image.
    ///
    /// - Parameter name: What they are called; its ending tells the language of a text.
    /// - Throws: ``AttachmentError`` as ``read(_:)``.
    package func read(_ bytes: [UInt8], name: String) throws(AttachmentError) -> PromptAttachment {
        if let image = ImageContent(bytes, name: name) {
            try Self.check(bytes.count, name, limit: Self.imageLimit)
            guard image.size != nil else { throw AttachmentError("\(name) is a damaged image.") }
            return try admit(PromptAttachment(name: name, content: .image(image)))
        }
        guard !bytes.isEmpty else { throw AttachmentError("\(name) is empty.") }
        guard let text = TextEncoding.decode(bytes) else {
            throw AttachmentError(
                TextEncoding.isLikelyText(bytes)
                    ? "\(name) is text, but not UTF-8. If it is Latin-1, iconv -f latin1 -t utf-8 converts it."
                    : "\(name) is neither UTF-8 text nor a PNG, JPEG, WebP or GIF image.")
        }
        try Self.check(bytes.count, name, limit: Self.textLimit)
        return try admit(
            PromptAttachment(name: name, content: .text(text, language: SourceLanguage(path: name)?.fence ?? "")))
    }

    /// Lets through what the model takes.
    ///
    /// - Throws: ``AttachmentError`` for an image that it does not see, and a text that is longer than its window.
    func admit(_ attachment: PromptAttachment) throws(AttachmentError) -> PromptAttachment {
        if attachment.image != nil, gateway.abilities.seesImages == false {
            throw AttachmentError(
                "\(attachment.name) is an image, which \(gateway.id) doesn't accept. /model switches to one that does.")
        }
        if let window = window() {
            let tokens = attachment.tokens(for: gateway)
            if tokens.count > window {
                throw AttachmentError(
                    "\(attachment.name) has \(tokens.inWords), more than \(gateway.id)'s window of \(window.grouped)."
                )
            }
        }
        return attachment
    }

    /// What something is that is no file.
    private static func words(for kind: FileKind?, _ path: String) -> String {
        switch kind {
        case .directory: "a folder; attach files in it, such as \(path.hasSuffix("/") ? path : path + "/")*"
        case .pipe: "a pipe, not a file"
        case .device: "a device, not a file"
        default: "not a file that can be attached"
        }
    }

    private static func check(_ size: Int, _ name: String, limit: Int) throws(AttachmentError) {
        guard size > limit else { return }
        throw AttachmentError("\(name) is larger than \(ByteCount.text(limit)), the limit for an attachment.")
    }

    /// What can be read of it.
    private static func read(_ file: OpenFile, upTo limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit, let piece = try? file.readPiece(upTo: min(65_536, limit - bytes.count)),
            !piece.isEmpty
        {
            bytes += piece
        }
        return bytes
    }
}
