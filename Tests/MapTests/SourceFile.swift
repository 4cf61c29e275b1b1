/// What the map's test reads of a Swift file: which modules it imports, which types it declares for other files, and
/// which capitalized names it uses.
struct SourceFile {
    /// The path below `Sources`.
    let path: String
    private(set) var imports: Set<String> = []
    /// The modules that it hands on to whoever imports its own.
    private(set) var exports: Set<String> = []
    /// The names of its top-level types that other files can use.
    private(set) var declared: Set<String> = []
    /// Names that mean something of the file's own: private and nested types, generic parameters.
    private(set) var own: Set<String> = []
    private(set) var used: Set<String> = []
    /// The lines with which a file asks for the platform, such as `#if os(Linux)`.
    private(set) var platformConditions: [String] = []

    init(path: String, text: String) {
        self.path = path
        for line in SwiftText.code(of: text).split(separator: "\n") { read(line) }
    }

    /// The folders of the file below its module's folder, as a path; empty at the module's top.
    func folder(below module: String) -> String {
        path.dropFirst(module.count + 1).split(separator: "/").dropLast().joined(separator: "/")
    }

    private mutating func read(_ line: Substring) {
        if line.contains("canImport(") || line.contains("#if os(") { platformConditions.append(String(line)) }
        let tokens = SwiftText.tokens(of: line)
        if let place = tokens.firstIndex(where: { $0.text == "import" }), tokens[..<place].allSatisfy(\.isModifier),
            place + 1 < tokens.count
        {
            // `import struct Foundation.URL` names the kind first.
            let module = tokens[(place + 1)...].first { !$0.declaresType && $0.text != "func" }
            guard let module else { return }
            imports.insert(String(module.text))
            if tokens[..<place].contains(where: { $0.text == "_exported" }) { exports.insert(String(module.text)) }
            return
        }
        if let place = tokens.firstIndex(where: \.declaresType), tokens[..<place].allSatisfy(\.isModifier),
            place + 1 < tokens.count
        {
            let isTopLevel = line.first?.isWhitespace == false
            let isPrivate = tokens[..<place].contains { $0.text == "private" || $0.text == "fileprivate" }
            let name = String(tokens[place + 1].text)
            if isTopLevel, !isPrivate { declared.insert(name) } else { own.insert(name) }
        }
        for token in tokens where token.isTypeName && !token.followsDot { used.insert(String(token.text)) }
    }
}
