/// Where the text written so far ends: how full its last row is, and whether its last character may still grow.
///
/// It goes by the cells of `CellWidth`; a terminal may see a sign differently, so nothing that would spoil the text may
/// hang on it alone.
struct TextEnd: Sendable {
    private static let tab = UInt8.max

    /// The cells in a row.
    private(set) var columns = TerminalCapabilities.defaultColumns
    /// The cells of the grapheme clusters since the last line break, without the last one.
    private var widths: [UInt8] = []
    private var last: (cluster: Character, width: UInt8)?
    /// The column before the last cluster if the terminal wraps its rows anew when its width changes, as most do.
    private var rewrapped = 0
    /// How far `rewrapped` may be off, as terminals disagree about clusters of this line before the last one.
    private var doubt = 0
    /// Whether the text is over, so that nothing joins its last cluster.
    private var isOver = false
    /// The same if it leaves them as they are, as xterm does.
    private var clamped = 0

    /// Whether the terminal is known to wrap its rows anew.
    var rewraps = false

    /// Whether the next text begins a line.
    var isAtLineStart: Bool { last == nil }

    /// The column after the text, from 0. Where a terminal that rewraps its rows and one that does not differ since the
    /// width changed, and nobody knows which of them it is, it is the greater one.
    var column: Int {
        guard let width = last?.width else { return 0 }
        let place = column(rewrapped, after: width)
        return rewraps ? place : max(place, column(clamped, after: width))
    }

    /// Whether the last row is full, so that the cursor, which is still in that row, waits for a character to wrap.
    var isWrapPending: Bool {
        guard let width = last?.width else { return false }
        return column(rewrapped, after: width) >= columns
    }

    /// Whether what comes next may join the last grapheme cluster, and change its width: a joiner, half a flag, a part
    /// of a Hangul syllable, or an emoji, which a modifier may follow. Where a mark joins a letter, the width stays,
    /// and terminals find the letter by the cursor; else hardly any text would ever be whole.
    var mayGrow: Bool {
        guard !isOver, let scalars = last?.cluster.unicodeScalars, let scalar = scalars.last, !scalar.isASCII else {
            return false
        }
        switch scalar.value {
        case 0x200D, 0xFE0F, 0x1100...0x11FF: return true
        case 0x1F1E6...0x1F1FF: return scalars.count == 1
        default: return scalar.properties.isEmoji
        }
    }

    /// Takes notice of the terminal's width.
    mutating func resize(to columns: Int) {
        guard columns != self.columns else { return }
        self.columns = columns
        rewrapped = widths.reduce(0, column(_:after:))
        clamped = min(clamped, max(0, columns - 1))
    }

    /// Moves on by harmless text.
    mutating func advance(over text: String) {
        var rest = text[...]
        if let lineBreak = text.utf8.lastIndex(of: UInt8(ascii: "\n")) {
            rest = text[text.utf8.index(after: lineBreak)...]
            widths.removeAll(keepingCapacity: true)
            last = nil
            rewrapped = 0
            clamped = 0
            doubt = 0
        }
        isOver = false
        guard !rest.isEmpty else { return }
        // What comes may join the last cluster, so both are taken as one text.
        let joined = (last.map { String($0.cluster) } ?? "") + rest
        last = nil
        for cluster in joined {
            settleLast()
            last = (cluster, cluster == "\t" ? Self.tab : UInt8(cluster.cellWidth))
        }
    }

    /// Takes notice that what follows is another text.
    mutating func endText() {
        isOver = true
    }

    /// Forgets the text: what follows begins a line.
    mutating func reset() {
        let (columns, rewraps) = (columns, rewraps)
        self = TextEnd()
        (self.columns, self.rewraps) = (columns, rewraps)
    }

    /// The rows of the screen that a text begins below the one in which it starts; nil where terminals may disagree.
    func rowsBegun(by text: String) -> Int? {
        // Since a change of width, nobody knows in which cell the text goes on.
        guard rewraps || rewrapped == clamped else { return nil }
        var (rows, place, room) = (0, rewrapped, doubt)
        // The last cluster may have begun its row.
        if let width = last?.width, width != Self.tab, rewrapped + Int(width) > columns { rows = -1 }
        var hasWrapped = false
        for cluster in (last.map { String($0.cluster) } ?? "") + text {
            if cluster == "\n" {
                if hasWrapped, room > 0 { return nil }
                (rows, place, room, hasWrapped) = (rows + 1, 0, 0, false)
                continue
            }
            let width = cluster == "\t" ? Self.tab : UInt8(cluster.cellWidth)
            let next = column(place, after: width)
            // Where a tab has no room, terminals differ.
            if width == Self.tab, place + 8 >= columns { room += 1 }
            room += CellWidth.doubt(of: cluster)
            if width != Self.tab, place + Int(width) > columns {
                hasWrapped = true
                rows += 1
            }
            if next + room >= columns, room > 0 { hasWrapped = true }
            place = next
        }
        return hasWrapped && room > 0 ? nil : rows
    }

    /// Takes the last cluster as one that no longer changes.
    private mutating func settleLast() {
        guard let width = last?.width else { return }
        let next = column(rewrapped, after: width)
        if width == Self.tab {
            // On the screen it is but the cells that it skipped.
            widths += Array(repeating: 1, count: max(0, next - rewrapped))
        } else {
            widths.append(width)
        }
        rewrapped = next
        doubt += last.map { CellWidth.doubt(of: $0.cluster) } ?? 0
        clamped = column(clamped, after: width)
    }

    private func column(_ column: Int, after width: UInt8) -> Int {
        if width == Self.tab {
            // A tab never wraps; it stops in the last cell.
            return column >= columns ? column : min((column / 8 + 1) * 8, columns - 1)
        }
        let next = column + Int(width)
        return next > columns ? Int(width) : next
    }
}
