/// A part of a grapheme cluster that takes a place of its own on the screen.
struct ClusterPiece: Hashable {
    /// What it is in the draft.
    var text: String
    /// Cells: 1 or 2.
    var width: Int

    /// No more scalars of one piece are written: marks can be heaped without end.
    private static let mostScalars = 24

    /// What is written to the terminal. What takes no room of its own is given some, so that it can be seen: a mark
    /// stands on a dotted circle, and a format character, which may turn or hide the text around it, is replaced.
    var shown: String {
        guard let first = text.unicodeScalars.first else { return "" }
        if text.unicodeScalars.count == 1, InvisibleCharacter.isOne(first) { return "\u{FFFD}" }
        if CellWidth.of(first) == 0, text.cellWidth == 0 {
            let isMark = [.nonspacingMark, .enclosingMark, .spacingMark].contains(first.properties.generalCategory)
            return isMark ? "\u{25CC}" + limited : "\u{FFFD}"
        }
        return limited
    }

    private var limited: String {
        let scalars = text.unicodeScalars
        guard scalars.count > Self.mostScalars else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(Self.mostScalars)))
    }
}
