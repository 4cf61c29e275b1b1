import CEditline

/// The list of candidates that Tab prints above the prompt.
enum CandidateList {
    private static let gap = 2

    /// Lines no wider than the columns, at most so many. Candidates with notes stand one on a line, others in a grid.
    static func lines(_ candidates: [Completion.Candidate], columns: Int, limit: Int) -> [String] {
        let items = candidates.map { (text: EditableText.cleanLine($0.text), note: EditableText.cleanLine($0.note)) }
        let widest = items.map { width($0.text) }.max() ?? 0
        var lines: [String]
        if items.contains(where: { !$0.note.isEmpty }) {
            lines = items.map { item in
                item.note.isEmpty ? item.text : padded(item.text, to: widest + gap) + item.note
            }
        } else {
            let perLine = max(1, (columns - 1 + gap) / max(widest + gap, 1))
            let rows = (items.count + perLine - 1) / perLine
            lines = (0..<rows).map { row in
                let inRow = stride(from: row, to: items.count, by: rows).map { items[$0].text }
                return inRow.dropLast().map { padded($0, to: widest + gap) }.joined() + (inRow.last ?? "")
            }
        }
        if lines.count > limit {
            let shown = max(limit - 1, 1)
            lines = lines.prefix(shown) + ["… and \(lines.count - shown) more"]
        }
        // One column stays free, so that no terminal wraps a full line.
        return lines.map { clipped($0, to: max(columns - 1, 1)) }
    }

    /// Cells, as libedit and the C library count them.
    private static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + Int(max(0, ce_cell_width($1.value))) }
    }

    private static func padded(_ text: String, to cells: Int) -> String {
        text + String(repeating: " ", count: max(0, cells - width(text)))
    }

    private static func clipped(_ text: String, to cells: Int) -> String {
        guard width(text) > cells else { return text }
        var result = ""
        var used = 1
        for character in text {
            used += width(String(character))
            guard used <= cells else { break }
            result.append(character)
        }
        return result + "…"
    }
}
