/// Tells what a line is to the blocks that are open, as soon as that is certain (CommonMark 0.31.2, "Appendix: A parsing
/// strategy", phase 1).
struct LineClassifier {
    /// What is open below the containers.
    enum OpenLeaf {
        case none
        /// A paragraph. The line below it may make it a heading unless it has no text but definitions.
        case paragraph(lastLine: [UInt8], mayBeHeading: Bool)
        /// A paragraph in whose last line a formula is open.
        case formula
        /// Code, with the fences that are open in it.
        case fencedCode(CodeFence, inner: [CodeFence])
        case html
        case table
    }

    let containers: [Container]
    let leaf: OpenLeaf
    /// Whether the line is known to its end.
    let isComplete: Bool
    let dialect: MarkdownDialect

    var cursor: LineCursor
    private var matched = 0
    var openings: [LinePlan.Opening] = []

    init(_ line: [UInt8], isComplete: Bool, containers: [Container], leaf: OpenLeaf, dialect: MarkdownDialect) {
        self.dialect = dialect
        self.containers = containers
        self.leaf = leaf
        self.isComplete = isComplete
        cursor = LineCursor(line)
    }

    var bytes: [UInt8] { cursor.bytes }
    var isAllMatched: Bool { matched == containers.count }
    var depth: Int { matched + openings.count }

    /// The paragraph that the line would go on with.
    var hasParagraph: Bool {
        switch leaf {
        case .paragraph, .formula: openings.isEmpty
        default: false
        }
    }

    /// What the line is; `nil` while that depends on what follows.
    mutating func plan() -> LinePlan? {
        guard matchContainers() else { return nil }
        if isAllMatched {
            switch leaf {
            case .fencedCode(let fence, let inner): return planCode(in: fence, inner: inner)
            case .formula: return planFormula()
            case .html: return isComplete ? make(.html) : nil
            default: break
            }
        }
        while true {
            let (indent, next) = cursor.indentation
            if next == bytes.count { return isComplete ? make(.blank) : nil }
            if indent >= 4 {
                if hasParagraph {
                    return make(.text(continues: true), afterIndentation: !keepsIndentation(at: next))
                }
                cursor.skip(columns: 4)
                return make(.indentedCode)
            }
            switch block(indent: indent, at: next) {
            case .container: continue
            case .leaf(let plan): return plan
            case .unknown: return nil
            case .none: return planText(at: next)
            }
        }
    }

    func make(_ kind: LinePlan.Leaf, afterIndentation: Bool = false) -> LinePlan {
        var cursor = cursor
        if afterIndentation { cursor.skipIndentation() }
        return LinePlan(matched: matched, openings: openings, leaf: kind, cursor: cursor)
    }

    /// Goes over the marks of the open containers; `false` while the line is too short to tell.
    private mutating func matchContainers() -> Bool {
        for container in containers {
            let (indent, next) = cursor.indentation
            if next == bytes.count, !isComplete { return false }
            switch container {
            case .list: break
            case .quote:
                guard indent <= 3, next < bytes.count, bytes[next] == .greater else { return true }
                openQuote()
            case .item(let item):
                if next == bytes.count {
                    guard item.hasContent else { return true }
                    cursor.skip(columns: min(indent, item.indent))
                } else {
                    guard indent >= item.indent else { return true }
                    cursor.skip(columns: item.indent)
                }
            }
            matched += 1
        }
        return true
    }

    mutating func openQuote() {
        cursor.skipIndentation()
        cursor.skip(bytes: 1)
        cursor.skip(columns: 1)
    }

    /// A line below one in which a formula is open is its next line, as it is, unless it is empty.
    private func planFormula() -> LinePlan? {
        guard cursor.indentation.next < bytes.count else { return isComplete ? make(.blank) : nil }
        return make(.text(continues: true))
    }

    /// The line is none of the blocks with a mark of their own: text, a row, or the line below a table's head.
    private func planText(at next: Int) -> LinePlan? {
        guard openings.isEmpty else { return planNewText(at: next) }
        switch leaf {
        case .paragraph(let lastLine, _):
            if isAllMatched, TableRow.hasBorder(lastLine), bytes[next...].allSatisfy(TableRow.isDelimiterSign) {
                if !isComplete { return nil }
                if let columns = TableRow.alignments(of: Array(bytes[next...])),
                    columns.count == TableRow.cells(of: lastLine, dialect: dialect).count
                {
                    return make(.tableStart(columns))
                }
            }
            if bytes[next] == .pipe, !isComplete { return nil }
            return make(.text(continues: true), afterIndentation: !keepsIndentation(at: next))
        case .formula: return make(.text(continues: true), afterIndentation: true)
        case .table where isAllMatched:
            guard isComplete else { return nil }
            // GFM takes any line below a table as its row; text without a border is text.
            if dialect == .answer, !TableRow.hasBorder(bytes[next...]) { return planNewText(at: next) }
            return make(.row, afterIndentation: true)
        default: return planNewText(at: next)
        }
    }

    private func planNewText(at next: Int) -> LinePlan? {
        if bytes[next] == .pipe, !isComplete { return nil }
        return make(.text(continues: false), afterIndentation: !keepsIndentation(at: next))
    }

    /// Whether the spaces before a line are the writer's, as in verse, and not those of an item or a table.
    private func keepsIndentation(at next: Int) -> Bool {
        guard dialect == .answer, isAllMatched, openings.isEmpty, bytes[next] != .pipe else { return false }
        return !containers.contains { if case .quote = $0 { false } else { true } }
    }
}
