/// What a person did at the prompt.
package enum LineInput: Sendable, Hashable {
    /// A line was submitted.
    case line(SubmittedLine)
    /// Ctrl-C on an empty draft, or on any at a prompt that it leaves, or the reading task was cancelled.
    case interrupted
    /// Ctrl-D on an empty draft, the end of a pipe, a terminal that went away, or a closed reader.
    case endOfInput
}
