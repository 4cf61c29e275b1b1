/// One picture of a ``Spinner``.
package struct SpinnerFrame: Sendable, Hashable {
    private static let brailleSigns = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
    private static let asciiSigns = Array("|/-\\")

    /// Counts the pictures from 0.
    var number: Int
    var label: StyledText
    var elapsed: Duration
    var isUTF8: Bool

    /// A picture.
    ///
    /// - Parameters:
    ///   - number: Counts the pictures from 0.
    ///   - label: What is waited for.
    ///   - elapsed: How long it has been waited for.
    ///   - isUTF8: Whether signs outside ASCII may be used.
    package init(number: Int, label: StyledText, elapsed: Duration, isUTF8: Bool) {
        self.number = number
        self.label = label
        self.elapsed = elapsed
        self.isUTF8 = isUTF8
    }

    /// The picture in at most so many cells.
    package func text(cells: Int) -> StyledText {
        let signs = isUTF8 ? Self.brailleSigns : Self.asciiSigns
        let sign = StyledText("\(signs[number % signs.count]) ", .accent)
        let seconds = elapsed.components.seconds
        let time: StyledText = seconds > 0 ? .dim(" \(seconds) s") : ""
        let room = cells - sign.cellWidth - time.cellWidth
        let line = room > 0 ? sign + label.truncated(to: room) + time : sign
        return line.truncated(to: cells)
    }
}
