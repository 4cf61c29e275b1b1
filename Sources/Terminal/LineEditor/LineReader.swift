/// Reads what a person types, line by line: from a terminal with editing, or plainly from a pipe.
public protocol LineReader: Sendable {
    /// Shows the prompt and waits for a submitted line.
    ///
    /// When the task is cancelled it returns `.interrupted` at once; the draft is kept and stands at the next prompt.
    func readLine(_ prompt: LinePrompt) async -> LineInput

    /// The same, with a meter beside the draft where there is a screen to show it on.
    func readLine(_ prompt: LinePrompt, meter: LineMeter?) async -> LineInput

    /// Asks the terminal, with the next prompt, for the colour of its background. Nobody waits for the answer.
    func askBackground(_ receive: @escaping BackgroundReceiver)

    /// Adds a line to the history in memory. Saving the history is the caller's concern.
    func remember(_ line: String) async

    /// Ends reading and gives the terminal back as it was. A read that is waiting returns `.endOfInput`.
    func close() async
}

extension LineReader {
    /// Reads without the meter, as a reader does that shows nothing while a line is typed.
    public func readLine(_ prompt: LinePrompt, meter: LineMeter?) async -> LineInput { await readLine(prompt) }

    /// Asks nobody, as a reader does that has no terminal to itself.
    public func askBackground(_ receive: @escaping BackgroundReceiver) {}
}
