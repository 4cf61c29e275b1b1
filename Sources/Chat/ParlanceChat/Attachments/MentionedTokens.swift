import GatewayCore
import ParlanceConversations
import ParlanceSystem
import Synchronization

/// The tokens of the files that a draft names, counted once as long as they stay as they are: it is asked at every key.
final class MentionedTokens: Sendable {
    private struct File: Hashable {
        var path: String
        var size: Int
        var modified: FileStatus.Time
    }

    private let reader: AttachmentReader
    private let gateway: any LLMGateway
    private let environment: [String: String]
    private let known = Mutex<[File: Int]>([:])
    /// What other programs are reading for it.
    private let readings = Mutex<[Task<Void, Never>]>([])

    init(reader: AttachmentReader, gateway: any LLMGateway, environment: [String: String]) {
        self.reader = reader
        self.gateway = gateway
        self.environment = environment
    }

    deinit {
        // Nobody waits for it any more.
        readings.withLock { for reading in $0 { reading.cancel() } }
    }

    /// The tokens that the files of a draft add; what cannot be attached adds none. `nil`: no file is named.
    func count(in draft: String) -> Int? {
        guard draft.utf8.contains(UInt8(ascii: "@")) else { return nil }
        let paths = PathMentions.files(in: draft, where: reader.isFile)
        return paths.isEmpty ? nil : paths.reduce(0) { $0 + count(of: $1) }
    }

    private func count(of path: String) -> Int {
        guard let status = try? FileStatus(of: HomePath.expand(path, environment: environment)) else { return 0 }
        let file = File(path: path, size: status.size, modified: status.modified)
        if let count = known.withLock({ $0[file] }) { return count }
        do throws(AttachmentError) {
            if let attachment = try reader.readAtOnce(path) { return keep(tokens(of: attachment), of: file) }
            // Another program reads it, which may take seconds; keys do not wait. Until then it counts nothing.
            _ = keep(0, of: file)
            let reading = Task.detached(priority: .utility) { [reader, weak self] in
                guard let attachment = try? await reader.read(path), let self else { return }
                _ = keep(tokens(of: attachment), of: file)
            }
            readings.withLock { $0.append(reading) }
            return 0
        } catch {
            // What cannot be attached is told when it is sent.
            return keep(0, of: file)
        }
    }

    private func keep(_ count: Int, of file: File) -> Int {
        known.withLock { $0[file] = count }
        return count
    }

    private func tokens(of attachment: PromptAttachment) -> Int {
        attachment.image == nil
            ? gateway.countTokens(attachment.fenced + "\n\n").count : attachment.tokens(for: gateway).count
    }
}
