import GatewayCore
import GatewayJSON
import ParlanceSystem

/// The file of one session.
package struct SessionFile: Sendable, Hashable {
    /// Where it is.
    package var path: String
    /// When it was last written to, in seconds since 1970, by the clock of that time.
    package var modified: Double

    /// The session's name in full: the time of its beginning and a random end.
    package var id: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.dropLast(SessionStore.suffix.count))
    }

    /// The end of its name, which is enough to tell it from others.
    package var shortID: String {
        String(id.split(separator: "-").last ?? "")
    }

    /// Reads it.
    ///
    /// - Parameters:
    ///   - buffer: Room for its bytes, which may be used again.
    ///   - use: Gets its bytes.
    /// - Returns: `nil` when it cannot be read.
    func withContents<Result>(
        _ buffer: inout [UInt8], _ use: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        guard let count = load(into: &buffer) else { return nil }
        return try buffer.withUnsafeBufferPointer { try use(UnsafeBufferPointer(rebasing: $0.prefix(count))) }
    }

    /// - Returns: How many bytes there are.
    private func load(into buffer: inout [UInt8]) -> Int? {
        guard let file = try? RegularFile.open(path), let status = try? file.status(), status.kind == .regular,
            status.size <= Limits.journal.amount
        else { return nil }
        var count = 0
        while true {
            if count == buffer.count { buffer += [UInt8](repeating: 0, count: max(1 << 18, buffer.count)) }
            let news = buffer.withUnsafeMutableBytes { bytes in
                try? file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
            }
            guard let news else { return nil }
            guard news > 0 else { return count }
            count += news
        }
    }

    /// Whether nothing was written after a part of an answer, and no process has it open to write more.
    ///
    /// Only its last lines are looked at: this is asked at every start.
    var endsWithinAnswer: Bool {
        guard let file = try? RegularFile.open(path), (try? file.tryLock(.shared)) != nil else { return false }
        defer { file.unlock() }
        guard let tail = try? file.readEnd(upTo: 1 << 16).bytes else { return false }
        // The last line may be torn; the one before it tells as much.
        for line in tail[...].split(separator: UInt8(ascii: "\n")).reversed() {
            guard let json = try? JSONValue(parsing: line), let record = JournalRecord(json: json) else { continue }
            switch record {
            case .user, .profile, .text, .reasoning, .reasoned, .attachment, .rejected: return true
            case .session, .settings, .title, .end, .unused, .go: return false
            }
        }
        return false
    }

    /// Removes it, unless another process has it open.
    ///
    /// - Throws: ``SystemError``, with the code ``SystemError/Code/wouldBlock`` when another process has it open.
    func remove() throws(SystemError) {
        // Locked until it is gone, so that nobody goes on with it meanwhile. What cannot be opened nobody has open.
        let file = try? OpenFile(path)
        defer { withExtendedLifetime(file) {} }
        try file?.tryLock(.exclusive)
        try FileSystem.remove(path)
    }

    /// Its bytes; `nil` when it cannot be read.
    package func contents() -> [UInt8]? {
        var buffer: [UInt8] = []
        guard let count = load(into: &buffer) else { return nil }
        return Array(buffer.prefix(count))
    }
}
