/// How each kind of block begins (CommonMark 0.31.2, sections 4 and 5).
extension LineClassifier {
    /// What begins at a place in a line.
    enum BlockStart {
        /// No block with a mark of its own.
        case none
        /// That depends on what follows.
        case unknown
        /// A container, which has been opened; something else begins behind its mark.
        case container
        case leaf(LinePlan)
    }

    /// The block that begins at an index.
    mutating func block(indent: Int, at next: Int) -> BlockStart {
        let byte = bytes[next]
        switch byte {
        case .greater:
            guard depth < Container.deepest else { return .none }
            openQuote()
            openings.append(.quote)
            return .container
        case .hash: return heading(at: next)
        case .backtick, .tilde: return fence(indent: indent, at: next)
        case .less: return html(at: next)
        default: break
        }
        if byte == .equal || byte == .hyphen {
            let start = underline(at: next)
            if case .none = start {} else { return start }
        }
        if byte == .asterisk || byte == .hyphen || byte == .underscore {
            let start = rule(at: next)
            if case .none = start {} else { return start }
        }
        return item(indent: indent, at: next)
    }

    private func heading(at next: Int) -> BlockStart {
        let end = bytes.skip(from: next) { $0 == .hash }
        let level = end - next
        guard level <= 6 else { return .none }
        if end == bytes.count {
            if !isComplete { return .unknown }
        } else if !bytes[end].isBlank {
            return .none
        }
        var plan = make(.heading(level: level), afterIndentation: true)
        plan.cursor.skip(bytes: level)
        plan.cursor.skipIndentation()
        if plan.cursor.byte == nil {
            if !isComplete { return .unknown }
            // A sign alone would be shown as nothing.
            if dialect == .answer { return .none }
        }
        return .leaf(plan)
    }

    private func fence(indent: Int, at next: Int) -> BlockStart {
        let byte = bytes[next]
        let end = bytes.skip(from: next) { $0 == byte }
        guard end - next >= 3 else { return end == bytes.count && !isComplete ? .unknown : .none }
        if byte == .backtick, bytes[end...].contains(.backtick) { return .none }
        guard isComplete else { return .unknown }
        let language = bytes[end...].split(maxSplits: 1, whereSeparator: \.isBlank).first.map(Entity.resolve) ?? ""
        return .leaf(make(.fence(CodeFence(byte: byte, length: end - next, indent: indent, language: language))))
    }

    private func html(at next: Int) -> BlockStart {
        guard next + 1 < bytes.count else { return isComplete ? .none : .unknown }
        let follower = bytes[next + 1]
        guard follower.isLetter || [.slash, .bang, .question].contains(follower) else { return .none }
        guard isComplete else { return .unknown }
        let interrupts = hasParagraph
        guard let kind = HTMLBlockStart.kind(of: bytes, at: next, interruptsParagraph: interrupts) else { return .none }
        return .leaf(make(.htmlStart(kind)))
    }

    private func underline(at next: Int) -> BlockStart {
        guard case .paragraph(_, mayBeHeading: true) = leaf, openings.isEmpty, isAllMatched else { return .none }
        let byte = bytes[next]
        let end = bytes.skip(from: bytes.skip(from: next) { $0 == byte }, while: \.isBlank)
        guard end == bytes.count else { return .none }
        guard isComplete else { return .unknown }
        // A single sign is more likely one of a sum.
        if dialect == .answer, bytes[next...].count(where: { $0 == byte }) < 3 { return .none }
        return .leaf(make(.underline(level: byte == .equal ? 1 : 2)))
    }

    private func rule(at next: Int) -> BlockStart {
        let byte = bytes[next]
        guard bytes[next...].allSatisfy({ $0 == byte || $0.isBlank }) else { return .none }
        guard isComplete else { return .unknown }
        let count = bytes[next...].count(where: { $0 == byte })
        // `* * * * *` is when a job runs.
        if dialect == .answer, byte == .asterisk, count > 3, bytes[next...].contains(where: \.isBlank) { return .none }
        return count >= 3 ? .leaf(make(.rule)) : .none
    }

    private mutating func item(indent: Int, at next: Int) -> BlockStart {
        var markerEnd = next + 1
        var number = 0
        let kind: ListKind
        switch bytes[next] {
        case .hyphen, .plus, .asterisk: kind = .bullets(bytes[next])
        case let byte where byte.isDigit:
            markerEnd = bytes.skip(from: next, while: \.isDigit)
            guard markerEnd - next <= 9 else { return .none }
            guard markerEnd < bytes.count else { return isComplete ? .none : .unknown }
            guard bytes[markerEnd] == .period || bytes[markerEnd] == .rightParenthesis else { return .none }
            // A list cannot show `01.`.
            if dialect == .answer, bytes[next] == UInt8(ascii: "0"), markerEnd - next > 1 { return .none }
            number = Int(bytes[next..<markerEnd].string) ?? 0
            kind = .numbers(delimiter: bytes[markerEnd])
            markerEnd += 1
        default: return .none
        }
        if markerEnd == bytes.count {
            if !isComplete { return .unknown }
        } else if !bytes[markerEnd].isBlank {
            return .none
        }
        var content = cursor
        content.skipIndentation()
        content.skip(bytes: markerEnd - next)
        let (spaces, textStart) = content.indentation
        let isEmpty = textStart == bytes.count
        if isEmpty, !isComplete { return .unknown }
        if dialect == .answer, bytes[next] == .asterisk, !isEmpty, bytes[textStart] == .asterisk {
            guard textStart + 1 < bytes.count else { return isComplete ? .none : .unknown }
            if bytes[textStart + 1].isBlank { return .none }
        }
        if hasParagraph, isAllMatched {
            if isEmpty { return .none }
            if case .numbers = kind, number != 1 { return .none }
            // `+ 3` below a line is a sum; hardly anybody writes bullets so.
            if dialect == .answer, bytes[next] == .plus, bytes[textStart].isDigit { return .none }
        }
        guard depth < Container.deepest else { return .none }
        let padding = isEmpty || spaces > 4 ? 1 : spaces
        content.skip(columns: padding)
        cursor = content
        openings.append(
            .item(
                ItemStart(
                    kind: kind, number: number, indent: indent + markerEnd - next + padding, hasContent: !isEmpty)))
        return .container
    }
}
