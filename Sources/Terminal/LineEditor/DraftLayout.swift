import CEditline

/// Where libedit puts text on the screen: the rules of its `re_putc` and `re_addc` (refresh.c), which are the
/// terminal's own except for characters that it spells out.
struct DraftLayout {
    struct Position: Equatable {
        var row = 0
        var column = 0
    }

    var columns: Int

    /// Where the cursor stands after text that begins at a position.
    func position(after text: String, from start: Position = Position()) -> Position {
        text.unicodeScalars.reduce(into: start) { position, scalar in
            switch scalar {
            case "\n":
                position = Position(row: position.row + 1, column: 0)
            case "\t":
                repeat { put(1, at: &position) } while position.column % 8 != 0
            default:
                let width = Int(ce_cell_width(scalar.value))
                if width >= 0 {
                    put(width, at: &position)
                } else {
                    for _ in 0..<Self.spelledOutWidth(scalar) { put(1, at: &position) }
                }
            }
        }
    }

    /// How many rows the texts take, one after the other, with the cursor at the end.
    func rows(_ texts: String...) -> Int {
        texts.reduce(Position()) { position(after: $1, from: $0) }.row + 1
    }

    private func put(_ width: Int, at position: inout Position) {
        if position.column + width > columns { position = Position(row: position.row + 1, column: 0) }
        position.column += width
        if position.column >= columns { position = Position(row: position.row + 1, column: 0) }
    }

    /// libedit shows `^X`, `\U+1234` or `\U+12345` for what it cannot print.
    private static func spelledOutWidth(_ scalar: Unicode.Scalar) -> Int {
        scalar.isASCII ? 2 : scalar.value > 0xFFFF ? 8 : 7
    }
}
