/// The question put to a `Completer` when Tab is pressed.
package struct CompletionRequest: Sendable, Hashable {
    /// The whole draft.
    package var line: String
    /// Where the cursor stands in `line`, in characters (grapheme clusters) from its start.
    package var cursor: Int

    /// Makes a request for a draft and a cursor position in characters.
    package init(line: String, cursor: Int) {
        self.line = line
        self.cursor = cursor
    }

    /// The part of the draft before the cursor.
    package var beforeCursor: Substring { line.prefix(cursor) }
}
