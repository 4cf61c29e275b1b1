import Testing

/// `Sources/README.md` is a map that people trust, so it is held against the code.
@Suite struct MapTests {
    /// Read once for all tests: it is most of their work.
    private static let sources = Result { try SourceTree() }

    private let tree: SourceTree
    private let map: ModuleMap

    init() throws {
        tree = try Self.sources.get()
        map = try ModuleMap()
    }

    @Test("The map has every module, and no other")
    func modules() {
        #expect(map.entries.keys.sorted() == tree.modules.keys.sorted())
    }

    @Test("A module imports what the map says, and nothing else of ours")
    func imports() {
        let graph = tree.moduleGraph
        for (folder, entry) in map.entries {
            #expect(entry.imports == graph.arrows[SourceTree.name(of: folder), default: []], "\(folder)")
        }
    }

    @Test("The wings keep to their doors: Terminal and Gateway never meet, and nobody looks up")
    func doors() {
        // System is the ground floor: it knows no other wing.
        let doors: [String: Set<String>] = [
            "System": ["System"], "Gateway": ["Gateway", "System"], "Terminal": ["Terminal", "System"],
            "Chat": ["Chat", "Gateway", "Terminal", "System"],
            "parlance": ["parlance", "Chat", "Gateway", "Terminal", "System"],
            "Workbench": ["Gateway", "Terminal", "System"],
        ]
        var wings: [String: String] = [:]
        for (folder, entry) in map.entries { wings[SourceTree.name(of: folder)] = entry.wing }
        let graph = tree.moduleGraph
        for module in graph.nodes {
            for target in graph.arrows[module, default: []] {
                let isAllowed = wings[module].flatMap { doors[$0] }?.contains(wings[target] ?? "") ?? false
                #expect(isAllowed, "\(module) imports \(target)")
            }
        }
    }

    @Test("Only System asks which platform this is, and only it imports the C library")
    func platform() {
        for (folder, files) in tree.modules where !folder.hasPrefix("System/") {
            for file in files {
                #expect(file.platformConditions == [], "\(file.path)")
                #expect(file.imports.isDisjoint(with: ["Glibc", "Musl", "Darwin"]), "\(file.path)")
            }
        }
    }

    @Test("Only the program knows ArgumentParser, and nobody hands an import on")
    func packages() {
        for (folder, files) in tree.modules {
            for file in files {
                #expect(file.exports == [], "\(file.path)")
                #expect(folder == "parlance" || !file.imports.contains("ArgumentParser"), "\(file.path)")
            }
        }
    }

    @Test("No two modules import each other, even by others")
    func moduleCycles() {
        #expect(tree.moduleGraph.cycles == [])
    }

    @Test("The folders of a module know each other in one direction")
    func folderCycles() {
        for module in tree.modules.keys.sorted() {
            for cycle in tree.folderGraph(of: module).cycles {
                let reasons = tree.reasons(of: cycle, in: module).joined(separator: "\n")
                Issue.record("\(module): \(cycle.joined(separator: ", "))\n\(reasons)")
            }
        }
    }

    @Test("The graphs, for whoever wants to see them")
    func picture() {
        print(GraphPicture(tree).text)
        #expect(tree.modules.count > 10)
    }
}
