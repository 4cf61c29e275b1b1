import GatewayCore
import GatewayJSON
import ParlanceConversations
import ParlanceSystem
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Drafts that were not sent, on disk while they are typed, so that a run that ends without warning loses none.
///
/// Every run has a file of its own in the folder, locked as long as the run lives and removed when there is nothing to
/// keep. Each holds a JSON array of strings in its first line. A file without a lock is that of a run that has ended.
package final class DraftStore: Sendable {
    private struct State {
        var own: (descriptor: Int32, path: String)?
        /// Files of ended runs whose drafts are at the prompt but not yet in the own file.
        var recovered: [(descriptor: Int32, path: String)] = []
    }

    private let folder: String
    private let state = Mutex(State())

    /// A store in a folder, which is made with the first draft.
    package init(folder: String) {
        self.folder = folder
    }

    deinit {
        state.withLock { state in
            for file in state.recovered + [state.own].compactMap(\.self) { close(file.descriptor) }
        }
    }

    /// The drafts of runs that have ended, newest last. They stay on disk until drafts are kept the next time.
    package func recover() -> [String] {
        var found: [(age: Int, drafts: [String])] = []
        for path in paths() {
            guard let descriptor = try? RegularFile.open(path, O_RDWR) else { continue }
            var status = stat()
            guard fstat(descriptor, &status) == 0, Int(status.st_size) <= Limits.input.amount,
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            else {
                close(descriptor)
                continue
            }
            found.append((Self.seconds(status), Self.drafts(in: descriptor, size: Int(status.st_size))))
            state.withLock { $0.recovered.append((descriptor, path)) }
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
                guard pwrite(own.descriptor, line, line.count, 0) == line.count else { return }
                _ = ftruncate(own.descriptor, off_t(line.count))
            }
            for file in state.recovered { Self.remove(file) }
            state.recovered = []
        }
    }

    private func makeFile() -> (descriptor: Int32, path: String)? {
        do throws(JournalError) {
            try StateFolder.create(folder)
        } catch {
            return nil
        }
        for number in 0..<100 {
            let path = "\(folder)/\(getpid())-\(number).json"
            let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { continue }
            _ = flock(descriptor, LOCK_EX | LOCK_NB)
            return (descriptor, path)
        }
        return nil
    }

    /// The files of all runs.
    func paths() -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var paths: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".json") { paths.append(folder + "/" + name) }
        }
        return paths
    }

    private static func drafts(in descriptor: Int32, size: Int) -> [String] {
        var bytes = [UInt8](repeating: 0, count: size)
        let count = pread(descriptor, &bytes, size, 0)
        guard count > 0, let value = try? JSONValue(parsing: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }),
            case .array(let drafts) = value
        else { return [] }
        return drafts.compactMap(\.stringValue)
    }

    private static func remove(_ file: (descriptor: Int32, path: String)) {
        unlink(file.path)
        close(file.descriptor)
    }

    private static func seconds(_ status: stat) -> Int {
        #if canImport(Glibc)
            status.st_mtim.tv_sec
        #else
            status.st_mtimespec.tv_sec
        #endif
    }
}
