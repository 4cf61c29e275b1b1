/// Patches: the first characters of a line tell what it is.
struct DiffScanner: TokenScanner {
    /// The role of the line in progress.
    private var role: SyntaxRole?

    mutating func step(_ input: inout ScannerInput) {
        guard let role else {
            self.role = lineRole(&input)
            return
        }
        let count = input.run(until: .newline)
        if count > 0 { return input.consume(count, role) }
        input.consume(1, .plain)
        self.role = nil
    }

    private func lineRole(_ input: inout ScannerInput) -> SyntaxRole {
        switch input.byte(0) {
        case UInt8(ascii: "+"): return input.matches(Array("+++ ".utf8)) ? .keyword : .inserted
        case UInt8(ascii: ">"): return .inserted
        case .dash:
            return input.matches(Array("--- ".utf8)) ? .keyword : input.matches(Array("---\n".utf8)) ? .plain : .deleted
        case .less: return .deleted
        case UInt8(ascii: "@"): return .function
        case .backslash: return .comment
        default: break
        }
        for head in [
            "diff ", "index ", "Index: ", "new file", "deleted file", "rename ", "similarity ", "old mode", "new mode",
        ]
        where input.matches(Array(head.utf8)) {
            return .keyword
        }
        return .plain
    }
}
