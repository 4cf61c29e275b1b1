/// Splits the text of one language into tokens, a step at a time.
protocol TokenScanner: Sendable {
    /// Takes the next token, or the next part of a long one, or only changes the state.
    ///
    /// What it decides may depend on nothing but its state and the bytes it asked the input for, so that a step that
    /// starved can be repeated.
    mutating func step(_ input: inout ScannerInput)

    /// What an embedded language's scanner still holds at the end of the text.
    mutating func finish() -> [SyntaxSpan]
}

extension TokenScanner {
    mutating func finish() -> [SyntaxSpan] { [] }
}
