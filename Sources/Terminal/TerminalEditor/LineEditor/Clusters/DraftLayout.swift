/// Where libedit puts text on the screen: the rules of its `re_putc` and `re_addc` (refresh.c), which are the
/// terminal's own, for text whose characters are `StandIns`.
struct DraftLayout {
    struct Position: Equatable {
        var row = 0
        var column = 0
    }

    var columns: Int
    var clusterBehavior = ClusterBehavior()

    /// Where the cursor stands after text that begins at a position.
    func position(after text: String, from start: Position = Position()) -> Position {
        var position = start
        for character in text {
            switch character {
            case "\n":
                position = Position(row: position.row + 1, column: 0)
            case "\t":
                repeat { put(1, at: &position) } while position.column % 8 != 0
            default:
                for width in clusterBehavior.widths(of: character) { put(width, at: &position) }
            }
        }
        return position
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
}
