import ParlanceSystem

/// Which sockets processes have open, as Linux tells in `/proc`.
enum ProcessSockets {
    /// The numbers of a process's sockets; none of a process of somebody else.
    static func inodes(of process: Int32) -> Set<String> {
        let folder = "/proc/\(process)/fd"
        var found: Set<String> = []
        for name in names(in: folder) {
            guard let target = FileSystem.target(ofLink: "\(folder)/\(name)"), target.hasPrefix("socket:["),
                target.hasSuffix("]")
            else {
                continue
            }
            found.insert(String(target.dropFirst("socket:[".count).dropLast()))
        }
        return found
    }

    /// Those of all processes of a session: of the process that leads it, and of what was started from there.
    static func inodes(ofSession leader: Int32) -> Set<String> {
        names(in: "/proc").compactMap { Int32($0) }.filter { session(of: $0) == leader }
            .reduce(into: []) { $0.formUnion(inodes(of: $1)) }
    }

    private static func session(of process: Int32) -> Int32? {
        guard let bytes = try? PrivateFile(path: "/proc/\(process)/stat").read(upTo: 4096) else { return nil }
        // The name of the program, in parentheses, may hold anything: `12 (a) b) S PARENT GROUP SESSION …`
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 3 ? Int32(fields[3]) : nil
    }

    private static func names(in folder: String) -> [String] {
        guard let entries = try? DirectoryEntries(folder) else { return [] }
        return Array(entries)
    }
}
