/// The module graph and each module's folder graph as text.
struct GraphPicture {
    let text: String

    init(_ tree: SourceTree) {
        var lines = ["Modules, each below those that it imports:"]
        lines += Self.lines(of: tree.moduleGraph)
        for module in tree.modules.keys.sorted() {
            let files = tree.modules[module, default: []]
            let graph = tree.folderGraph(of: module)
            if graph.nodes.count > 1 {
                lines.append("Folders of \(module) (\(files.count) files):")
                lines += Self.lines(of: graph)
            }
        }
        text = lines.joined(separator: "\n")
    }

    private static func lines(of graph: DirectedGraph) -> [String] {
        let layers = graph.layers.map { "    \($0.joined(separator: ", "))" }
        let cycles = graph.cycles.map { "    a cycle of \($0.count): \($0.joined(separator: ", "))" }
        return layers + cycles
    }
}
