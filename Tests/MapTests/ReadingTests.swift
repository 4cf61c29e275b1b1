import Testing

/// The map is worth as much as the reading of the code behind it.
@Suite struct ReadingTests {
    @Test("Imports, types and names of a file are read, its comments and strings are not")
    func file() {
        let file = SourceFile(
            path: "Wing/Module/Folder/File.swift",
            text: #"""
                package import GatewayCore
                import struct Foundation.URL
                @testable import Hidden
                @_exported import Handed
                // import Comment
                /// A ``Documented`` thing.
                package struct Thing: Other {
                    enum Nested { case one }
                    let text = "Quoted \(Inner("Deep")) more" + Outside.Member.name
                    #if canImport(Glibc)
                    #endif
                }
                private struct Secret {}
                final class Last {}
                """#)
        #expect(file.imports == ["GatewayCore", "Foundation", "Hidden", "Handed"])
        #expect(file.exports == ["Handed"])
        #expect(file.declared == ["Thing", "Last"])
        #expect(file.own == ["Nested", "Secret"])
        #expect(file.used.isSuperset(of: ["Other", "Outside"]))
        #expect(file.used.isDisjoint(with: ["Documented", "Quoted", "Member"]))
        #expect(file.platformConditions.count == 1)
        #expect(file.folder(below: "Wing/Module") == "Folder")
    }

    @Test("A cycle is found, however long, and the rest is in layers")
    func cycle() {
        var graph = DirectedGraph()
        for (source, target) in [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")] {
            graph.add(from: source, to: target)
        }
        #expect(graph.cycles == [["a", "b", "c"]])
        #expect(graph.layers == [["d"]])
    }

    @Test("The map's rows give folder and imports")
    func rows() {
        let map = ModuleMap(
            text: "| Module | Imports | What |\n|---|---|---|\n| `A/B` | `C`, `D` | Text with `code` |\n")
        #expect(map.entries["A/B"]?.imports == ["C", "D"])
        #expect(map.entries["A/B"]?.wing == "A")
    }
}
