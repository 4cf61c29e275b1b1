import TerminalEditor

extension LineInput {
    /// A line for which nothing was pasted or set aside.
    static func line(_ text: String) -> LineInput { .line(SubmittedLine(text)) }

    /// The text of a line, whatever was pasted for it; nil of anything else.
    var text: String? {
        guard case .line(let line) = self else { return nil }
        return line.text
    }
}
