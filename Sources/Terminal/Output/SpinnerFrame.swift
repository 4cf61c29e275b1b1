/// One picture of a ``Spinner``.
struct SpinnerFrame: Sendable, Hashable {
    private static let brailleSigns = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
    private static let asciiSigns = Array("|/-\\")

    /// Counts the pictures from 0.
    var number: Int
    var label: StyledText
    var elapsed: Duration
    var isUTF8: Bool

    /// The picture on a line of so many cells. The last cell stays free, as some terminals wrap when it is filled.
    func text(columns: Int) -> StyledText {
        let signs = isUTF8 ? Self.brailleSigns : Self.asciiSigns
        let sign = StyledText("\(signs[number % signs.count]) ", .accent)
        let seconds = elapsed.components.seconds
        let time: StyledText = seconds > 0 ? .dim(" \(seconds) s") : ""
        let room = columns - 1 - sign.cellWidth - time.cellWidth
        let line = room > 0 ? sign + label.truncated(to: room) + time : sign
        return line.truncated(to: max(0, columns - 1))
    }
}
