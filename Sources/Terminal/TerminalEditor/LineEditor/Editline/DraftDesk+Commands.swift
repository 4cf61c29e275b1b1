/// What each command is for, where that is one thing.
extension DraftDesk {
    /// What a command is for that does nothing to the draft itself.
    static func effect(_ command: EditorCommand) -> EditorEffect {
        switch command {
        case .complete: .complete
        case .suspend: .suspend
        case .clearScreen: .clearScreen
        case .redisplay: .redisplay
        case .edit: .edit
        case .toggleLedger: .toggleLedger
        case .openPicker: .openPicker
        case .cycle: .cycle
        case .pageUp: .scroll(-1)
        case .pageDown: .scroll(1)
        default: .refused
        }
    }

    /// How a command moves the cursor, if that is what it does; tells whether it could.
    static func motion(_ command: EditorCommand) -> ((inout Draft) -> Bool)? {
        switch command {
        case .left: { $0.moveLeft() }
        case .right: { $0.moveRight() }
        case .wordLeft: { $0.moveWordLeft() }
        case .wordRight: { $0.moveWordRight() }
        case .lineStart:
            {
                _ = $0.moveToLineStart()
                return true
            }
        case .lineEnd:
            {
                _ = $0.moveToLineEnd()
                return true
            }
        default: nil
        }
    }

    /// How a command cuts text out, if that is what it does.
    static func kill(_ command: EditorCommand) -> ((inout Draft) -> String)? {
        switch command {
        case .killWordBackward: { $0.killWordBackward() }
        case .killArgumentBackward: { $0.killWordBackward(untilSpace: true) }
        case .killWordForward: { $0.killWordForward() }
        case .killToLineEnd: { $0.killToLineEnd() }
        case .killToLineStart: { $0.killToLineStart() }
        default: nil
        }
    }
}
