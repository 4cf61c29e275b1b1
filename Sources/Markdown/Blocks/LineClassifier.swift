/// Tells what a line is to the blocks that are open, as soon as that is certain (CommonMark 0.31.2, "Appendix: A parsing
/// strategy", phase 1).
struct LineClassifier {
    /// What is open below the containers.
    enum OpenLeaf {
        case none
        /// A paragraph. The line below it may make it a heading unless it has no text but definitions.
        case paragraph(lastLine: [UInt8], mayBeHeading: Bool)
        case fencedCode(CodeFence)
        case html
        case table
    }

    let containers: [Container]
    let leaf: OpenLeaf
    /// Whether the line is known to its end.
    let isComplete: Bool

    private var cursor: LineCursor
    private var matched = 0
    private var openings: [LinePlan.Opening] = []

    init(_ line: [UInt8], isComplete: Bool, containers: [Container], leaf: OpenLeaf) {
        self.containers = containers
        self.leaf = leaf
        self.isComplete = isComplete
        cursor = LineCursor(line)
    }

    private var bytes: [UInt8] { cursor.bytes }
    private var isAllMatched: Bool { matched == containers.count }
    private var depth: Int { matched + openings.count }

    /// The paragraph that the line would go on with.
    private var hasParagraph: Bool {
        if case .paragraph = leaf { openings.isEmpty } else { false }
    }

    /// What the line is; `nil` while that depends on what follows.
    mutating func plan() -> LinePlan? {
        guard matchContainers() else { return nil }
        if isAllMatched {
            switch leaf {
            case .fencedCode(let fence): return planCode(in: fence)
            case .html: return isComplete ? make(.html) : nil
            default: break
            }
        }
        while true {
            let (indent, next) = cursor.indentation
            if next == bytes.count { return isComplete ? make(.blank) : nil }
            if indent >= 4 {
                if hasParagraph { return make(.text(goesOn: true), afterIndentation: true) }
                cursor.skip(columns: 4)
                return make(.indentedCode)
            }
            switch block(indent: indent, at: next) {
            case .found(.some(let plan), _): return plan
            case .found(.none, _): continue
            case .incomplete: return nil
            case .none: return planText(at: next)
            }
        }
    }

