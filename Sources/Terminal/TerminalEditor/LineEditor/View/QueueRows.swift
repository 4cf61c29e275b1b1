/// The lines that wait to be sent, each in a row, oldest first.
struct QueueRows: Sendable, Hashable {
    /// With more lines than this the others are only counted.
    private static let mostLines = 3

    var lines: [String]
    var isHeld: Bool

    /// The rows that would show as much as is ever shown.
    var wish: Int {
        guard !lines.isEmpty else { return 0 }
        return min(lines.count, Self.mostLines + 1) + (isHeld ? 1 : 0)
    }

    /// At most so many rows. The one that says that the lines are held comes last, beside the draft, and is kept the
    /// longest.
    func layOut(columns: Int, rows: Int) -> [StyledText] {
        guard !lines.isEmpty, rows > 0 else { return [] }
        let held = isHeld ? [heldRow(columns)] : []
        return lineRows(columns, min(rows, wish) - held.count) + held
    }

    private func lineRows(_ columns: Int, _ rows: Int) -> [StyledText] {
        guard rows > 0 else { return [] }
        if lines.count <= rows, lines.count <= Self.mostLines + 1 {
            return lines.indices.map { row("\($0 + 1) queued: ", lines[$0], columns) }
        }
        guard rows > 1 else { return [row("\(lines.count) queued, next: ", lines[0], columns)] }
        let shown = (0..<(rows - 1)).map { row("\($0 + 1) queued: ", lines[$0], columns) }
        return shown + [StyledText.dim("… and \(lines.count - shown.count) more").truncated(to: columns)]
    }

    private func row(_ start: String, _ line: String, _ columns: Int) -> StyledText {
        // The rest would be cut anyway.
        let head = line.prefix(max(columns, 1) + 1).split(separator: "\n", omittingEmptySubsequences: false)
        return StyledText.dim(start + head.joined(separator: " ⏎ ")).truncated(to: columns)
    }

    private func heldRow(_ columns: Int) -> StyledText {
        let count = lines.count
        let (noun, pronoun) = count == 1 ? ("line", "it") : ("lines", "them")
        let forms = [
            "Held: Enter sends \(count) \(noun), Ctrl-C takes \(pronoun) back.",
            "\(count) held: Enter sends, Ctrl-C takes back", "\(count) held: Enter sends",
        ]
        let text = forms.first { $0.cellWidth <= columns } ?? forms[2]
        return StyledText.warning(text).truncated(to: columns)
    }
}
