import GatewayCore
import ParlanceConversations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
        var status = stat()
        return stat(HomePath.expand(path, environment: environment), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether there is anything of this path.
    func exists(_ path: String) -> Bool {
        access(HomePath.expand(path, environment: environment), F_OK) == 0
    }

    /// Reads a file. Cancelling the task stops the program that makes the text of a PDF file.
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
        let descriptor = open(expanded, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw AttachmentError("\(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw AttachmentError("\(path) is \(Self.kind(status.st_mode, path)).")
        }
        let start = Self.read(descriptor, upTo: 16)
        if start.starts(with: "%PDF-".utf8) {
            try Self.check(Int(status.st_size), path, limit: Self.pdfLimit)
            return nil
        }
        let rest = Self.read(descriptor, upTo: Self.limit + 1)
        return try read(start + rest, name: path)
    }

    /// Takes the bytes of a text or an image.
    ///
    /// - Parameter name: What they are called; its ending tells the language of a text.
    /// - Throws: ``AttachmentError`` as ``read(_:)``.
    package func read(_ bytes: [UInt8], name: String) throws(AttachmentError) -> PromptAttachment {
        if let image = ImageContent(bytes, name: name) {
            try Self.check(bytes.count, name, limit: Self.imageLimit)
            guard image.size != nil else { throw AttachmentError("\(name) is a broken image.") }
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
                "\(attachment.name) is an image, and \(gateway.id) sees none. /model switches to a model that does.")
        }
        if let window = window() {
            let tokens = attachment.tokens(for: gateway)
            if tokens.count > window {
                throw AttachmentError(
                    "\(attachment.name) has \(tokens.inWords), more than the window of \(gateway.id), \(window.grouped)."
                )
            }
        }
        return attachment
    }

    /// What something is that is no file.
    private static func kind(_ mode: mode_t, _ path: String) -> String {
        switch mode & S_IFMT {
        case S_IFDIR: "a folder; give files in it, such as \(path.hasSuffix("/") ? path : path + "/")*"
        case S_IFIFO: "a pipe, not a file"
        case S_IFCHR, S_IFBLK: "a device, not a file"
        default: "no file that can be attached"
        }
    }

    private static func check(_ size: Int, _ name: String, limit: Int) throws(AttachmentError) {
        guard size > limit else { return }
        throw AttachmentError("\(name) is larger than \(ByteCount.text(limit)), the most that is attached.")
    }

    private static func read(_ descriptor: Int32, upTo limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(limit, 65_536))
        while bytes.count < limit {
            let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}
