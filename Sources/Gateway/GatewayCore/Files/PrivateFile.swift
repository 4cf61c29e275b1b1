import ParlanceSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that only its owner can read, whose contents are replaced as a whole or not at all.
struct PrivateFile: Sendable {
    /// What the system refused, as `strerror` says it.
    struct Failure: Error {
        var reason: String

        init(_ code: Int32 = errno) {
            reason = String(cString: strerror(code))
        }

        init(_ failure: RegularFile.Failure) {
            reason = failure.reason
        }
    }

    let path: String

    /// The folder of the file.
    var folder: String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// Its bytes, at most so many; `nil` without such a file.
    func read(upTo limit: Int) throws(Failure) -> [UInt8]? {
        do throws(RegularFile.Failure) {
            return try RegularFile.read(path, upTo: limit)
        } catch {
            guard error.code != ENOENT else { return nil }
            throw Failure(error)
        }
    }

    /// Replaces the contents. The new file is written and synchronized beside the old one before it takes its place; a
    /// crash leaves one or the other. Where the path is a link, what it leads to is replaced, and the link stays.
    func write(_ bytes: [UInt8]) throws(Failure) {
        try createFolder()
        let target = resolved
        var name = Array("\(target)\(Self.leftoverSign)XXXXXX".utf8CString)
        // mkstemp makes the file for its owner alone.
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Failure() }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let isWritten = Self.write(bytes, to: descriptor) && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isWritten, rename(name, target) == 0 else {
            let failure = Failure(isWritten ? errno : code)
            unlink(name)
            throw failure
        }
        synchronizeFolder(of: target)
    }

    /// Runs `change` while no other process does the same for a file in this folder.
    func whileLocked<Result, Problem: Error>(
        _ change: () throws(Problem) -> Result
    ) throws(Problem) -> Result {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A lock that cannot be had, on some network file systems, does not keep a key from being stored.
        if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0, errno == EINTR {} }
        defer { if descriptor >= 0 { close(descriptor) } }
        return try change()
    }

    /// Makes the folder and those above it for their owner alone. Folders that exist stay as they are.
    func createFolder() throws(Failure) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in folder.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR {
                let code = errno
                guard access(made, F_OK) == 0 else { throw Failure(code) }
            }
        }
    }

    var resolved: String {
        guard let target = realpath(path, nil) else { return path }
        defer { free(target) }
        return String(cString: target)
    }

    private func synchronizeFolder(of target: String) {
        let descriptor = open(PrivateFile(path: target).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
