import CParlanceEditline

extension EditlineSession {
    /// libedit calls one C function for each command; these find the session and the command again.
    static let functions: [(EditorCommand, ce_command)] = [
        (.submit, { perform(.submit, $0, $1) }),
        (.insertText, { perform(.insertText, $0, $1) }),
        (.paste, { perform(.paste, $0, $1) }),
        (.cutPaste, { perform(.cutPaste, $0, $1) }),
        (.newline, { perform(.newline, $0, $1) }),
        (.deleteBackward, { perform(.deleteBackward, $0, $1) }),
        (.deleteForward, { perform(.deleteForward, $0, $1) }),
        (.deleteForwardOrEnd, { perform(.deleteForwardOrEnd, $0, $1) }),
        (.left, { perform(.left, $0, $1) }),
        (.right, { perform(.right, $0, $1) }),
        (.up, { perform(.up, $0, $1) }),
        (.down, { perform(.down, $0, $1) }),
        (.wordLeft, { perform(.wordLeft, $0, $1) }),
        (.wordRight, { perform(.wordRight, $0, $1) }),
        (.lineStart, { perform(.lineStart, $0, $1) }),
        (.lineEnd, { perform(.lineEnd, $0, $1) }),
        (.killWordBackward, { perform(.killWordBackward, $0, $1) }),
        (.killArgumentBackward, { perform(.killArgumentBackward, $0, $1) }),
        (.killWordForward, { perform(.killWordForward, $0, $1) }),
        (.killToLineEnd, { perform(.killToLineEnd, $0, $1) }),
        (.killToLineStart, { perform(.killToLineStart, $0, $1) }),
        (.yank, { perform(.yank, $0, $1) }),
        (.complete, { perform(.complete, $0, $1) }),
        (.previousMatching, { perform(.previousMatching, $0, $1) }),
        (.nextMatching, { perform(.nextMatching, $0, $1) }),
        (.search, { perform(.search, $0, $1) }),
        (.searchKey, { perform(.searchKey, $0, $1) }),
        (.interrupt, { perform(.interrupt, $0, $1) }),
        (.suspend, { perform(.suspend, $0, $1) }),
        (.clearScreen, { perform(.clearScreen, $0, $1) }),
        (.redisplay, { perform(.redisplay, $0, $1) }),
        (.undo, { perform(.undo, $0, $1) }),
        (.redo, { perform(.redo, $0, $1) }),
        (.edit, { perform(.edit, $0, $1) }),
        (.parkDraft, { perform(.parkDraft, $0, $1) }),
        (.insert, { perform(.insert, $0, $1) }),
        (.replaceCharacter, { perform(.replaceCharacter, $0, $1) }),
        (.overwrite, { perform(.overwrite, $0, $1) }),
        (.overtype, { perform(.overtype, $0, $1) }),
        (.repeatChange, { perform(.repeatChange, $0, $1) }),
        (.viLineStart, { perform(.viLineStart, $0, $1) }),
        (.viLineEnd, { perform(.viLineEnd, $0, $1) }),
        (.viPasteBefore, { perform(.viPasteBefore, $0, $1) }),
        (.viPasteAfter, { perform(.viPasteAfter, $0, $1) }),
        (.viChangeCase, { perform(.viChangeCase, $0, $1) }),
        (.pendingCommand, { perform(.pendingCommand, $0, $1) }),
        (.pendingCommandInViMode, { perform(.pendingCommandInViMode, $0, $1) }),
        (.refuse, { perform(.refuse, $0, $1) }),
    ]

    private static func perform(_ command: EditorCommand, _ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
        guard let session = of(editor) else { return UInt8(CC_ERROR) }
        return UInt8(session.perform(command, key: key).rawValue)
    }
}
