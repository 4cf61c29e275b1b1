/// The side of a column on which its text stands.
package enum TextAlignment: Sendable, Hashable {
    /// Text first, then spaces.
    case left
    /// Spaces first, then text.
    case right
}

extension Character {
    /// The width in terminal cells: 0, 1 or 2. Controls have none.
    package var cellWidth: Int { CellWidth.of(self) }
}

extension StringProtocol {
    /// The width in terminal cells, by grapheme clusters (Unicode 16). Controls, line breaks and tabs have none.
    package var cellWidth: Int {
        CellWidth.of(String(self))
    }

    /// The longest beginning that is at most `cells` cells wide, cut between grapheme clusters.
    package func prefix(fitting cells: Int) -> SubSequence {
        var room = cells
        return prefix { character in
            room -= character.cellWidth
            return room >= 0
        }
    }

    /// The longest end that is at most `cells` cells wide, cut between grapheme clusters.
    package func suffix(fitting cells: Int) -> SubSequence {
        var room = cells
        let rest = reversed().prefix { character in
            room -= character.cellWidth
            return room >= 0
        }
        return suffix(rest.count)
    }

    /// The text, or its beginning and `…` where it is wider than `cells` cells. Cut between grapheme clusters.
    package func truncated(to cells: Int) -> String {
        // What takes no more bytes than there are cells takes no more cells.
        if utf8.count <= cells || cellWidth <= cells { return String(self) }
        let room = cells - String.ellipsis.cellWidth
        return room < 0 ? "" : prefix(fitting: room) + String.ellipsis
    }

    /// The text followed, or preceded, by as many spaces as fill `cells` cells. Text that is wider stays as it is.
    package func padded(to cells: Int, alignment: TextAlignment = .left) -> String {
        let spaces = String(repeating: " ", count: Swift.max(0, cells - cellWidth))
        return alignment == .left ? self + spaces : spaces + self
    }
}

extension String {
    /// The mark of text that was cut; one cell.
    static let ellipsis = "…"
}
