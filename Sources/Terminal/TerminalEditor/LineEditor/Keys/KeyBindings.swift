/// Which key does what, next to what libedit and the person's `~/.editrc` say.
///
/// Keys are bound by replacing: wherever libedit's map (after `~/.editrc`) names a stock command that we have a version
/// of, ours is bound in its place. Ours know grapheme clusters, several lines and folded text, and stay away from the
/// paths in which libedit 3.1-20221030 crashes (`re_fastputc`, reached from `ed-insert`; the incremental search).
enum KeyBindings {
    /// What takes the place of a stock command where text is typed.
    static func replacement(for stock: String, key: UInt8? = nil) -> EditorCommand? {
        switch (stock, key) {
        case ("ed-insert", .some(..<0x20)), ("ed-unassigned", .some(..<0x20)), ("ed-ignore", .some(..<0x20)):
            key.flatMap(control) ?? .refuse
        case ("ed-delete-prev-word", 0x17): .killArgumentBackward
        case ("ed-newline", 0x0A): .newline
        case ("ed-redisplay", 0x12): .search
        case ("ed-transpose-chars", 0x14): .toggleLedger
        case ("ed-tty-flush-output", 0x0F): .openPicker
        default: replacements[stock] ?? shared[stock]
        }
    }

    /// What takes its place among vi's commands. Motions and deletions stay libedit's: operators such as `d` need them.
    static func viCommandReplacement(for stock: String, key: UInt8) -> EditorCommand? {
        switch (stock, key) {
        case ("ed-unassigned", _), ("ed-ignore", _), ("ed-tty-flush-output", 0x0F): control(key)
        default: viCommands[stock] ?? shared[stock]
        }
    }

    private static let viCommands: [String: EditorCommand] = [
        "vi-redo": .repeatChange, "ed-move-to-beg": .viLineStart, "ed-move-to-end": .viLineEnd,
        "vi-paste-prev": .viPasteBefore,
        "vi-paste-next": .viPasteAfter, "vi-change-case": .viChangeCase,
    ]

    /// Arrows whose escape came so much earlier that it was a key of its own: libedit has its own commands behind them.
    static let viArrows: [(sequence: String, command: EditorCommand)] = ["[", "O"].flatMap { lead in
        [(lead + "A", .up), (lead + "B", .down), (lead + "H", .viLineStart), (lead + "F", .viLineEnd)]
    }

    /// What an escape sequence does if nothing else is bound to it.
    static func command(for sequence: [UInt8]) -> EditorCommand? {
        sequences[String(decoding: sequence.dropFirst(), as: UTF8.self)]
    }

    /// Keys that begin with Ctrl-X, as emacs has them.
    static let controlX: [(key: UInt8, command: EditorCommand)] = [
        (0x05, .edit), (0x15, .undo), (0x12, .redo), (0x18, .refuse),
    ]

    /// What control characters do that libedit would insert or leave out.
    private static func control(_ key: UInt8) -> EditorCommand? {
        switch key {
        case 0x01: .lineStart
        case 0x03: .interrupt
        case 0x05: .lineEnd
        case 0x09: .complete
        case 0x0B: .killToLineEnd
        case 0x0C: .clearScreen
        case 0x0E: .down
        case 0x0F: .openPicker
        case 0x10: .up
        case 0x12: .search
        case 0x13: .parkDraft
        case 0x14: .toggleLedger
        case 0x19: .yank
        case 0x1A: .suspend
        case 0x1F: .undo
        default: nil
        }
    }

    private static let replacements: [String: EditorCommand] = [
        "ed-insert": .insert, "ed-digit": .insert, "vi-paste-prev": .yank, "vi-paste-next": .yank,
        "em-yank": .yank,
        "ed-delete-prev-char": .deleteBackward, "em-delete-prev-char": .deleteBackward,
        "vi-delete-prev-char": .deleteBackward, "ed-delete-next-char": .deleteForward,
        "ed-prev-char": .left, "ed-next-char": .right, "ed-prev-word": .wordLeft, "em-next-word": .wordRight,
        "vi-prev-word": .wordLeft, "vi-next-word": .wordRight,
        "ed-move-to-beg": .lineStart, "ed-move-to-end": .lineEnd,
        "ed-delete-prev-word": .killWordBackward, "em-delete-next-word": .killWordForward,
        "em-kill-region": .killArgumentBackward, "ed-kill-line": .killToLineEnd,
        "em-kill-line": .killToLineStart, "vi-kill-line-prev": .killToLineStart,
    ]

    private static let shared: [String: EditorCommand] = [
        "ed-newline": .submit, "em-delete-or-list": .deleteForwardOrEnd, "vi-list-or-eof": .deleteForwardOrEnd,
        "ed-end-of-file": .deleteForwardOrEnd,
        "ed-prev-history": .up, "ed-prev-line": .up, "ed-next-history": .down, "ed-next-line": .down,
        "ed-search-prev-history": .previousMatching, "ed-search-next-history": .nextMatching,
        "em-inc-search-prev": .search, "em-inc-search-next": .search, "vi-search-prev": .search,
        "vi-search-next": .search, "ed-tty-sigint": .interrupt, "ed-tty-sigtstp": .suspend, "ed-tty-dsusp": .suspend,
        "ed-clear-screen": .clearScreen, "ed-redisplay": .redisplay,
        "vi-redo": .refuse, "vi-undo": .undo, "vi-histedit": .edit, "vi-replace-char": .replaceCharacter,
        "vi-replace-mode": .overtype,
        // These read keys of their own, write outside the draft, need libedit's history, which is empty, or its mark,
        // which does not move with the draft.
        "ed-quoted-insert": .refuse, "ed-command": .refuse, "vi-undo-line": .refuse, "vi-alias": .refuse,
        "vi-comment-out": .refuse, "vi-to-history-line": .refuse, "vi-history-word": .refuse,
        "vi-repeat-search-next": .refuse, "vi-repeat-search-prev": .refuse,
        "em-set-mark": .refuse, "em-exchange-mark": .refuse, "em-copy-region": .refuse,
    ]

    /// Keyed by what follows the escape: the forms of xterm, the Linux console, rxvt and tmux, then Shift-Tab, Enter
    /// with Alt as a plain escape, and with any modifiers as `modifyOtherKeys` and as the kitty protocol send them.
    private static let sequences: [String: EditorCommand] = {
        var table: [String: EditorCommand] = [
            "[1~": .lineStart, "[7~": .lineStart, "[4~": .lineEnd, "[8~": .lineEnd, "[3~": .deleteForward,
            "[3;5~": .killWordForward, "[3;3~": .killWordForward,
            "Oc": .wordRight, "Od": .wordLeft, "b": .wordLeft, "f": .wordRight,
            "\r": .newline, "\n": .newline, "[5~": .pageUp, "[6~": .pageDown,
            "[Z": .cycle,
        ]
        for modifier in 2...8 {
            table["[13;\(modifier)u"] = .newline
            table["[27;\(modifier);13~"] = .newline
        }
        let arrows: [(String, EditorCommand, EditorCommand)] = [
            ("A", .up, .up), ("B", .down, .down), ("C", .right, .wordRight), ("D", .left, .wordLeft),
            ("H", .lineStart, .lineStart), ("F", .lineEnd, .lineEnd),
        ]
        for (final, plain, byWord) in arrows {
            table["[" + final] = plain
            table["O" + final] = plain
            // Modifiers, from xterm: 2 Shift, 3 Alt, 4 both, 5 Ctrl and so on.
            for modifier in 2...8 { table["[1;\(modifier)" + final] = modifier == 2 ? plain : byWord }
        }
        return table
    }()
}
