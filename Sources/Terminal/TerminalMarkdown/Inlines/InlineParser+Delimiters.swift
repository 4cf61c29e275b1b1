/// Emphasis and strikethrough (CommonMark 0.31.2, "An algorithm for parsing nested emphasis and links"; GFM, section
/// 6.5).
extension InlineParser {
    mutating func scanDelimiters(_ byte: UInt8, at index: Int) -> Scan<Void> {
        let end = bytes.skip(from: index) { $0 == byte }
        if end == bytes.count, !isFinal { return .incomplete }
        let before = SignClass(before: index, in: bytes)
        let after = SignClass(at: end, in: bytes)
        let isLeft = after != .space && (after != .punctuation || before != .other)
        let isRight = before != .space && (before != .punctuation || after != .other)
        var run = DelimiterRun(
            byte: byte, start: index, firstPartner: index, length: end - index, count: end - index,
            canOpen: byte == .underscore ? isLeft && (!isRight || before == .punctuation) : isLeft,
            canClose: byte == .underscore ? isRight && (!isLeft || after == .punctuation) : isRight)
        if byte == .tilde, run.length > 2 {
            return add(.text(end: end), at: index, to: end)
        }
        run.previous = lastDelimiter
        if let lastDelimiter { delimiters[lastDelimiter].next = delimiters.count }
        lastDelimiter = delimiters.count
        delimiters.append(run)
        return add(.delimiters(delimiters.count - 1), at: index, to: end)
    }

    /// Forgets the delimiters from a place in the source on.
    mutating func dropDelimiters(from start: Int) {
        while let last = lastDelimiter, delimiters[last].start >= start {
            lastDelimiter = delimiters[last].previous
            if let lastDelimiter { delimiters[lastDelimiter].next = nil }
        }
    }

    /// Where the first run begins that may still find a partner, or whose partner may.
    func firstOpenDelimiter() -> Int? {
        var first: Int?
        var current = lastDelimiter
        while let run = current {
            if delimiters[run].canOpen { first = min(first ?? .max, delimiters[run].firstPartner) }
            current = delimiters[run].previous
        }
        return first
    }

    /// Finds partners among the runs after a given one.
    mutating func matchDelimiters(after bottom: Int?) {
        var lowest: [Int: Int] = [:]
        var current = firstDelimiter(after: bottom)
        while let closer = current {
            guard delimiters[closer].canClose else {
                current = delimiters[closer].next
                continue
            }
            let key = bottomKey(of: closer)
            if let opener = opener(for: closer, after: bottom, notBelow: lowest[key]) {
                join(opener, closer)
                if delimiters[opener].count == 0 { remove(opener) }
                if delimiters[closer].count == 0 {
                    current = delimiters[closer].next
                    remove(closer)
                }
            } else {
                lowest[key] = delimiters[closer].start
                current = delimiters[closer].next
                if !delimiters[closer].canOpen { remove(closer) }
            }
        }
    }

    private func firstDelimiter(after bottom: Int?) -> Int? {
        if let bottom { return delimiters[bottom].next }
        var first = lastDelimiter
        while let run = first, let previous = delimiters[run].previous { first = previous }
        return first
    }

    /// Runs of which none finds a partner that another one of the same key has not found.
    private func bottomKey(of closer: Int) -> Int {
        let run = delimiters[closer]
        let rest = run.byte == .tilde ? run.length : run.length % 3
        return Int(run.byte) * 8 + rest * 2 + (run.canOpen ? 1 : 0)
    }

    private func opener(for closer: Int, after bottom: Int?, notBelow lowest: Int?) -> Int? {
        let close = delimiters[closer]
        var candidate = close.previous
        while let index = candidate, index != bottom {
            let open = delimiters[index]
            if let lowest, open.start < lowest { return nil }
            if open.byte == close.byte, open.canOpen, fits(open, close) { return index }
            candidate = open.previous
        }
        return nil
    }

    private func fits(_ open: DelimiterRun, _ close: DelimiterRun) -> Bool {
        if open.byte == .tilde { return open.length == close.length }
        guard open.canClose || close.canOpen else { return true }
        return (open.length + close.length) % 3 != 0 || (open.length % 3 == 0 && close.length % 3 == 0)
    }

    private mutating func join(_ opener: Int, _ closer: Int) {
        let isTilde = delimiters[opener].byte == .tilde
        let isStrong = delimiters[opener].count >= 2 && delimiters[closer].count >= 2
        let style: MarkdownStyle = isTilde ? .struckThrough : isStrong ? .strong : .emphasis
        let used = isTilde ? delimiters[opener].count : isStrong ? 2 : 1
        delimiters[opener].opened.append(style)
        delimiters[closer].closed.append(style)
        delimiters[closer].firstPartner = delimiters[opener].firstPartner
        delimiters[opener].count -= used
        delimiters[closer].count -= used
        // What is between them has no partner any more.
        delimiters[opener].next = closer
        delimiters[closer].previous = opener
    }

    private mutating func remove(_ index: Int) {
        let run = delimiters[index]
        if let previous = run.previous { delimiters[previous].next = run.next }
        if let next = run.next {
            delimiters[next].previous = run.previous
        } else {
            lastDelimiter = run.previous
        }
    }
}

/// What a sign is to the emphasis beside it.
enum SignClass {
    case space
    case punctuation
    case other

    /// The sign that ends before an index; the beginning of the text counts as space.
    init(before index: Int, in bytes: [UInt8]) {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        self.init(start < 0 ? nil : bytes[start..<index].string.unicodeScalars.first)
    }

    /// The sign that begins at an index; the end of the text counts as space.
    init(at index: Int, in bytes: [UInt8]) {
        self.init(bytes[min(index, bytes.count)..<min(index + 4, bytes.count)].string.unicodeScalars.first)
    }

    private init(_ scalar: Unicode.Scalar?) {
        guard let scalar else {
            self = .space
            return
        }
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            self =
                byte.isWhitespace || byte == 0x0C || byte == 0x0D ? .space : byte.isPunctuation ? .punctuation : .other
            return
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: self = .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            self = .punctuation
        default: self = .other
        }
    }
}
