/// The draft and what stands before and beside it.
struct DraftBox: Sendable, Hashable {
    /// Such as `gpt-5.4 › `: takes a quarter of the row at most, but for a question's.
    var label: StyledText
    /// Whether the label is a question, which is shown whole.
    var isQuestion = false
    var draft: Draft
    /// What is told about the draft: parts joined by ` · `, the first of which matter most.
    var meter = ""
    /// How the terminal shows clusters.
    var clusters = ClusterBehavior()
    /// What was laid out before.
    var pages = DraftPages()

    /// The rows that show the draft with its cursor, scrolled so that the cursor's row is in view.
    ///
    /// - Parameters:
    ///   - columns: The cells that a row may fill. Text fills one less: the last is for the cursor behind it.
    ///   - rows: The most rows.
    func layOut(columns: Int, rows: Int) -> FootRows {
        DraftPage(self, columns: columns).window(rows: rows, cursor: .terminal)
    }

    /// All of the draft behind its label, as it stays on the screen once it was submitted.
    func transcript(columns: Int) -> [StyledText] {
        DraftPage(self, columns: columns).transcript
    }
}
