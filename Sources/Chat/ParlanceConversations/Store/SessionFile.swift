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
        guard let (file, size) = open() else { return nil }
        var count = 0
        // A byte more than the file has shows that it ends there.
        if buffer.count <= size { buffer = [UInt8](repeating: 0, count: max(size + 1, 1 << 16)) }
        while let news = Self.read(file, into: &buffer, from: count) {
            guard news > 0 else { return count }
            count += news
            if count == buffer.count { buffer += [UInt8](repeating: 0, count: count) }
        }
        return nil
    }

    /// Reads the session in it, in parts: however long a journal is, in memory is only what it is about.
    ///
    /// - Parameter isOutline: Whether it is enough to know that something was answered, not what.
    /// - Returns: `nil` when it cannot be read.
    package func read(isOutline: Bool = false) -> JournalReader? {
        guard let (file, size) = open() else { return nil }
        var scanner = JournalScanner(isOutline: isOutline)
        var buffer = [UInt8](repeating: 0, count: min(size + 1, Self.part))
        var count = 0
        while let news = Self.read(file, into: &buffer, from: count) {
            count += news
            let done = buffer.withUnsafeBufferPointer {
                scanner.scan(UnsafeBufferPointer(rebasing: $0[..<count]), isEnd: news == 0)
            }
            if news == 0 { return scanner.finish() }
            // The beginning of a line whose end is to come.
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[done..<count]))
            }
            count -= done
            if count == buffer.count { buffer += [UInt8](repeating: 0, count: count) }
        }
        return nil
    }

    /// Whether something was said in it, so that it is called something.
    var hasTitle: Bool {
        guard let (file, size) = open(), let head = try? file.read(at: 0, upTo: Self.part) else { return false }
        func isTitled(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { !JournalText(bytes).title.isEmpty }
        // What begins with a title has one; mostly the first prompt is all that it takes.
        if head.withUnsafeBufferPointer(isTitled) { return true }
        var buffer: [UInt8] = []
        return size > head.count && withContents(&buffer, isTitled) == true
    }

    /// So many bytes are read at a time: what the second cache of a processor holds with what is made of them.
    private static let part = 1 << 18

    /// Opens it, if it is a file of a size that is read.
    private func open() -> (file: OpenFile, size: Int)? {
        guard let file = try? RegularFile.open(path), let status = try? file.status(), status.kind == .regular,
            status.size <= Limits.journal.amount
        else { return nil }
        return (file, status.size)
    }

    /// - Returns: How many bytes were read; 0 at the end; `nil` when it cannot be read.
    private static func read(_ file: OpenFile, into buffer: inout [UInt8], from count: Int) -> Int? {
        buffer.withUnsafeMutableBytes { bytes in
            try? file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
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
}
