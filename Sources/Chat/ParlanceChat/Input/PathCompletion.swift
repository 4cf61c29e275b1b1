import FoundationEssentials
import ParlanceConversations

/// Completes the path of a file.
enum PathCompletion {
    /// The paths that begin with what was typed; folders end with a slash. Hidden files only when asked for.
    static func matches(_ typed: String, environment: [String: String]) -> [String] {
        if typed == "~" { return ["~/"] }
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let start = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
        let expanded = HomePath.expand(folder, environment: environment)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : expanded)) ?? []
        return names.sorted()
            .filter { $0.hasPrefix(start) && ($0.first != "." || start.first == ".") }
            .map { name in
                var isFolder = false
                let exists = FileManager.default.fileExists(atPath: expanded + name, isDirectory: &isFolder)
                return folder + name + (exists && isFolder ? "/" : "")
            }
    }
}
