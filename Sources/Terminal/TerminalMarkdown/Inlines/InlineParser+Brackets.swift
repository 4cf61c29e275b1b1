/// Links and images (CommonMark 0.31.2, sections 6.3 and 6.4).
extension InlineParser {
    mutating func openBracket(at index: Int, textStart: Int, isImage: Bool) -> Scan<Void> {
        if let last = brackets.indices.last { brackets[last].hasBracketAfter = true }
        brackets.append(
            OpenBracket(
                node: nodes.count, start: index, textStart: textStart, isImage: isImage,
                delimitersBefore: lastDelimiter))
        if !isImage { activeLinkBrackets += 1 }
        return add(.text(end: textStart), at: index, to: textStart)
    }

    private mutating func removeLastBracket() {
        guard let bracket = brackets.popLast() else { return }
        if bracket.isActive, !bracket.isImage { activeLinkBrackets -= 1 }
    }

    mutating func closeBracket(at index: Int) -> Scan<Void> {
        guard let bracket = brackets.last else { return .none }
        guard bracket.isActive else {
            removeLastBracket()
            return .none
        }
        switch target(of: bracket, closedAt: index) {
        case .found(let destination, let end):
            makeLink(bracket, destination: destination, closedAt: index)
            return .found((), end: end)
        case .none:
            removeLastBracket()
            return .none
        case .incomplete:
            return .incomplete
        }
    }

    /// Where the text between brackets leads, by what follows it or by a definition.
    private mutating func target(of bracket: OpenBracket, closedAt index: Int) -> Scan<String> {
        let next = index + 1
        if next == bytes.count, !isFinal { return .incomplete }
        let scanner = LinkScanner(bytes: bytes, isFinal: isFinal)
        if next < bytes.count, bytes[next] == .leftParenthesis {
            switch scanner.inlineLink(at: next) {
            case .none: break
            case .found(let destination, let end):
                if dialect == .commonMark || leadsSomewhere(destination, from: bracket) {
                    return .found(destination, end: end)
                }
            case .incomplete: return .incomplete
            }
        }
        // A reference comes before its definition in an answer, and would be text in one place and a link in another.
        if dialect == .answer { return .none }
        var label = bytes[bracket.textStart..<index]
        var end = next
        var isOwnLabel = true
        if next < bytes.count, bytes[next] == .leftBracket {
            switch scanner.label(at: next) {
            case .incomplete: return .incomplete
            case .none: break
            case .found(let explicit, let labelEnd):
                end = labelEnd
                if !explicit.isEmpty {
                    label = explicit
                    isOwnLabel = false
                }
            }
        }
        // A label has no brackets in it.
        if isOwnLabel, bracket.hasBracketAfter { return .none }
        return reference(label, end: end)
    }

    private mutating func reference(_ label: ArraySlice<UInt8>, end: Int) -> Scan<String> {
        guard let name = References.normalize(label) else { return .none }
        if let early = references.destination(of: name, within: earlyReferences) { return .found(early, end: end) }
        if bytes.count - end <= Self.referencePatience {
            if let late = references.destination(of: name, within: references.count) { return .found(late, end: end) }
            if extent != .final { return .incomplete }
        }
        undefined.append((name, end))
        return .none
    }

    private mutating func makeLink(_ bracket: OpenBracket, destination: String, closedAt index: Int) {
        matchDelimiters(after: bracket.delimitersBefore)
        lastDelimiter = bracket.delimitersBefore
        if let lastDelimiter { delimiters[lastDelimiter].next = nil }
        let link = MarkdownLink(destination, kind: bracket.isImage ? .image : .link)
        nodes[bracket.node].kind = .beginLink(link)
        nodes.append(InlineNode(kind: .endLink, start: index))
        removeLastBracket()
        if !bracket.isImage {
            deactivateLinkBrackets()
            unlinkAddresses(from: bracket.node)
        }
    }

    /// Makes the addresses within the text of a link that text: links do not nest.
    private mutating func unlinkAddresses(from node: Int) {
        for index in nodes[node...].indices {
            if case .autolink(_, let text) = nodes[index].kind, bytes[nodes[index].start] != .less {
                nodes[index].kind = .literal(text)
            }
        }
    }

    /// Lets no link begin before this one: links do not nest.
    private mutating func deactivateLinkBrackets() {
        for index in brackets.indices.reversed() {
            guard activeLinkBrackets > 0 else { break }
            if brackets[index].isImage { continue }
            guard brackets[index].isActive else { break }
            brackets[index].isActive = false
            activeLinkBrackets -= 1
        }
    }
}
