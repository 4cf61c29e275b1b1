extension StyledText {
    /// The width in terminal cells of what ``TerminalWriter`` will show for this text, taken as one line.
    package var cellWidth: Int {
        spans.reduce(0) { $0 + Sanitizer.cleanLine($1.text).cellWidth }
    }

    /// The text as one harmless line (see ``Sanitizer/cleanLine(_:)``), cut by grapheme clusters to at most `cells`
    /// cells. A cut is marked by `…`, in the role of the text it replaces.
    package func truncated(to cells: Int) -> StyledText {
        let line = cleanedLine
        // What takes no more bytes than there are cells takes no more cells.
        guard line.spans.reduce(0, { $0 + $1.text.utf8.count }) > cells, line.cellWidth > cells else { return line }
        var result = StyledText()
        var room = cells - String.ellipsis.cellWidth
        guard room >= 0 else { return result }
        for span in line.spans {
            let part = span.text.prefix(fitting: room)
            result.append(span.with(String(part)))
            room -= part.cellWidth
            if part.endIndex < span.text.endIndex {
                result.append(span.with(.ellipsis))
                break
            }
        }
        return result
    }

    /// The text followed, or preceded, by as many spaces as fill `cells` cells. Text that is wider stays as it is.
    package func padded(to cells: Int, alignment: TextAlignment = .left) -> StyledText {
        let spaces = StyledText(String(repeating: " ", count: Swift.max(0, cells - cellWidth)))
        return alignment == .left ? self + spaces : spaces + self
    }

    /// Every run as part of one harmless line.
    var cleanedLine: StyledText {
        StyledText(spans.map { $0.with(Sanitizer.cleanLine($0.text)) })
    }
}
