import GatewayCore
import GatewayJSON
package import ParlanceConversations
import ParlanceSystem
import Synchronization

/// What was typed in earlier runs: a file to which lines are only added, so that sessions that run side by side do not
/// overwrite each other and see what the others add. Each line is one entry as a JSON string, as an entry may hold line
/// breaks.
package final class InputHistory: Sendable {
    /// How many entries are offered again; older ones stay in the file.
    static let limit = 1_000

    /// The file.
    package let path: String

    private struct Position {
        /// How much of the file has been read.
        var offset = 0
        /// Entries of this session that stand behind the offset.
        var own: [String] = []
    }

    private let position = Mutex(Position())

    /// The history in a file; it is made, readable for its owner alone, with the first entry.
    package init(path: String) {
        self.path = path
    }

    /// The newest entries, oldest first. Lines that cannot be read are skipped; without a file there are none.
    package func load() -> [String] {
        position.withLock { position in
            position = Position()
            return readNews(&position).suffix(Self.limit)
        }
    }

    /// What other sessions have added since the last call of this method or of ``load()``, oldest first.
    package func news() -> [String] {
        position.withLock { position in
            readNews(&position).filter { entry in
                // Our own entries stand in the file in the order in which they were added.
                guard entry == position.own.first else { return true }
                position.own.removeFirst()
                return false
            }
        }
    }

    /// The entries behind the position, which moves on to the end of the last whole line.
    private func readNews(_ position: inout Position) -> [String] {
        guard let file = try? RegularFile.open(path), let size = (try? file.status())?.size else { return [] }
        // Somebody made the file anew.
        if size < position.offset { position = Position() }
        // Of a file that grew without measure the end is read; an entry that it cuts is skipped.
        position.offset = max(position.offset, size - Limits.history.amount)
        guard size > position.offset else { return [] }
        guard let bytes = try? file.read(at: position.offset, upTo: size - position.offset),
            let end = bytes.lastIndex(of: UInt8(ascii: "\n"))
        else { return [] }
        position.offset += end + 1
        return bytes[...end].split(separator: UInt8(ascii: "\n")).compactMap {
            (try? JSONValue(parsing: $0))?.stringValue
        }
    }

    /// Adds an entry. One that starts with a space is kept out, as shells do it: it may hold a secret.
    ///
    /// - Throws: ``FileError`` when it cannot be written.
    package func add(_ entry: String) throws(FileError) {
        guard !entry.isEmpty, !entry.hasPrefix(" ") else { return }
        position.withLock { $0.own.append(entry) }
        do throws(FileError) {
            try LineFile(path: path, name: "The input history").append(JSONValue.string(entry).serialized())
        } catch {
            position.withLock { _ = $0.own.popLast() }
            throw error
        }
    }
}
