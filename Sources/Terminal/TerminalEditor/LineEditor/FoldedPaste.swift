/// A long text for which a mark stands in a draft.
public struct FoldedPaste: Sendable, Hashable {
    /// The mark, such as `[pasted 214 lines, 1,903 tokens]`.
    public var mark: String
    /// The text that is sent in its place.
    public var text: String

    /// Makes a folded text.
    public init(mark: String, text: String) {
        self.mark = mark
        self.text = text
    }
}
