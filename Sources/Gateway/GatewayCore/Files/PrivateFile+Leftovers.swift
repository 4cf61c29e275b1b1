import ParlanceSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension PrivateFile {
    /// Between the name of a file and the random end of its new version's, while that is written.
    static let leftoverSign = ".new-"

    /// Its state on the disk; `nil` without such a file.
    var status: FileStatus? {
        var status = stat()
        return stat(path, &status) == 0 ? FileStatus(status) : nil
    }

    /// Removes what writers left that were killed, unless another process is writing.
    func tryRemovingLeftovers() {
        guard !leftovers.isEmpty else { return }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { removeLeftovers() }
    }

    /// Removes what writers left that were killed. To be called with the lock of the folder.
    func removeLeftovers() {
        for path in leftovers { unlink(path) }
    }

    /// New versions that never took the place of the file.
    private var leftovers: [String] {
        let target = PrivateFile(path: resolved)
        let name = target.path.split(separator: "/").last.map(String.init) ?? target.path
        guard let directory = opendir(target.folder) else { return [] }
        defer { closedir(directory) }
        var paths: [String] = []
        while let entry = readdir(directory) {
            let found = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard found.hasPrefix(name + "."), Self.isLeftover(found.dropFirst(name.utf8.count)) else { continue }
            paths.append(target.folder + "/" + found)
        }
        return paths
    }

    /// Six random letters and digits alone are what was written before there was a sign; a person's `.backup` or `.Nov30` is
    /// none.
    private static func isLeftover(_ ending: some StringProtocol) -> Bool {
        if ending.hasPrefix(leftoverSign) { return ending.utf8.count == leftoverSign.utf8.count + 6 }
        let random = Array(ending.utf8.dropFirst())
        guard random.count == 6 else { return false }
        let kinds = random.map { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): 0
            case UInt8(ascii: "a")...UInt8(ascii: "z"): 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): 2
            default: 3
            }
        }
        let changes = zip(kinds, kinds.dropFirst()).count { $0 != $1 }
        return !kinds.contains(3) && kinds.contains(1) && kinds.contains(2) && changes >= 3
    }
}
