/// Reads the parts of links and of link reference definitions.
struct LinkScanner {
    let bytes: [UInt8]
    /// Whether nothing follows the end.
    let isFinal: Bool
    var end: Int { bytes.count }

    init(bytes: [UInt8], isFinal: Bool) {
        self.bytes = bytes
        self.isFinal = isFinal
    }

    func atEnd<Value>() -> Scan<Value> { isFinal ? .none : .incomplete }

    /// A label with its brackets, beginning at a `[`.
    func label(at start: Int) -> Scan<ArraySlice<UInt8>> {
        var index = start + 1
        while index < end {
            switch bytes[index] {
            case .rightBracket: return .found(bytes[start + 1..<index], end: index + 1)
            case .leftBracket: return .none
            case .backslash: index += 2
            default: index += 1
            }
            if index - start > 4 * References.longestLabel { return .none }
        }
        return atEnd()
    }

    /// White space with at most one line break.
    func space(at start: Int) -> Scan<Void> {
        var index = start
        var breaks = 0
        while index < end, bytes[index].isWhitespace {
            if bytes[index] == .lineFeed {
                breaks += 1
                if breaks > 1 { return .none }
            }
            index += 1
        }
        return index == end && !isFinal ? .incomplete : .found((), end: index)
    }

    /// A destination, in angle brackets or bare; a bare one may be empty.
    func destination(at start: Int) -> Scan<String> {
        guard start < end else { return isFinal ? .found("", end: start) : .incomplete }
        return bytes[start] == .less ? enclosedDestination(at: start) : bareDestination(at: start)
    }

    private func enclosedDestination(at start: Int) -> Scan<String> {
        var index = start + 1
        while index < end {
            switch bytes[index] {
            case .greater: return .found(Entity.resolve(bytes[start + 1..<index]), end: index + 1)
            case .less, .lineFeed: return .none
            case .backslash: index += 2
            default: index += 1
            }
        }
        return atEnd()
    }

    private func bareDestination(at start: Int) -> Scan<String> {
        var index = start
        var depth = 0
        scanning: while index < end {
            switch bytes[index] {
            case .backslash where index + 1 < end && bytes[index + 1].isPunctuation: index += 2
            case .leftParenthesis:
                depth += 1
                if depth > Self.deepestParentheses { return .none }
                index += 1
            case .rightParenthesis:
                if depth == 0 { break scanning }
                depth -= 1
                index += 1
            case 0...0x20, 0x7F: break scanning
            default: index += 1
            }
        }
        if index >= end, !isFinal { return .incomplete }
        return depth == 0 ? .found(Entity.resolve(bytes[start..<min(index, end)]), end: min(index, end)) : .none
    }

    /// The most parentheses in each other that a bare destination may have; the specification asks for three at least.
    private static let deepestParentheses = 32

    /// A title in quotes or parentheses.
    func title(at start: Int) -> Scan<Void> {
        guard start < end else { return atEnd() }
        let close: UInt8
        switch bytes[start] {
        case .quotation, .apostrophe: close = bytes[start]
        case .leftParenthesis: close = .rightParenthesis
        default: return .none
        }
        var index = start + 1
        while index < end {
            let byte = bytes[index]
            if byte == close { return .found((), end: index + 1) }
            if byte == .leftParenthesis, close == .rightParenthesis { return .none }
            index += byte == .backslash ? 2 : 1
        }
        return atEnd()
    }

    /// What follows the text of an inline link, beginning at its `(`: the destination.
    func inlineLink(at start: Int) -> Scan<String> {
        var index = start + 1
        switch space(at: index) {
        case .found(_, let end): index = end
        case let other: return other.withoutValue()
        }
        let destination: String
        switch self.destination(at: index) {
        case .found(let value, let end): (destination, index) = (value, end)
        case let other: return other
        }
        let beforeSpace = index
        switch space(at: index) {
        case .found(_, let end): index = end
        case let other: return other.withoutValue()
        }
        if index > beforeSpace, index < end, bytes[index] != .rightParenthesis {
            switch title(at: index) {
            case .found(_, let end): index = end
            case let other: return other.withoutValue()
            }
            switch space(at: index) {
            case .found(_, let end): index = end
            case let other: return other.withoutValue()
            }
        }
        guard index < end else { return atEnd() }
        return bytes[index] == .rightParenthesis ? .found(destination, end: index + 1) : .none
    }
}

extension Scan {
    /// The same for another type, when nothing was found.
    func withoutValue<Other>() -> Scan<Other> {
        if case .incomplete = self { .incomplete } else { .none }
    }
}
