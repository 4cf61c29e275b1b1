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
        Self.end(of: name, behind: { $0 == UInt8(ascii: "/") })
    }

    /// The end of its name, which is enough to tell it from others.
    package var shortID: String {
        var name = name
        while name.last == UInt8(ascii: "-") { name.removeLast() }
        return Self.end(of: name) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") }
    }

    /// The path without the end that all journals have, as bytes: lists ask for thousands of names.
    private var name: Substring.UTF8View { path.utf8.dropLast(SessionStore.suffix.utf8.count) }

    /// What is behind the last byte that separates.
    private static func end(of name: Substring.UTF8View, behind separates: (UInt8) -> Bool) -> String {
        let start = name.lastIndex(where: separates).map(name.index(after:)) ?? name.startIndex
        return String(Substring(name[start...]))
    }

    /// Whether something was said in it, so that it is called something.
    var hasTitle: Bool {
        guard let (file, size) = openJournal(), let head = try? file.read(at: 0, upTo: Self.partSize) else {
            return false
        }
        func isTitled(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { !JournalText(bytes).title.isEmpty }
        // What begins with a title has one; mostly the first prompt is all that it takes.
        if head.withUnsafeBufferPointer(isTitled) { return true }
        var buffer: [UInt8] = []
        return size > head.count && withContents(&buffer, isTitled) == true
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
