extension PrivateFile {
    /// Between the name of a file and the random end of its new version's, while that is written.
    static let leftoverSign = ".new-"

    /// Removes what writers left that were killed, unless another process is writing.
    package func tryRemovingLeftovers() {
        guard !leftovers.isEmpty, let lock = try? OpenFile(folder, .reading, .directory),
            (try? lock.tryLock(.exclusive)) != nil
        else { return }
        withExtendedLifetime(lock) { removeLeftovers() }
    }

    /// Removes what writers left that were killed. To be called with the lock of the folder.
    package func removeLeftovers() {
        for path in leftovers { try? FileSystem.remove(path) }
    }

    /// New versions that never took the place of the file.
    private var leftovers: [String] {
        let target = PrivateFile(path: resolved)
        let name = target.path.split(separator: "/").last.map(String.init) ?? target.path
        guard let entries = try? DirectoryEntries(target.folder) else { return [] }
        var paths: [String] = []
        for found in entries where found.hasPrefix(name + ".") && Self.isLeftover(found.dropFirst(name.count)) {
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
