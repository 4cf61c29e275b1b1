/// The structure of blocks (CommonMark 0.31.2, "Appendix: A parsing strategy", phase 1).
extension MarkdownParser {
    /// Does what a line is to the open blocks, and says what becomes of the rest of it.
    mutating func apply(_ plan: LinePlan, isComplete: Bool) -> LineMode {
        switch plan.leaf {
        case .text(continues: true):
            text?.beginLine(plan.cursor.rest)
            return .text
        case .code:
            emitCode(plan.cursor.rest, isComplete: isComplete)
            return .code
        case .innerFence(let fence):
            if case .fencedCode(let outer, let inner) = leaf { leaf = .fencedCode(outer, inner: inner + [fence]) }
            emitCode(plan.cursor.rest, isComplete: isComplete)
        case .innerFenceEnd:
            if case .fencedCode(let outer, let inner) = leaf { leaf = .fencedCode(outer, inner: inner.dropLast()) }
            emitCode(plan.cursor.rest, isComplete: isComplete)
        case .html: addHTML(plan.cursor.rest)
        case .fenceEnd: closeLeaf()
        case .underline(let level): closeLeaf(underline: level)
        case .tableStart(let columns): beginTable(columns)
        case .row:
            if case .table(let columns, _) = leaf { emitRow(plan.cursor.rest, columns: columns) }
        case .blank: addBlankLine(plan)
        default: return beginBlocks(plan, isComplete: isComplete)
        }
        return .undecided
    }

    /// Ends the open leaf. A level makes a paragraph a heading.
    mutating func closeLeaf(underline level: Int? = nil) {
        let closed = leaf
        leaf = .none
        switch closed {
        case .none: break
        case .text:
            guard let ended = text.take(), close(ended) else { return }
            if let level { emit(.underline(level: level)) }
            emit(.end(ended.block))
        case .fencedCode(let fence, _): emit(.end(.code(language: fence.language)))
        case .indentedCode(let blankLines):
            emit(.end(.code(language: "")))
            if !blankLines.isEmpty { emit(.blankLine) }
        case .html: emit(.end(.html))
        case .table(let columns, let hasHead): emit(.end(.table(columns: columns, hasHead: hasHead)))
        }
    }

    /// Ends the containers from a depth on.
    mutating func closeContainers(to depth: Int) {
        while containers.count > depth {
            switch containers.removeLast() {
            case .quote: emit(.end(.quote))
            case .list: emit(.end(.list))
            case .item(let item): emit(.end(.item(item.marker)))
            }
        }
    }

    private mutating func addBlankLine(_ plan: LinePlan) {
        if plan.matched == containers.count, plan.openings.isEmpty, case .indentedCode(var lines) = leaf {
            var cursor = plan.cursor
            cursor.skip(columns: 4)
            // Held twice while it grows, the list would be copied whole at each line.
            leaf = .indentedCode(blankLines: [])
            lines.append(cursor.rest)
            leaf = .indentedCode(blankLines: lines)
            return
        }
        closeLeaf()
        closeContainers(to: plan.matched)
        open(plan.openings)
        emit(.blankLine)
    }

    private mutating func beginBlocks(_ plan: LinePlan, isComplete: Bool) -> LineMode {
        let rest = plan.cursor.rest
        if case .indentedCode = plan.leaf, plan.matched == containers.count, plan.openings.isEmpty,
            case .indentedCode(let blankLines) = leaf
        {
            leaf = .indentedCode(blankLines: [])
            for line in blankLines { emitCode(line, isComplete: true) }
            emitCode(rest, isComplete: isComplete)
            return .code
        }
        closeLeaf()
        closeContainers(to: plan.matched)
        open(plan.openings)
        if case .list? = containers.last { closeContainers(to: containers.count - 1) }
        let isItemStart = markContent()
        switch plan.leaf {
        case .heading(let level):
            text = TextLeaf(.heading(level: level), earlyReferences: references.count, dialect: dialect)
            text?.beginLine(rest)
            leaf = .text
            return .text
        case .rule: emit(.rule)
        case .fence(let fence):
            emit(.begin(.code(language: fence.language)))
            leaf = .fencedCode(fence, inner: [])
        case .indentedCode:
            emit(.begin(.code(language: "")))
            leaf = .indentedCode(blankLines: [])
            emitCode(rest, isComplete: isComplete)
            return .code
        case .htmlStart(let kind):
            emit(.begin(.html))
            leaf = .html(kind)
            addHTML(rest)
        default:
            text = TextLeaf(
                .paragraph, earlyReferences: references.count,
                mayBeTask: isItemStart || !plan.openings.isEmpty && isInItem, dialect: dialect)
            text?.beginLine(rest)
            leaf = .text
            return .text
        }
        return .undecided
    }

