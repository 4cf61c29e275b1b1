/// The formula that is open at the end of a paragraph's line in an answer: its next line begins no other block, also
/// where it begins with `+`, `-`, `>` or `=`.
struct OpenFormula {
    /// What ends it; `nil` while none is open.
    private var closing: [UInt8]?

    var isOpen: Bool { closing != nil }

    /// Reads the next line.
    mutating func read(_ line: [UInt8]) {
        var index = 0
        while index < line.count {
            let rest = line[index...]
            if let closing, rest.starts(with: closing) {
                self.closing = nil
                index += closing.count
            } else if closing != nil {
                index += line[index] == .backslash ? 2 : 1
            } else if line[index] == .backtick {
                index = Self.codeEnd(in: line, at: index)
            } else if let (closing, length) = Self.opening(line, at: index) {
                self.closing = closing
                index += length
            } else {
                index += line[index] == .backslash ? 2 : 1
            }
        }
    }

    /// What would end a formula that begins at an index, and the length of its beginning.
    private static func opening(_ line: [UInt8], at index: Int) -> ([UInt8], length: Int)? {
        let next = index + 1 < line.count ? line[index + 1] : .space
        switch (line[index], next) {
        case (.dollar, .dollar): return ([.dollar, .dollar], 2)
        case (.backslash, .leftBracket): return ([.backslash, .rightBracket], 2)
        case (.backslash, .leftParenthesis): return ([.backslash, .rightParenthesis], 2)
        case (.backslash, UInt8(ascii: "b")):
            guard case .found(let name, let end) = Formula.name(in: line, after: "\\begin{", at: index, isFinal: true)
            else {
                return nil
            }
            return (Formula.end(of: name), end - index)
        default: return nil
        }
    }

    /// Behind the code span that begins at an index, or behind its signs if it does not end in the line.
    private static func codeEnd(in line: [UInt8], at start: Int) -> Int {
        let content = line.skip(from: start) { $0 == .backtick }
        var index = content
        while index < line.count {
            let end = line.skip(from: index) { $0 == .backtick }
            if end - index == content - start { return end }
            index = max(end, index + 1)
        }
        return content
    }
}
