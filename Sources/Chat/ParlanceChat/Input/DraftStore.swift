import GatewayCore
import GatewayJSON
import ParlanceConversations
import ParlanceSystem
import Synchronization

/// Drafts that were not sent, on disk while they are typed, so that a run that ends without warning loses none.
///
/// Every run has a file of its own in the folder, locked as long as the run lives and removed when there is nothing to
/// keep. Each holds a JSON array of strings in its first line. A file without a lock is that of a run that has ended.
package final class DraftStore: Sendable {
    private struct State {
        var own: Draft?
        /// Files of ended runs whose drafts are at the prompt but not yet in the own file.
        var recovered: [Draft] = []
    }

    /// A file of drafts. It is locked as long as it is open.
    private struct Draft {
        var file: OpenFile
        var path: String
    }

    private let folder: String
    private let state = Mutex(State())

    /// A store in a folder, which is made with the first draft.
    package init(folder: String) {
        self.folder = folder
    }

    /// The drafts of runs that have ended, newest last. They stay on disk until drafts are kept the next time.
    package func recover() -> [String] {
        var found: [(age: Int, drafts: [String])] = []
        for path in paths() {
            guard let file = try? RegularFile.open(path, .readingAndWriting), let status = try? file.status(),
                status.size <= Limits.input.amount, (try? file.tryLock(.exclusive)) != nil
            else { continue }
            found.append((status.modified.seconds, Self.drafts(in: file, size: status.size)))
            state.withLock { $0.recovered.append(Draft(file: file, path: path)) }
        }
        return found.sorted { $0.age < $1.age }.flatMap(\.drafts)
    }

    /// Keeps these drafts instead of those of the last call. A folder that cannot be written keeps none: a draft is
    /// about to be sent, and the journal says what is wrong with the disk.
    package func keep(_ drafts: [String]) {
        state.withLock { state in
            if drafts.isEmpty {
                if let own = state.own { Self.remove(own) }
                state.own = nil
            } else {
                if state.own == nil { state.own = makeFile() }
                guard let own = state.own else { return }
                let line = Array((JSONValue.array(drafts.map { .string($0) }).serialized() + "\n").utf8)
                // What is left of a longer line behind the first is not read.
                guard (try? own.file.write(line, at: 0)) != nil else { return }
                try? own.file.truncate(to: line.count)
            }
            for file in state.recovered { Self.remove(file) }
            state.recovered = []
        }
    }

    private func makeFile() -> Draft? {
        do throws(FileError) {
            try StateFolder.create(folder)
        } catch {
            return nil
        }
        for number in 0..<100 {
            let path = "\(folder)/\(CurrentProcess.id)-\(number).json"
            guard let file = try? OpenFile(path, .readingAndWriting, .creatingNew) else { continue }
            try? file.tryLock(.exclusive)
            return Draft(file: file, path: path)
        }
        return nil
    }

    /// The files of all runs.
    func paths() -> [String] {
        guard let entries = try? DirectoryEntries(folder) else { return [] }
        var paths: [String] = []
        for name in entries where name.hasSuffix(".json") { paths.append(folder + "/" + name) }
        return paths
    }

    private static func drafts(in file: OpenFile, size: Int) -> [String] {
        guard let bytes = try? file.read(at: 0, upTo: size),
            let value = try? JSONValue(parsing: bytes.prefix { $0 != UInt8(ascii: "\n") }),
            case .array(let drafts) = value
        else { return [] }
        return drafts.compactMap(\.stringValue)
    }

    private static func remove(_ draft: Draft) {
        // Removed before it is closed, and with that unlocked: nobody else must take it for the file of an ended run.
        try? FileSystem.remove(draft.path)
    }
}