    private func make(_ kind: LinePlan.Leaf, afterIndentation: Bool = false) -> LinePlan {
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

    private mutating func openQuote() {
        cursor.skipIndentation()
        cursor.skip(bytes: 1)
        cursor.skip(columns: 1)
    }

    private func planCode(in fence: CodeFence) -> LinePlan? {
        let (indent, next) = cursor.indentation
        if next == bytes.count, !isComplete { return nil }
        if indent <= 3, next < bytes.count, bytes[next] == fence.byte {
            let end = bytes.skip(from: next) { $0 == fence.byte }
            let rest = bytes.skip(from: end, while: \.isBlank)
            if rest == bytes.count {
                if !isComplete { return nil }
                if end - next >= fence.length { return make(.fenceEnd) }
            }
        }
        var plan = make(.code)
        plan.cursor.skip(columns: min(indent, fence.indent))
        return plan
    }

    /// The block that begins at an index. Found without a plan is a container: the line is to be looked at again.
    private mutating func block(indent: Int, at next: Int) -> Scan<LinePlan?> {
        let byte = bytes[next]
        switch byte {
        case .greater:
            guard depth < Container.deepest else { return .none }
            openQuote()
            openings.append(.quote)
            return .found(nil, end: 0)
        case .hash: return heading(at: next)
        case .backtick, .tilde: return fence(indent: indent, at: next)
        case .less: return html(at: next)
        default: break
        }
        if byte == .equal || byte == .hyphen {
            let result = underline(at: next)
            if case .none = result {} else { return result }
        }
        if byte == .asterisk || byte == .hyphen || byte == .underscore {
            let result = rule(at: next)
            if case .none = result {} else { return result }
        }
        return item(indent: indent, at: next)
    }

    private func heading(at next: Int) -> Scan<LinePlan?> {
        let end = bytes.skip(from: next) { $0 == .hash }
        let level = end - next
        guard level <= 6 else { return .none }
        if end == bytes.count {
            if !isComplete { return .incomplete }
        } else if !bytes[end].isBlank {
            return .none
        }
        var plan = make(.heading(level: level), afterIndentation: true)
        plan.cursor.skip(bytes: level)
        plan.cursor.skipIndentation()
        if plan.cursor.byte == nil, !isComplete { return .incomplete }
        return .found(plan, end: 0)
    }

    private func fence(indent: Int, at next: Int) -> Scan<LinePlan?> {
        let byte = bytes[next]
        let end = bytes.skip(from: next) { $0 == byte }
        guard end - next >= 3 else { return end == bytes.count && !isComplete ? .incomplete : .none }
        if byte == .backtick, bytes[end...].contains(.backtick) { return .none }
        guard isComplete else { return .incomplete }
        let language = bytes[end...].split(maxSplits: 1, whereSeparator: \.isBlank).first.map(Entity.resolve) ?? ""
        return .found(
            make(.fence(CodeFence(byte: byte, length: end - next, indent: indent, language: language))), end: 0)
    }

    private func html(at next: Int) -> Scan<LinePlan?> {
        guard next + 1 < bytes.count else { return isComplete ? .none : .incomplete }
        let follower = bytes[next + 1]
        guard follower.isLetter || [.slash, .bang, .question].contains(follower) else { return .none }
        guard isComplete else { return .incomplete }
        let interrupts = hasParagraph
        guard let kind = HTMLBlockStart.kind(of: bytes, at: next, interruptsParagraph: interrupts) else { return .none }
        return .found(make(.htmlStart(kind)), end: 0)
    }

    private func underline(at next: Int) -> Scan<LinePlan?> {
        guard case .paragraph(_, mayBeHeading: true) = leaf, openings.isEmpty, isAllMatched else { return .none }
        let byte = bytes[next]
        let end = bytes.skip(from: bytes.skip(from: next) { $0 == byte }, while: \.isBlank)
        guard end == bytes.count else { return .none }
        guard isComplete else { return .incomplete }
        return .found(make(.underline(level: byte == .equal ? 1 : 2)), end: 0)
    }

    private func rule(at next: Int) -> Scan<LinePlan?> {
        let byte = bytes[next]
        guard bytes[next...].allSatisfy({ $0 == byte || $0.isBlank }) else { return .none }
        guard isComplete else { return .incomplete }
        return bytes[next...].count(where: { $0 == byte }) >= 3 ? .found(make(.rule), end: 0) : .none
    }

    private mutating func item(indent: Int, at next: Int) -> Scan<LinePlan?> {
        var markerEnd = next + 1
        var number = 0
        let kind: ListKind
        switch bytes[next] {
        case .hyphen, .plus, .asterisk: kind = .bullets(bytes[next])
        case let byte where byte.isDigit:
            markerEnd = bytes.skip(from: next, while: \.isDigit)
            guard markerEnd - next <= 9 else { return .none }
            guard markerEnd < bytes.count else { return isComplete ? .none : .incomplete }
            guard bytes[markerEnd] == .period || bytes[markerEnd] == .rightParenthesis else { return .none }
            number = Int(bytes[next..<markerEnd].string) ?? 0
            kind = .numbers(delimiter: bytes[markerEnd])
            markerEnd += 1
        default: return .none
        }
        if markerEnd == bytes.count {
            if !isComplete { return .incomplete }
        } else if !bytes[markerEnd].isBlank {
            return .none
        }
        var content = cursor
        content.skipIndentation()
        content.skip(bytes: markerEnd - next)
        let (spaces, textStart) = content.indentation
        let isEmpty = textStart == bytes.count
        if isEmpty, !isComplete { return .incomplete }
        if hasParagraph, isAllMatched {
            if isEmpty { return .none }
            if case .numbers = kind, number != 1 { return .none }
        }
        guard depth < Container.deepest else { return .none }
        let padding = isEmpty || spaces > 4 ? 1 : spaces
        content.skip(columns: padding)
        cursor = content
        openings.append(
            .item(
                ItemStart(
                    kind: kind, number: number, indent: indent + markerEnd - next + padding, hasContent: !isEmpty)))
        return .found(nil, end: 0)
    }

    /// The line is none of the blocks with a mark of their own: text, a row, or the line below a table's head.
    private func planText(at next: Int) -> LinePlan? {
        guard openings.isEmpty else { return planNewText(at: next) }
        switch leaf {
        case .paragraph(let lastLine, _):
            if isAllMatched, TableRow.hasBorder(lastLine), bytes[next...].allSatisfy(TableRow.isDelimiterSign) {
                if !isComplete { return nil }
                if let columns = TableRow.alignments(of: Array(bytes[next...])),
                    columns.count == TableRow.cells(of: lastLine).count
                {
                    return make(.tableStart(columns))
                }
            }
            if bytes[next] == .pipe, !isComplete { return nil }
            return make(.text(goesOn: true), afterIndentation: true)
        case .table where isAllMatched:
            return isComplete ? make(.row, afterIndentation: true) : nil
        default: return planNewText(at: next)
        }
    }

    private func planNewText(at next: Int) -> LinePlan? {
        if bytes[next] == .pipe, !isComplete { return nil }
        return make(.text(goesOn: false), afterIndentation: true)
    }
}
