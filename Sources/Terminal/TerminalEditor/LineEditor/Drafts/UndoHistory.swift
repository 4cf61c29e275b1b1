/// The drafts that undo goes back to.
///
/// A run of keys that type, delete or recall is one step; so is everything else that changes the text.
struct UndoHistory {
    /// What changed the draft. Changes of one kind that follow each other are one step, but for `.other`.
    enum Change { case typing, deleting, recalling, other }

    private static let most = 500

    private var past: [Draft] = []
    private var future: [Draft] = []
    private var running: Change?

    /// Takes note that a draft has become another one. A mere movement of the cursor ends a run.
    mutating func note(_ change: Change, from old: Draft, to new: Draft) {
        guard !old.hasSameText(as: new) else {
            if old != new { running = nil }
            return
        }
        future = []
        if change == .other || change != running { past.append(old) }
        // A typed line break ends the run, so that long drafts are taken back line by line.
        running = change == .typing && new.before.last == "\n" ? nil : change
        if past.count > Self.most { past.removeFirst() }
    }

    /// The draft before the last step, or nil.
    mutating func undo(leaving current: Draft) -> Draft? { Self.step(from: &past, to: &future, current, &running) }

    /// The draft before the last undo, or nil.
    mutating func redo(leaving current: Draft) -> Draft? { Self.step(from: &future, to: &past, current, &running) }

    private static func step(
        from source: inout [Draft], to other: inout [Draft], _ current: Draft, _ running: inout Change?
    ) -> Draft? {
        running = nil
        guard let draft = source.popLast() else { return nil }
        other.append(current)
        return draft
    }
}
