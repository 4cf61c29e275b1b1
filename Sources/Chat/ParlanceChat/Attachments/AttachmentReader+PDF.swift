import ParlanceConversations
import ParlanceSystem

extension AttachmentReader {
    /// The text of a PDF file, by `pdftotext` of poppler. Canceling the task stops it.
    package static let pdftotext: PDFReader = { path throws(AttachmentError) in
        let result: ChildProcess.Result
        do throws(ChildProcessError) {
            // A name that begins with a dash would be an option.
            let file = path.hasPrefix("-") ? "./" + path : path
            result = try await ChildProcess(
                ["pdftotext", "-q", "-enc", "UTF-8", file, "-"], outputLimit: textLimit + 1
            )
            .runInGroup(timeout: .seconds(30))
        } catch {
            if Task.isCancelled { throw .stopped }
            if case .timedOut = error { throw AttachmentError("pdftotext took more than 30 seconds for \(path).") }
            throw AttachmentError(
                "\(path) is a PDF file; reading its text requires pdftotext, which is not installed (poppler-utils).")
        }
        let text = String(decoding: result.output, as: UTF8.self).replacing("\u{C}", with: "\n")
        guard result.status == 0 else { throw AttachmentError("\(path) is a PDF file that pdftotext cannot read.") }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw AttachmentError("\(path) is a PDF file without text; its pages can be attached as images.")
        }
        guard !result.isCut, text.utf8.count <= textLimit else {
            throw AttachmentError(
                "\(path) has more than \(ByteCount.text(textLimit)) of text, the limit for an attachment.")
        }
        return text
    }
}
