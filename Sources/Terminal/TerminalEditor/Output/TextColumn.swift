/// A column of text that grows at its end: rows of at most so many cells, each without line breaks, tabs and controls.
///
/// A row that is full goes on in the next one, as on a terminal. Text comes in pieces that may end anywhere.
package struct TextColumn: Sendable {
    /// Every eighth cell is a stop of the tabulator.
    private static let tab = 8

    /// The cells of a row.
    package let width: Int
    /// The rows that no longer change.
    package private(set) var rows: [StyledText] = []
    /// The row that goes on; empty at the start of a line.
    package private(set) var openRow = StyledText()

    private var sanitizer = Sanitizer()

    /// An empty column.
    package init(width: Int) {
        self.width = max(1, width)
    }

    /// The rows from a place on, the one that goes on included if it has begun.
    package func rows(from first: Int) -> [StyledText] {
        Array(rows.dropFirst(first)) + (openRow.isEmpty || first > rows.count ? [] : [openRow])
    }

    /// Adds text at the end.
    package mutating func append(_ text: StyledText) {
        // The last cluster may grow, so the row is laid out again with what comes.
        var rest = openRow
        for span in text.spans { rest.append(span.with(sanitizer.feed(span.text))) }
        layOut(rest)
    }

    /// Adds a whole line, after the end of the one before.
    package mutating func append(line: StyledText) {
        finish()
        append(line + "\n")
        finish()
    }

    /// Ends the text, and its last line.
    package mutating func finish() {
        layOut(openRow + StyledText(sanitizer.finish()))
        if !openRow.isEmpty { endRow() }
    }

    private mutating func layOut(_ text: StyledText) {
        openRow = StyledText()
        var cells = 0
        for span in text.spans {
            var run = ""
            for character in span.text {
                if character == "\n" {
                    openRow.append(span.with(run))
                    (run, cells) = ("", 0)
                    endRow()
                    continue
                }
                let isTab = character == "\t"
                let size = isTab ? Self.tab - cells % Self.tab : character.cellWidth
                if cells + size > width, cells > 0 {
                    openRow.append(span.with(run))
                    (run, cells) = ("", 0)
                    endRow()
                    // What a tab leaves room for is nothing to see at the start of a row.
                    if isTab { continue }
                }
                run += isTab ? String(repeating: " ", count: min(size, width)) : String(character)
                cells += size
            }
            openRow.append(span.with(run))
        }
    }

    private mutating func endRow() {
        rows.append(openRow)
        openRow = StyledText()
    }
}
