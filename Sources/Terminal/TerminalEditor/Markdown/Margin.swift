/// What stands at the left of the lines within quotes and lists.
struct Margin {
    /// A quote, a list, or an item that is open.
    struct Frame {
        /// What stands before its first line.
        var first = StyledText()
        /// What stands before its other lines.
        var rest = StyledText()
        var isFirstShown = false
        /// Whether blocks are set apart only where the source does so, as in an item.
        var isTight = false
        /// Whether it is an item with a bullet.
        var isBullet = false
        /// Whether anything is in it yet.
        var hasContent = false
    }

    /// The open ones, the outermost first.
    private(set) var frames: [Frame] = []

    mutating func open(_ frame: Frame) { frames.append(frame) }
    mutating func close() { frames.removeLast() }

    /// Notes that something begins in the innermost frame, and says whether it is the first.
    mutating func beginContent() -> Bool {
        guard let last = frames.indices.last else { return false }
        defer { frames[last].hasContent = true }
        return !frames[last].hasContent
    }

    /// Whether the innermost frame has a mark that no line has shown yet.
    var needsMark: Bool { frames.contains { !$0.isFirstShown && !$0.first.isEmpty && $0.first != $0.rest } }

    /// Whether a sign stands before every line, as in a quote, so that the terminal cannot wrap them.
    var hasBars: Bool { frames.contains { frame in frame.rest.description.contains { $0 != " " } } }

    /// What stands before the next line, at most half as wide as the line.
    mutating func nextLine(width: Int) -> StyledText {
        var parts: [StyledText] = []
        for index in frames.indices {
            parts.append(frames[index].isFirstShown ? frames[index].rest : frames[index].first)
            frames[index].isFirstShown = true
        }
        return Self.narrowed(parts, to: width / 2).joined()
    }

    /// What stands before an empty line within the outermost frames.
    func emptyLine(depth: Int) -> StyledText {
        let line = frames.prefix(depth).map(\.rest).joined()
        var spans = line.spans
        while let last = spans.last {
            let text = last.text.reversed().drop { $0 == " " }.reversed()
            if text.isEmpty {
                spans.removeLast()
            } else {
                spans[spans.count - 1].text = String(text)
                break
            }
        }
        return StyledText(spans)
    }

    /// Leaves out indentation, and then bars, from the outside, until the rest is narrow enough.
    private static func narrowed(_ parts: [StyledText], to width: Int) -> [StyledText] {
        var parts = parts
        var total = parts.reduce(0) { $0 + $1.cellWidth }
        for onlyBlank in [true, false] {
            for index in parts.indices.dropLast() where total > width {
                if onlyBlank, parts[index].description.contains(where: { $0 != " " }) { continue }
                total -= parts[index].cellWidth
                parts[index] = StyledText()
            }
        }
        return parts
    }
}
