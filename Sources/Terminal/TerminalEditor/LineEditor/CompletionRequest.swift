/// The question put to a `Completer` when Tab is pressed.
public struct CompletionRequest: Sendable, Hashable {
    /// The whole draft.
    public var line: String
    /// Where the cursor stands in `line`, in characters (grapheme clusters) from its start.
    public var cursor: Int

    /// Makes a request for a draft and a cursor position in characters.
    public init(line: String, cursor: Int) {
        self.line = line
        self.cursor = cursor
    }

    /// The part of the draft before the cursor.
    public var beforeCursor: Substring { line.prefix(cursor) }
}
