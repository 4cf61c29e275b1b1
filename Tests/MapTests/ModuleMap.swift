import Foundation

/// The table of modules in `Sources/README.md`.
struct ModuleMap {
    /// What the map tells of a module.
    struct Entry {
        /// The modules of ours that it imports.
        let imports: Set<String>
        /// Its wing: the section in which its row is.
        let wing: String
    }

    private(set) var entries: [String: Entry] = [:]

    init() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../Sources/README.md").standardizedFileURL
        self.init(text: try String(contentsOf: file, encoding: .utf8))
    }

    /// Reads the rows whose first cell is a module's folder in code marks: folder, imports, what it is.
    init(text: String) {
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map { cell in
                cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            }
            guard cells.count >= 3, let folder = cells[0].first else { continue }
            let wing = folder.split(separator: "/").first.map(String.init) ?? folder
            entries[folder] = Entry(imports: Set(cells[1]), wing: wing)
        }
    }
}
