/// The list of candidates that Tab prints above the prompt.
enum CandidateList {
    private static let gap = 2

    /// Lines no wider than the columns, at most so many. Candidates with notes stand one on a line, others in a grid.
    static func lines(_ candidates: [Completion.Candidate], columns: Int, limit: Int) -> [String] {
        let items = candidates.map { (text: Sanitizer.cleanLine($0.text), note: Sanitizer.cleanLine($0.note)) }
        let widest = items.map { $0.text.cellWidth }.max() ?? 0
        let hasNotes = items.contains { !$0.note.isEmpty }
        let perLine = hasNotes ? 1 : max(1, (columns - 1 + gap) / max(widest + gap, 1))
        let rows = (items.count + perLine - 1) / perLine
        let shownRows = rows > limit ? max(limit - 1, 1) : rows
        let shown = min(shownRows * perLine, items.count)
        var lines = (0..<shownRows).map { row in
            // The order runs down the columns.
            let inRow = stride(from: row, to: shown, by: shownRows).map { items[$0] }
            return inRow.enumerated().map { index, item in
                let isLast = index == inRow.count - 1 && item.note.isEmpty
                return (isLast ? item.text : item.text.padded(to: widest + gap)) + item.note
            }.joined()
        }
        if shown < items.count { lines.append("… and \(items.count - shown) more") }
        // One column stays free, so that no terminal wraps a full line.
        return lines.map { $0.truncated(to: max(columns - 1, 1)) }
    }
}
