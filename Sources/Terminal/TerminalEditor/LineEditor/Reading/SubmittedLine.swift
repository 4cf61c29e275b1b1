/// A line that was submitted, with everything that belongs to it: nobody has to ask the reader for more.
package struct SubmittedLine: Sendable, Hashable {
    /// The text. It may hold line breaks (`\n`) and tabs, but no other control characters.
    package var text: String
    /// What the marks of the last draft that had some stand for: this one, one that was set aside for it, or one before it.
    package var pastes: [FoldedPaste]
    /// What was pasted into the line and stands in it unchanged, short texts too. It is sent as it is.
    package var pasted: [String]
    /// The draft that was set aside for this line and stands at the next prompt again; nil if none was.
    package var parkedDraft: String?
    /// The text as it stood on the screen, with marks for what was folded.
    package var shown: String

    /// A line; by default nothing was pasted or set aside.
    package init(
        _ text: String, pastes: [FoldedPaste] = [], pasted: [String] = [], parkedDraft: String? = nil,
        shown: String? = nil
    ) {
        self.shown = shown ?? text
        self.text = text
        self.pastes = pastes
        self.pasted = pasted
        self.parkedDraft = parkedDraft
    }

    /// Whether the line begins with what was pasted, apart from white space: it is text then, never a command.
    package var beginsWithPaste: Bool {
        let start = text.utf8.drop(while: Self.isSpace)
        return pasted.contains { paste in
            let paste = paste.utf8.drop(while: Self.isSpace)
            return !paste.isEmpty && start.starts(with: paste)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }

    /// Whether a draft waits for the next prompt.
    package var hasDraft: Bool { parkedDraft != nil }
}
