/// A line that was submitted, with everything that belongs to it: nobody has to ask the reader for more.
package struct SubmittedLine: Sendable, Hashable {
    /// The text. It may hold line breaks (`\n`) and tabs, but no other control characters.
    package var text: String
    /// What the marks of the last draft that had some stand for: this one, one that was set aside for it, or one before it.
    package var pastes: [FoldedPaste]
    /// The draft that was set aside for this line and stands at the next prompt again; nil if none was.
    package var parkedDraft: String?

    /// A line; by default nothing was pasted or set aside.
    package init(_ text: String, pastes: [FoldedPaste] = [], parkedDraft: String? = nil) {
        self.text = text
        self.pastes = pastes
        self.parkedDraft = parkedDraft
    }

    /// Whether a draft waits for the next prompt.
    package var hasDraft: Bool { parkedDraft != nil }
}
