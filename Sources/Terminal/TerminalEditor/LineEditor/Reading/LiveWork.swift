/// Something that goes on while the person types, such as an answer that streams.
package struct LiveWork: Sendable {
    /// How its end is signaled to a person who looks elsewhere.
    package enum Alarm: Sendable, Hashable {
        /// Not at all.
        case none
        /// With the terminal's bell.
        case bell
        /// With a desktop notification that has this text (OSC 9).
        case notification(String)
    }

    /// Decides about a line that begins with `/` and was submitted meanwhile. Runs in a task of its own.
    package var receive: @Sendable (SubmittedLine) async -> LiveReply
    /// The line that Shift-Tab submits meanwhile; `nil`: the key does nothing.
    package var cycleLine: String?
    /// How its end is signaled if it took longer than 3 s and the window has no focus.
    package var alarm: Alarm

    /// Work that answers the commands that are submitted meanwhile.
    package init(
        alarm: Alarm = .none, cycleLine: String? = nil,
        receive: @escaping @Sendable (SubmittedLine) async -> LiveReply
    ) {
        self.receive = receive
        self.cycleLine = cycleLine
        self.alarm = alarm
    }
}

/// What becomes of a command that was submitted while something goes on.
package enum LiveReply: Sendable, Hashable {
    /// It waits for the next prompt.
    case queue
    /// It is done, and there is nothing to say.
    case done
    /// It is done, and says so in one row at the foot.
    case notice(StyledText)
    /// It is done, and shows rows above the draft.
    case panel(title: StyledText, rows: [StyledText])
}
