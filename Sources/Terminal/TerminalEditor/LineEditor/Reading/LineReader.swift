/// Reads what a person types, line by line: from a terminal with editing, or plainly from a pipe.
package protocol LineReader: Sendable {
    /// Shows the prompt and waits for a submitted line.
    ///
    /// When the task is cancelled it returns `.interrupted` at once; the draft is kept and stands at the next prompt.
    func readLine(_ prompt: LinePrompt) async -> LineInput

    /// The same, with a meter beside the draft where there is a screen to show it on.
    func readLine(_ prompt: LinePrompt, meter: LineMeter?) async -> LineInput

    /// Asks the terminal, with the next prompt, for the colour of its background. Nobody waits for the answer.
    func askBackground(_ receive: @escaping BackgroundReceiver)

    /// Changes what stands before the draft, if that is `old` just now: a prompt that was left, or gave way to a question,
    /// is not changed. Nobody waits for it.
    func relabel(_ old: LinePrompt, as new: LinePrompt)

    /// The same, and where long texts are folded into a mark, the mark says how large they are.
    func readLine(_ prompt: LinePrompt, meter: LineMeter?, measure: TextMeasure?) async -> LineInput

    /// Puts a draft at the next prompt that is no question (nil: leaves the one that waits there), and opens the person's own editor with it if asked for.
    ///
    /// Returns false where there is no draft to edit, as in a pipe.
    func offer(_ draft: String?, isEdited: Bool) async -> Bool

    /// Whether a draft that was set aside waits for the next prompt.
    func hasDraft() async -> Bool

    /// What the marks in the last draft stand for.
    func pastes() async -> [FoldedPaste]

    /// The draft that was set aside for the last line, and comes back with the next prompt; nil if none was.
    func draftSetAside() async -> String?

    /// Adds a line to the history in memory. Saving the history is the caller's concern.
    func remember(_ line: String) async

    /// Ends reading and gives the terminal back as it was. A read that is waiting returns `.endOfInput`.
    func close() async
}

extension LineReader {
    /// Reads without the meter, as a reader does that shows nothing while a line is typed.
    package func readLine(_ prompt: LinePrompt, meter: LineMeter?) async -> LineInput { await readLine(prompt) }

    /// Asks nobody, as a reader does that has no terminal to itself.
    package func askBackground(_ receive: @escaping BackgroundReceiver) {}

    /// Leaves the prompt as it is, as a reader does that has written it.
    package func relabel(_ old: LinePrompt, as new: LinePrompt) {}

    /// Reads without the measure, as a reader does that folds nothing.
    package func readLine(_ prompt: LinePrompt, meter: LineMeter?, measure: TextMeasure?) async -> LineInput {
        await readLine(prompt, meter: meter)
    }

    /// Refuses, as a reader does that has no draft.
    package func offer(_ draft: String?, isEdited: Bool) async -> Bool { false }

    /// None, as with a reader that has no draft.
    package func hasDraft() async -> Bool { false }

    /// None.
    package func pastes() async -> [FoldedPaste] { [] }

    /// None.
    package func draftSetAside() async -> String? { nil }
}
