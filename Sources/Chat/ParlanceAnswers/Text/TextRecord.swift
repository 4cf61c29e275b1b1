import Synchronization
package import TerminalEditor

/// Keeps what is written, with its roles, for a place where it is shown later.
package final class TextRecord: TextOutput {
    /// What the place can do where it is shown.
    package let capabilities: TerminalCapabilities

    private let text = Mutex(StyledText())

    /// A record in which nothing is written.
    package init(for capabilities: TerminalCapabilities) {
        self.capabilities = capabilities
    }

    package var isClosed: Bool { false }

    /// Keeps a text. A palette of its own is not kept: what is shown later looks like all else there.
    package func put(_ text: StyledText, terminator: String, palette: Palette?) {
        self.text.withLock { $0 += text + StyledText(terminator) }
    }

    package func ensureLineStart() {
        text.withLock { text in
            if let last = text.spans.last, !last.text.hasSuffix("\n") { text.append("\n") }
        }
    }

    /// What was written, as rows that are no wider than the place; without the empty ones around it.
    package var rows: [StyledText] {
        let columns = capabilities.columns()
        var rows = text.withLock(\.self).splitLines.flatMap { $0.cut(to: columns) }
        while rows.last?.isBlank == true { rows.removeLast() }
        return Array(rows.drop(while: \.isBlank))
    }
}

extension StyledText {
    /// Whether nothing of it can be seen.
    fileprivate var isBlank: Bool { spans.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

    /// The line in rows of at most so many cells: broken between words, and within one that is wider.
    fileprivate func cut(to columns: Int) -> [StyledText] {
        lines(columns: columns).flatMap { line -> [StyledText] in
            guard line.cellWidth > columns else { return [line] }
            var rows = [StyledText()]
            var room = columns
            for span in line.spans {
                for character in span.text {
                    let cells = StyledText(String(character)).cellWidth
                    if cells > room, !rows[rows.count - 1].isEmpty {
                        rows.append(StyledText())
                        room = columns
                    }
                    rows[rows.count - 1].append(span.with(String(character)))
                    room -= cells
                }
            }
            return rows
        }
    }
}
