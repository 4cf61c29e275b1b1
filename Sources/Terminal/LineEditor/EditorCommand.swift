/// What a key can do in the editor. The raw value is the command's name in libedit, so `~/.editrc` can bind it.
enum EditorCommand: String, CaseIterable {
    case submit = "parlance-submit"
    case insertText = "parlance-insert-text"
    case paste = "parlance-paste"
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
    case searchKey = "parlance-search-key"
    case interrupt = "parlance-interrupt"
    case suspend = "parlance-suspend"
    case clearScreen = "parlance-clear-screen"
    case redisplay = "parlance-redisplay"
    // These come last: they are only bound to real keys.
    case insert = "parlance-insert"
    case refuse = "parlance-refuse"

    /// The key that our reader hands to libedit for this command: a C1 control, which real input never holds.
    var syntheticKey: UInt8 { 0x80 + UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}
