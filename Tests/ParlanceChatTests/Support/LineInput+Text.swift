import TerminalEditor

extension LineInput {
    /// A line for which nothing was pasted or set aside.
    static func line(_ text: String) -> LineInput { .line(SubmittedLine(text)) }
}
