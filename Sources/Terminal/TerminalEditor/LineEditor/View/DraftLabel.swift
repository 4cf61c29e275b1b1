/// What stands before a draft, in rows.
struct DraftLabel: Sendable, Hashable {
    /// A label is not cut to fewer cells unless that would be half a row.
    private static let narrowest = 8

    /// The rows above the draft's first.
    private(set) var rowsAbove: [StyledText] = []
    /// What stands in the draft's first row.
    private(set) var inFirstRow = StyledText()
    /// The cells of that.
    private(set) var width = 0

    /// A label that takes a quarter of a row at most; its sign stays, such as ` › `, and with it what is set behind a
    /// point, such as `·high`, for which there may be some more room.
    init(cutting label: StyledText, columns: Int) {
        let label = label.cleanedLine
        var limit = min(max(Self.narrowest, columns / 4), columns / 2)
        inFirstRow = label
        width = label.cellWidth
        guard width > limit else { return }
        var sign = Self.sign(of: label.description)
        if let end = Self.ending(of: label.description, before: sign),
            case let more = end.cellWidth - sign.cellWidth, limit + more <= columns / 2
        {
            (limit, sign) = (limit + more, end)
        }
        guard width > limit else { return }
        let name = Self.split(label, at: label.description.count - sign.count)
        inFirstRow = name.first.truncated(to: max(1, limit - sign.cellWidth)) + name.rest
        width = inFirstRow.cellWidth
    }

    /// A question, all of which is shown.
    init(wrapping label: StyledText, room: Int) {
        let label = label.cleanedLine
        let text = label.description
        let scanner = DraftScanner(Draft(before: text), clusters: ClusterBehavior(), room: room)
        var breaker = RowBreaker(room: room, column: 0, leavesLabel: false)
        scanner.scan { unit in
            breaker.add(unit)
            return true
        }
        var rest = label
        for row in breaker.finish(at: scanner.count) {
            rowsAbove.append(inFirstRow)
            let bytes = text.utf8
            let start = bytes.index(bytes.startIndex, offsetBy: row.start)
            let end = bytes.index(bytes.startIndex, offsetBy: row.end)
            (inFirstRow, rest) = Self.split(rest, at: text[start..<end].count)
            // The spaces at its end may hang behind the row.
            let hanging = max(0, inFirstRow.cellWidth - room)
            inFirstRow = Self.split(inFirstRow, at: inFirstRow.description.count - hanging).first
        }
        rowsAbove.removeFirst()
        width = inFirstRow.cellWidth
    }

    /// The last point of a label and all behind it; `nil` where there is none.
    private static func ending(of label: String, before sign: Substring) -> Substring? {
        label[..<sign.startIndex].lastIndex(of: "·").map { label[$0...] }
    }

    /// What tells where the label ends: the spaces at its end, up to two signs before them, and the spaces before
    /// those.
    private static func sign(of label: String) -> Substring {
        var start = label.endIndex
        func back(while isPart: (Character) -> Bool, atMost count: Int) {
            var left = count
            while left > 0, start > label.startIndex, isPart(label[label.index(before: start)]) {
                start = label.index(before: start)
                left -= 1
            }
        }
        back(while: { $0 == " " }, atMost: 1)
        back(while: { !$0.isLetter && !$0.isNumber && !$0.isWhitespace }, atMost: 2)
        back(while: { $0 == " " }, atMost: 1)
        return label[start...]
    }

    /// The first so many characters, and the others.
    private static func split(_ text: StyledText, at count: Int) -> (first: StyledText, rest: StyledText) {
        var (first, rest, left) = (StyledText(), StyledText(), count)
        for span in text.spans {
            let head = span.text.prefix(left)
            left -= head.count
            first.append(span.with(String(head)))
            rest.append(span.with(String(span.text[head.endIndex...])))
        }
        return (first, rest)
    }
}
