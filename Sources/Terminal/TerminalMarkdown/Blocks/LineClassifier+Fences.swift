/// The lines of fenced code, and in answers the fences within code that is Markdown: models put a text that has fences
/// of its own between fences of the same three signs.
extension LineClassifier {
    func planCode(in fence: CodeFence, inner: [CodeFence]) -> LinePlan? {
        let (indent, next) = cursor.indentation
        if next == bytes.count, !isComplete { return nil }
        if dialect == .answer, fence.holdsMarkdown, next < bytes.count,
            bytes[next] == .backtick || bytes[next] == .tilde
        {
            switch planInnerFence(in: inner.last ?? fence, isInner: !inner.isEmpty, depth: inner.count, at: next) {
            case .incomplete: return nil
            case .found(let kind, _): return makeCode(kind, indent: min(indent, fence.indent))
            case .none: if !inner.isEmpty { return makeCode(.code, indent: min(indent, fence.indent)) }
            }
        }
        if indent <= 3, next < bytes.count, bytes[next] == fence.byte {
            let end = bytes.skip(from: next) { $0 == fence.byte }
            let rest = bytes.skip(from: end, while: \.isBlank)
            if rest == bytes.count {
                if !isComplete { return nil }
                if end - next >= fence.length { return make(.fenceEnd) }
            }
        }
        return makeCode(.code, indent: min(indent, fence.indent))
    }

    private func makeCode(_ kind: LinePlan.Leaf, indent: Int) -> LinePlan {
        var plan = make(kind)
        plan.cursor.skip(columns: indent)
        return plan
    }

    /// A fence in code that is Markdown: one with a language begins a block in it, and one without ends the innermost.
    private func planInnerFence(
        in fence: CodeFence, isInner: Bool, depth: Int, at next: Int
    ) -> Scan<LinePlan.Leaf> {
        let byte = bytes[next]
        let end = bytes.skip(from: next) { $0 == byte }
        let isLong = end - next >= 3
        if end == bytes.count, !isComplete { return .incomplete }
        guard isLong else { return .none }
        let rest = bytes.skip(from: end, while: \.isBlank)
        if rest == bytes.count {
            if !isComplete { return .incomplete }
            let ends = isInner && byte == fence.byte && end - next >= fence.length
            return ends ? .found(.innerFenceEnd, end: end) : .none
        }
        guard fence.holdsMarkdown, depth < CodeFence.deepest else { return .none }
        if byte == .backtick, bytes[end...].contains(.backtick) { return .none }
        guard isComplete else { return .incomplete }
        let language = bytes[rest...].split(maxSplits: 1, whereSeparator: \.isBlank).first?.string ?? ""
        return .found(.innerFence(CodeFence(byte: byte, length: end - next, indent: 0, language: language)), end: end)
    }
}
