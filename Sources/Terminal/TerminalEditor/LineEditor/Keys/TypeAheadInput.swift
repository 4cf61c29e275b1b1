/// What keys that were typed ahead will come to at the next prompt, as far as that can be known before libedit has had
/// them: text, pastes and the simplest corrections. It is for keeping them, should the prompt never come, and for giving them
/// back as a draft, should they not be sent.
struct TypeAheadInput {
    /// What Enter followed.
    private(set) var submitted: [String] = []
    /// What nothing has followed yet.
    private(set) var draft: Draft

    /// - Parameters:
    ///   - events: The keys.
    ///   - draft: What stands at the next prompt before them.
    init(_ events: [KeyParser.Event] = [], on draft: Draft) {
        self.draft = draft
        for event in events { receive(event) }
    }

    /// All of it in one draft, where Enter is a line break. One line that starts with a space may hold a secret, and
    /// then all of it starts with one: such a draft is kept nowhere.
    var unsent: Draft {
        var lines = submitted.filter { !$0.isEmpty }
        let mayBeSecret = (lines + [draft.text]).contains { $0.hasPrefix(" ") }
        if !draft.isEmpty { lines.append(draft.before) }
        var unsent = Draft(before: lines.joined(separator: "\n"), after: draft.after)
        if mayBeSecret, !unsent.text.hasPrefix(" ") { unsent.before = " " + unsent.before }
        return unsent
    }

    mutating func receive(_ event: KeyParser.Event) {
        switch event {
        case .key(0x0D) where draft.asksForLine:
            _ = draft.deleteBackward()
            draft.insert("\n")
        case .key(0x0D):
            submitted.append(draft.text)
            draft = Draft()
        case .key(0x0A), .sequence([KeyParser.escape, 0x0D]), .sequence([KeyParser.escape, 0x0A]):
            draft.insert("\n")
        case .key(0x08), .key(0x7F): _ = draft.deleteBackward()
        case .key(0x15): _ = draft.killToLineStart()
        case .key(0x17): _ = draft.killWordBackward(untilSpace: true)
        case .key(let byte) where (0x20..<0x7F).contains(byte): draft.insert(String(Unicode.Scalar(byte)))
        case .text(let text): draft.insert(text)
        case .paste(let bytes), .cutPaste(let bytes): draft.insert(EditableText.clean(bytes))
        case .key, .sequence, .reply: break
        }
    }
}
