/// A long text for which a mark stands in a draft.
package struct FoldedPaste: Sendable, Hashable {
    /// The mark, such as `[pasted 214 lines, 1,903 tokens]`.
    package var mark: String
    /// The text that is sent in its place.
    package var text: String

    /// Makes a folded text.
    package init(mark: String, text: String) {
        self.mark = mark
        self.text = text
    }
}
