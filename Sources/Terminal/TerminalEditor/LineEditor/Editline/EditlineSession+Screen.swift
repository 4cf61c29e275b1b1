import CParlanceEditline

/// The draft in libedit's buffer, and where it stands on the screen.
extension EditlineSession {
    /// Marks what takes no room in a prompt; never part of its text.
    static let promptQuote: Unicode.Scalar = "\u{1}"

    /// The draft as libedit has it.
    var draft: Draft {
        get {
            let cursor = ce_cursor(editor)
            let cells = (0..<ce_length(editor)).map { ce_code_point(editor, $0) }
            return Draft(before: standIns.decode(cells.prefix(cursor)), after: standIns.decode(cells.dropFirst(cursor)))
        }
        set {
            let cells = standIns.encode(newValue.text)
            // libedit refuses to replace by nothing.
            guard !cells.isEmpty else { return ce_clear(editor) }
            ce_replace(editor, cells + [0])
            // Far enough to reach the end from wherever the cursor is; libedit stops there.
            el_cursor(editor, Int32(2 * Self.longestDraft + ce_length(editor)))
            el_cursor(editor, -Int32(standIns.encode(newValue.after).count))
        }
    }

    var layout: DraftLayout { DraftLayout(columns: size.columns, clusterBehavior: standIns.clusterBehavior) }

    /// The prompt as it is shown: while searching, another one.
    var promptText: String {
        if let search { return EditableText.cleanLine("(search) \(search.pattern): ") }
        return EditableText.cleanLine(prompt.text)
    }

    /// Whether the whole draft can be shown. libedit draws wrongly, and may crash, where it cannot.
    func fits(_ draft: Draft) -> Bool {
        let text = draft.text
        let length = text.unicodeScalars.count
        guard length <= Self.longestDraft, standIns.hasRoom(for: length) else { return false }
        let available = max(size.rows, layout.rows(promptText))
        return layout.rows(promptText, text) <= available
    }

    // MARK: Prompt

    func setPrompt(_ prompt: LinePrompt) {
        self.prompt = prompt
        refreshPrompt()
    }

    /// Shows another prompt before the draft, if one was asked for and the present one is that which it is for.
    func relabel() {
        // While the person searches, another prompt is shown.
        guard search == nil, let (old, new) = mailbox.consumeRelabeling(), prompt.text == old.text else { return }
        var renamed = prompt
        renamed.text = new.text
        let available = max(size.rows, 1)
        guard layout.rows(EditableText.cleanLine(renamed.text), draft.text) <= available else { return }
        erase()
        prompt = renamed
        refreshPrompt()
        drawAfresh()
        flush()
    }

    /// libedit draws an escape together with the character after it, and forgets one at the end: the last character
    /// stands behind the end of the style.
    func refreshPrompt() {
        var cells = standIns.encode(promptText)
        let style = prompt.style
        let isStyle = !style.isEmpty && style.utf8.allSatisfy { (0x30...0x3B).contains($0) }
        if isStyle, cells.count > 1, let last = cells.popLast() {
            cells = Self.invisible("\u{1B}[\(style)m") + cells + Self.invisible("\u{1B}[0m") + [last]
        }
        cells.append(0)
        promptBuffer?.deallocate()
        let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: cells.count)
        buffer.initialize(from: cells, count: cells.count)
        promptBuffer = buffer
    }

    func promptPointer() -> UnsafeMutablePointer<UInt32>? { promptBuffer }

    private static func invisible(_ escape: String) -> [UInt32] {
        [promptQuote.value] + escape.unicodeScalars.map(\.value) + [promptQuote.value]
    }

    // MARK: Screen

    func bell() { put(.bell) }

    /// Clears what the prompt and the draft take, and stands where the prompt began.
    func erase() {
        let draft = draft
        let start = layout.position(after: promptText)
        var row = layout.position(after: draft.before, from: start).row
        if draft.before.contains("\n") { row += rowsWrappedByMeter }
        shownMeter = nil
        put(.carriageReturn, .cursorUp(row), .eraseBelow)
    }

    /// Draws prompt and draft from nothing, at the start of the row the cursor is in.
    func drawAfresh() {
        shownMeter = nil
        put(.carriageReturn)
        reportSize()
        ce_redraw(editor)
    }

    /// Whether libedit cannot be trusted with drawing only the difference: where text changes in the midst of several
    /// rows, it clears the row below the one it means once it has written a row's last cell.
    func needsDrawingAfresh(from old: Draft, to new: Draft) -> Bool {
        if old.text == new.text || (old.after.isEmpty && new.after.isEmpty && new.before.hasPrefix(old.before)) {
            return false
        }
        return layout.rows(promptText, old.text) > 1 || layout.rows(promptText, new.text) > 1
    }

    func redraw() {
        erase()
        drawAfresh()
    }

    /// Prints lines where the prompt began, and the prompt below them.
    func printAbove(_ lines: [String]) {
        erase()
        for line in lines { put(TerminalText(cleaningLine: line) + TerminalText(.lineBreak)) }
        drawAfresh()
    }

    /// Goes below the draft.
    func leaveDraft() {
        let draft = draft
        let start = layout.position(after: promptText)
        let cursor = layout.position(after: draft.before, from: start)
        let end = layout.position(after: draft.text, from: start)
        put(TerminalText(Array(repeating: .lineBreak, count: end.row - cursor.row + 1)))
        flush()
    }

    /// Tells libedit the size of the screen, and thereby makes it forget what it has drawn.
    ///
    /// It hears of three times the rows that there are: what it draws then never reaches its last row, where it would
    /// scroll, which is where it goes wrong. It needs the number of rows for nothing else.
    func reportSize() {
        let rows = max(size.rows, layout.rows(promptText, draft.text))
        ce_set_capability(editor, "co", "\(size.columns)")
        ce_set_capability(editor, "li", "\(3 * rows + 8)")
    }

    /// The size of the screen; libedit takes less than two columns for 80.
    var currentSize: TerminalSize {
        var size = TerminalSize.of(configuration.output)
        size.columns = max(size.columns, 2)
        return size
    }

    func adoptChangedSize() {
        let current = currentSize
        guard hasBegun, current != size else { return }
        // Terminals wrap the old rows anew, so where the cursor is follows from the new width.
        size = current
        redraw()
    }
}