    private var isInItem: Bool {
        if case .item? = containers.last { true } else { false }
    }

    /// Notes that the innermost item has something in it, and says whether this is the first.
    private mutating func markContent() -> Bool {
        guard case .item(var item)? = containers.last, !item.hasContent else { return false }
        item.hasContent = true
        containers[containers.count - 1] = .item(item)
        return true
    }

    private mutating func open(_ openings: [LinePlan.Opening]) {
        for opening in openings {
            switch opening {
            case .quote:
                if case .list? = containers.last { closeContainers(to: containers.count - 1) }
                _ = markContent()
                containers.append(.quote)
                emit(.begin(.quote))
            case .item(let start): open(start)
            }
        }
    }

    private mutating func open(_ start: ItemStart) {
        var number = start.number
        if case .list(let kind, let nextNumber, let written)? = containers.last {
            if kind != start.kind {
                closeContainers(to: containers.count - 1)
            } else if dialect == .commonMark || number == written {
                // In an answer only items that all have the same number are counted.
                number = nextNumber
            }
        }
        if case .list? = containers.last {
            containers[containers.count - 1] = .list(start.kind, nextNumber: number + 1, written: start.number)
        } else {
            _ = markContent()
            containers.append(.list(start.kind, nextNumber: number + 1, written: start.number))
            emit(.begin(.list))
        }
        let marker: MarkdownMarker =
            switch start.kind {
            case .bullets: .bullet
            case .numbers(let delimiter): .number(number, delimiter: Character(Unicode.Scalar(delimiter)))
            }
        containers.append(.item(ListItem(indent: start.indent, hasContent: start.hasContent, marker: marker)))
        emit(.begin(.item(marker)))
    }

    private mutating func emitCode(_ bytes: [UInt8], isComplete: Bool) {
        let text = bytes.string + (isComplete ? "\n" : "")
        if !text.isEmpty { emit(.code(text)) }
    }

    private mutating func addHTML(_ line: [UInt8]) {
        guard case .html(let kind) = leaf else { return }
        if kind.endsAtBlankLine, line.allSatisfy(\.isBlank) {
            closeLeaf()
            emit(.blankLine)
            return
        }
        emitCode(line, isComplete: true)
        if HTMLBlockStart.ends(kind, in: line[...]) { closeLeaf() }
    }

    private mutating func beginTable(_ columns: [MarkdownAlignment]) {
        guard let head = text?.lastLine else { return }
        let isHeadHeld = text?.dropHeldRow() == true
        closeLeaf()
        emit(.begin(.table(columns: columns, hasHead: isHeadHeld)))
        leaf = .table(columns, hasHead: isHeadHeld)
        if isHeadHeld { emitRow(head, columns: columns) }
    }

    private mutating func emitRow(_ line: [UInt8], columns: [MarkdownAlignment]) {
        var cells = TableRow.cells(of: line, dialect: dialect)
        if dialect == .answer { cells = TableRow.joined(cells, to: columns.count) }
        emit(.begin(.row))
        for cell in cells.prefix(columns.count) {
            emit(.begin(.cell))
            var parser = InlineParser(
                bytes: cell, from: 0, extent: .final, references: references, earlyReferences: references.count,
                dialect: dialect)
            for event in parser.parse() { emit(event) }
            references.give(up: parser.undefined.map(\.label))
            emit(.end(.cell))
        }
        emit(.end(.row))
    }
}
