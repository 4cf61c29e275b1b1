/// One picture of a ``Spinner``.
struct SpinnerFrame: Sendable, Hashable {
    private static let brailleSigns = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
    private static let asciiSigns = Array("|/-\\")

    /// Counts the pictures from 0.
    var number: Int
    var label: StyledText
    var elapsed: Duration
    var isUTF8: Bool

    /// The picture in at most so many cells.
    func text(cells: Int) -> StyledText {
        let signs = isUTF8 ? Self.brailleSigns : Self.asciiSigns
        let sign = StyledText("\(signs[number % signs.count]) ", .accent)
        let seconds = elapsed.components.seconds
        let time: StyledText = seconds > 0 ? .dim(" \(seconds) s") : ""
        let room = cells - sign.cellWidth - time.cellWidth
        let line = room > 0 ? sign + label.truncated(to: room) + time : sign
        return line.truncated(to: cells)
    }
}
