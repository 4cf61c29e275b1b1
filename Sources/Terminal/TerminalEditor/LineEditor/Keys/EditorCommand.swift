/// What a key can do in the editor. The raw value is the command's name in libedit, so `~/.editrc` can bind it.
enum EditorCommand: String, CaseIterable {
    case submit = "parlance-submit"
    case insertText = "parlance-insert-text"
    case paste = "parlance-paste"
    case cutPaste = "parlance-cut-paste"
    case newline = "parlance-newline"
    case deleteBackward = "parlance-delete-backward"
    case deleteForward = "parlance-delete-forward"
    case deleteForwardOrEnd = "parlance-delete-forward-or-end"
    case left = "parlance-left"
    case right = "parlance-right"
    case up = "parlance-up"
    case down = "parlance-down"
    case wordLeft = "parlance-word-left"
    case wordRight = "parlance-word-right"
    case lineStart = "parlance-line-start"
    case lineEnd = "parlance-line-end"
    case killWordBackward = "parlance-kill-word-backward"
    case killArgumentBackward = "parlance-kill-argument-backward"
    case killWordForward = "parlance-kill-word-forward"
    case killToLineEnd = "parlance-kill-to-line-end"
    case killToLineStart = "parlance-kill-to-line-start"
    case yank = "parlance-yank"
    case complete = "parlance-complete"
    case previousMatching = "parlance-previous-matching"
    case nextMatching = "parlance-next-matching"
    case search = "parlance-search"
    case interrupt = "parlance-interrupt"
    case suspend = "parlance-suspend"
    case clearScreen = "parlance-clear-screen"
    case redisplay = "parlance-redisplay"
    case undo = "parlance-undo"
    case redo = "parlance-redo"
    case edit = "parlance-edit"
    case parkDraft = "parlance-set-aside"
    case toggleLedger = "parlance-toggle-ledger"
    case openPicker = "parlance-open-picker"
    case cycle = "parlance-cycle"
    case pageUp = "parlance-page-up"
    case pageDown = "parlance-page-down"
    case insert = "parlance-insert"
    case replaceCharacter = "parlance-replace-character"
    case overwrite = "parlance-overwrite"
    case overtype = "parlance-overtype"
    case repeatChange = "parlance-repeat-change"
    case viLineStart = "parlance-vi-line-start"
    case viLineEnd = "parlance-vi-line-end"
    case viPasteBefore = "parlance-vi-paste-before"
    case viPasteAfter = "parlance-vi-paste-after"
    case viChangeCase = "parlance-vi-change-case"
    case refuse = "parlance-refuse"
    /// What our reader has chosen, where text is typed.
    case pendingCommand = "parlance-chosen"
    /// The same among vi's commands.
    case pendingCommandInViMode = "parlance-chosen-vi"

    /// The key that our reader hands to libedit for the command it has chosen: a C1 control, which real input never
    /// holds.
    static let syntheticKey: UInt8 = 0x80
    /// The keys behind which libedit's own vi commands are where ours stand before them.
    static let viKeys: [(key: UInt8, stock: String, command: EditorCommand)] = [
        (0x81, "vi-redo", .repeatChange), (0x82, "ed-move-to-end", .viLineEnd),
        (0x83, "vi-paste-prev", .viPasteBefore), (0x84, "vi-paste-next", .viPasteAfter),
        (0x85, "vi-change-case", .viChangeCase),
        (0x86, "ed-move-to-beg", .viLineStart),
    ]
    /// The key of libedit's own `vi-insert` where text is typed.
    static let viInsertKey: UInt8 = 0x87

    /// How undo counts what the command does.
    var change: UndoHistory.Change {
        switch self {
        case .insert, .insertText, .newline: .typing
        case .deleteBackward, .deleteForward, .deleteForwardOrEnd: .deleting
        case .up, .down, .previousMatching, .nextMatching, .search: .recalling
        default: .other
        }
    }
}
