/// Reads what a person types, line by line: from a terminal with editing, or plainly from a pipe.
package protocol LineReader: Sendable {
    /// Shows the prompt and waits for a submitted line.
    ///
    /// When the task is cancelled it returns `.interrupted` at once; the draft is kept and stands at the next prompt.
    func readLine(_ prompt: LinePrompt, aids: LineAids) async -> LineInput

    /// Changes what stands before the draft, if that is `old` just now: a prompt that was left, or gave way to a question,
    /// is not changed. Nobody waits for it.
    func relabel(_ old: LinePrompt, as new: LinePrompt)

    /// Puts a draft at the next prompt that is no question (nil: leaves the one that waits there), and opens the
    /// person's own editor with it if asked for.
    ///
    /// Returns false where there is no draft to edit, as in a pipe.
    func offer(_ draft: String?, isEdited: Bool) async -> Bool

    /// Adds a line to the history in memory. Saving the history is the caller's concern.
    func remember(_ line: String) async

    /// Ends reading and gives the terminal back as it was. A read that is waiting returns `.endOfInput`.
    func close() async

    // MARK: While something goes on

    /// Lines that were submitted while nobody read, oldest first.
    var queue: [SubmittedLine] { get }

    /// Removes a line from the queue.
    ///
    /// - Parameter index: Its place, from 0.
    /// - Returns: The line; `nil` where there is none.
    func dropQueued(_ index: Int) -> SubmittedLine?

    /// Gives out nothing of the queue until the person presses Enter at the prompt.
    func holdQueue()

    /// Something goes on, such as an answer that streams: it is shown the commands that are submitted meanwhile first.
    func beginWork(_ work: LiveWork)

    /// It is over.
    func endWork()

    // MARK: Lists and the ledger

    /// Has the person choose from a list below the prompt; `.unavailable` where none can be drawn.
    func pick(_ picker: Picker) async -> PickResult

    /// Asks for something that nobody looking on may see, such as a key: what is typed is not shown.
    ///
    /// - Returns: The line; `nil` when the person leaves it empty or with Ctrl-C, and where it cannot be hidden.
    func readSecret(_ question: String) async -> String?

    /// Opens or closes the ledger at the foot.
    func showLedger(_ isShown: Bool)
}

extension LineReader {
    /// Shows the prompt and waits for a submitted line, without anything beside the draft.
    package func readLine(_ prompt: LinePrompt) async -> LineInput { await readLine(prompt, aids: LineAids()) }

    /// Leaves the prompt as it is, as a reader does that has written it.
    package func relabel(_ old: LinePrompt, as new: LinePrompt) {}

    /// Refuses, as a reader does that has no draft.
    package func offer(_ draft: String?, isEdited: Bool) async -> Bool { false }

    /// Nothing: what is submitted is read in its turn.
    package var queue: [SubmittedLine] { [] }

    /// Finds nothing to remove.
    package func dropQueued(_ index: Int) -> SubmittedLine? { nil }

    /// Holds nothing, as a reader does that has no queue.
    package func holdQueue() {}

    /// Does nothing, as a reader does that reads nothing between two prompts.
    package func beginWork(_ work: LiveWork) {}

    /// Does nothing.
    package func endWork() {}

    /// Refuses, as a reader does that cannot draw a list.
    package func pick(_ picker: Picker) async -> PickResult { .unavailable }

    /// Refuses, as a reader does that shows what is typed.
    package func readSecret(_ question: String) async -> String? { nil }

    /// Does nothing, as a reader does that has no foot.
    package func showLedger(_ isShown: Bool) {}
}
