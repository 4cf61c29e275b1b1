import Foundation

/// The Swift files of the modules in `Sources`.
struct SourceTree {
    /// The folder of each module, as a path below `Sources`, with its files.
    let modules: [String: [SourceFile]]

    /// Reads the repository's own sources. A module is a folder in one of the wings, or `parlance`.
    init() throws {
        try self.init(at: URL(filePath: #filePath).appending(path: "../../../Sources").standardizedFileURL)
    }

    init(at root: URL) throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        var modules: [String: [SourceFile]] = [:]
        for path in paths.sorted() {
            let parts = path.split(separator: "/")
            let module = parts.first == "parlance" ? "parlance" : parts.prefix(2).joined(separator: "/")
            guard parts.count > (module == "parlance" ? 1 : 2) else { continue }
            modules[module, default: []] += []
            guard path.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            modules[module, default: []].append(SourceFile(path: path, text: text))
        }
        self.modules = modules
    }

    /// A module's name is its folder's.
    static func name(of folder: String) -> String {
        folder.split(separator: "/").last.map(String.init) ?? folder
    }

    /// Which module imports which, of our own.
    var moduleGraph: DirectedGraph {
        let names = Set(modules.keys.map(Self.name))
        var graph = DirectedGraph()
        for (folder, files) in modules {
            let name = Self.name(of: folder)
            graph.add(name)
            for file in files {
                for target in file.imports.intersection(names) where target != name {
                    graph.add(from: name, to: target)
                }
            }
        }
        return graph
    }

    /// Which folder of a module names the types of which: an arrow for each file that uses a type of another folder.
    func folderGraph(of module: String) -> DirectedGraph {
        let files = modules[module, default: []]
        var home: [String: String] = [:]
        for file in files {
            for type in file.declared { home[type] = Self.shown(file.folder(below: module)) }
        }
        var graph = DirectedGraph()
        for file in files {
            let folder = Self.shown(file.folder(below: module))
            graph.add(folder)
            for type in file.used where !file.own.contains(type) {
                if let target = home[type], target != folder { graph.add(from: folder, to: target) }
            }
        }
        return graph
    }

    /// For each arrow between folders that lie on one cycle, some file and type that make it.
    func reasons(of cycle: [String], in module: String) -> [String] {
        let files = modules[module, default: []]
        var reasons: [String] = []
        for target in files where cycle.contains(Self.shown(target.folder(below: module))) {
            for file in files where cycle.contains(Self.shown(file.folder(below: module))) {
                guard file.folder(below: module) != target.folder(below: module) else { continue }
                let types = target.declared.intersection(file.used).subtracting(file.own)
                if !types.isEmpty { reasons.append("\(file.path) names \(types.sorted().joined(separator: ", "))") }
            }
        }
        return reasons
    }

    private static func shown(_ folder: String) -> String { folder.isEmpty ? "(top)" : folder }
}
