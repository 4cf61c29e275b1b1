/// Emphasis and strikethrough (CommonMark 0.31.2, "An algorithm for parsing nested emphasis and links"; GFM, section
/// 6.5).
extension InlineParser {
    mutating func scanDelimiters(_ byte: UInt8, at index: Int) -> Scan<Void> {
        let end = bytes.skip(from: index) { $0 == byte }
        if end == bytes.count, !isFinal { return .incomplete }
        if byte == .tilde, end - index > 2 || dialect == .answer && end - index == 1 {
            return add(.text(end: end), at: index, to: end)
        }
        // A path is told by what is behind its slash.
        if dialect == .answer, !isFinal, end + 1 == bytes.count, bytes[end] == .slash { return .incomplete }
        let context = DelimiterContext(bytes, from: index, to: end, dialect: dialect)
        if byte == .underscore, context.canOpen {
            switch scanUnderscoredName(at: index, nameStart: end) {
            case .found(_, let end): return add(.text(end: end), at: index, to: end)
            case .incomplete: return .incomplete
            case .none: break
            }
        }
        var run = DelimiterRun(
            byte: byte, start: index, firstPartner: index, length: end - index, count: end - index,
            canOpen: context.canOpen, canClose: context.canClose,
            wordStart: context.endsWithinWord ? wordStart(of: index) : nil)
        run.previous = lastDelimiter
        if let lastDelimiter { delimiters[lastDelimiter].next = delimiters.count }
        lastDelimiter = delimiters.count
        delimiters.append(run)
        return add(.delimiters(delimiters.count - 1), at: index, to: end)
    }

    /// Where the word begins that an index is in, as far as it is not decided.
    private mutating func wordStart(of index: Int) -> Int {
        for place in lastWord.end..<max(lastWord.end, index) where bytes[place].isWhitespace {
            lastWord.start = place + 1
        }
        lastWord.end = max(lastWord.end, index)
        return lastWord.start
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
        return Int(run.byte) * 16 + rest * 4 + (run.wordStart == nil ? 0 : 2) + (run.canOpen ? 1 : 0)
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
        if let wordStart = close.wordStart, open.start < wordStart { return false }
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
