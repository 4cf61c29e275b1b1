/// The draft, and what it can become again: what undo, history, kill and a parked draft bring back.
struct DraftDesk {
    /// A draft and what its marks stand for.
    struct Kept {
        var draft = Draft()
        var folded = FoldedText()
        var pasted: [String] = []

        /// The text as it would be submitted.
        var text: String { EditableText.clean(folded.unfold(draft.text)) }
    }

    /// What the desk has to know of the rest when a command is done.
    struct Surroundings {
        /// The text of the key, where the command has one.
        var text = ""
        /// Whether a draft can be kept.
        var hasRoom: (Draft) -> Bool
        /// Whether a pasted text is short enough to stand in the draft itself.
        var showsWhole: (String) -> Bool
        /// The size of a folded text, in a word or two.
        var measure: (String) -> String
        /// Whether Ctrl-C on a draft ends the line, too.
        var isLeftByInterrupt = false
    }

    private(set) var draft = Draft() { didSet { text = Kept(draft: draft, folded: folded).text } }
    private(set) var folded = FoldedText() { didSet { text = Kept(draft: draft, folded: folded).text } }
    /// The draft as it would be submitted: made once, as it is asked for several times with each key.
    private(set) var text = ""
    private(set) var history: InputHistory
    private(set) var search: HistorySearch?
    /// A draft that made room for the present one.
    private(set) var parked: Kept?
    /// What the marks of the last draft that had some stand for: the one that was parked or submitted.
    private(set) var pastes: [FoldedPaste] = []
    /// What was pasted into the draft, long or short.
    private var pasted: [String] = []
    private var undoHistory = UndoHistory()
    private var killed = ""
    /// What waits while a question is asked.
    private var waiting: (kept: Kept, undoHistory: UndoHistory)?
    /// vi's `R`: until Escape, what is typed replaces what stands there.
    private var overtypes = false

    init(history: [String]) { self.history = InputHistory(history) }

    /// The texts that a dying process would lose, oldest first; nil where there is none.
    var unsent: [String?] {
        let whole = waiting.map { [$0.kept.text] } ?? []
        return [parked?.text] + whole + (waiting == nil ? [text] : [])
    }

    /// The same without a draft that nobody may see.
    var unsentBesideQuestion: [String?] { [parked?.text, waiting?.kept.text] }

    // MARK: Commands

    /// Changes the draft as a command has it.
    mutating func perform(_ command: EditorCommand, in surroundings: Surroundings) -> EditorEffect? {
        switch command {
        case .undo: return restore(undoHistory.undo(leaving: draft))
        case .redo: return restore(undoHistory.redo(leaving: draft))
        default:
            let old = draft
            let effect = change(command, surroundings)
            if old != draft { undoHistory.note(command.change, from: old, to: draft) }
            return effect
        }
    }

    private mutating func restore(_ old: Draft?) -> EditorEffect? {
        guard let old else { return .refused }
        draft = old
        return nil
    }

    private mutating func change(_ command: EditorCommand, _ surroundings: Surroundings) -> EditorEffect? {
        if let motion = Self.motion(command) { return apply(surroundings, motion) }
        if let kill = Self.kill(command) { return self.kill(surroundings, kill) }
        switch command {
        case .insert, .insertText: return insertWhatFits(surroundings)
        case .newline: return insert("\n", surroundings)
        case .paste: return paste(surroundings)
        case .cutPaste:
            return insert(
                fold(surroundings, verb: "pasted up to \(InputLimit.bytes >> 20) MiB, the rest left out:"), surroundings
            )
        case .submit: return submit(surroundings)
        case .deleteBackward: return apply(surroundings) { [folded] in $0.deleteBackward(orMarkOf: folded) }
        case .deleteForward: return apply(surroundings) { [folded] in $0.deleteForward(orMarkOf: folded) }
        case .deleteForwardOrEnd:
            if draft.isEmpty { return .endOfInput }
            return apply(surroundings) { [folded] in $0.deleteForward(orMarkOf: folded) }
        case .up: return draft.moveUp() ? nil : recall(history.older(leaving: draft.text), surroundings)
        case .down: return draft.moveDown() ? nil : recall(history.newer(leaving: draft.text), surroundings)
        case .previousMatching:
            let found = history.previous(leaving: draft.text, startingWith: draft.before)
            return recall(found, keeping: draft.before, surroundings)
        case .nextMatching:
            let found = history.next(leaving: draft.text, startingWith: draft.before)
            return recall(found, keeping: draft.before, surroundings)
        case .yank: return killed.isEmpty ? .refused : insert(killed, surroundings)
        case .search:
            search = HistorySearch(original: draft)
            return nil
        case .interrupt: return interrupt(surroundings)
        case .parkDraft: return park()
        case .overwrite:
            return apply(surroundings) { draft in
                guard draft.deleteForward() else { return false }
                draft.insert(surroundings.text)
                return draft.moveLeft()
            }
        case .overtype:
            overtypes = true
            return .insertInVi
        default:
            return Self.effect(command)
        }
    }

    // MARK: Changing the draft

    private mutating func apply(_ surroundings: Surroundings, _ body: (inout Draft) -> Bool) -> EditorEffect? {
        var new = draft
        return body(&new) ? accept(new, surroundings) : .refused
    }

    /// Takes a draft, unless it grew beyond what can be kept.
    private mutating func accept(_ new: Draft, _ surroundings: Surroundings) -> EditorEffect? {
        var new = new
        new.mendSeam()
        guard new.count <= draft.count || surroundings.hasRoom(new) else { return .refused }
        draft = new
        return nil
    }

    private mutating func insert(_ text: String, _ surroundings: Surroundings) -> EditorEffect? {
        var new = draft
        if overtypes {
            for _ in text where new.after.first != "\n" { _ = new.deleteForward() }
        }
        new.insert(text)
        return accept(new, surroundings)
    }

    /// Text that was typed faster than it was read: as much of it as there is room for.
    private mutating func insertWhatFits(_ surroundings: Surroundings) -> EditorEffect? {
        let text = surroundings.text
        let whole = insert(text, surroundings)
        guard whole == .refused, text.count > 1 else { return whole }
        var (fitting, tooLong) = (0, text.count)
        while tooLong - fitting > 1 {
            let middle = (fitting + tooLong) / 2
            let longer = Draft(before: draft.before + text.prefix(middle), after: draft.after)
            if surroundings.hasRoom(longer) { fitting = middle } else { tooLong = middle }
        }
        if fitting > 0 { _ = insert(String(text.prefix(fitting)), surroundings) }
        return .refused
    }

    private mutating func paste(_ surroundings: Surroundings) -> EditorEffect? {
        let text = surroundings.text
        guard !text.isEmpty else { return nil }
        var new = draft
        new.insert(text)
        if surroundings.showsWhole(text), surroundings.hasRoom(new) {
            pasted.append(text)
            return accept(new, surroundings)
        }
        return insert(fold(surroundings, verb: "pasted"), surroundings)
    }

    /// The mark that stands for a text from now on.
    private mutating func fold(_ surroundings: Surroundings, verb: String) -> String {
        folded.fold(surroundings.text, verb: verb, note: surroundings.measure(surroundings.text))
    }

    private mutating func kill(_ surroundings: Surroundings, _ body: (inout Draft) -> String) -> EditorEffect? {
        var new = draft
        let text = body(&new)
        guard !text.isEmpty else { return .refused }
        killed = text
        return accept(new, surroundings)
    }

    /// What one of libedit's own commands did.
    mutating func adopt(_ new: Draft, in surroundings: Surroundings) -> EditorEffect? {
        let old = draft
        let effect = accept(new, surroundings)
        if effect == nil { undoHistory.note(.other, from: old, to: draft) }
        return effect
    }

    /// Escape ended vi's `R`.
    mutating func endOvertyping() { overtypes = false }

    // MARK: History

    /// Shows a line of the history, folded if it is too long. A part of it may stay before the cursor.
    private mutating func recall(
        _ text: String?, keeping prefix: String? = nil, _ surroundings: Surroundings
    ) -> EditorEffect? {
        guard let text else { return .refused }
        draft = showable(text, verb: "recalled", surroundings)
        if let prefix, draft.text == text, text.hasPrefix(prefix) {
            draft = Draft(before: prefix, after: String(text.dropFirst(prefix.count)))
        }
        return nil
    }

    private mutating func showable(_ text: String, verb: String, _ surroundings: Surroundings) -> Draft {
        let plain = Draft(before: text)
        guard !surroundings.hasRoom(plain) else { return plain }
        var surroundings = surroundings
        surroundings.text = text
        return Draft(before: fold(surroundings, verb: verb))
    }

    mutating func remember(_ line: String) { history.add(line) }

    // MARK: Searching

    /// Takes a step of the search; nil for a key that ends it and then does its own.
    ///
    /// - Returns: Whether nothing (more) was found.
    mutating func search(_ step: HistorySearch.Step?, in surroundings: Surroundings) -> EditorEffect? {
        guard var current = search else { return nil }
        let old = draft
        defer { if old != draft { undoHistory.note(.recalling, from: old, to: draft) } }
        guard let step, step != .abandon else {
            search = nil
            if step == .abandon {
                draft = current.original
            } else if let match = current.match, !current.hasFailed {
                _ = history.go(to: match, leaving: current.original.text)
            }
            return nil
        }
        let hasFound = current.advance(step, in: history)
        search = current
        let found = current.hasFailed ? nil : current.match.map { history.entries[$0] }
        draft = found.map { showable($0, verb: "recalled", surroundings) } ?? current.original
        return hasFound ? nil : .refused
    }

    // MARK: Ending

    private mutating func submit(_ surroundings: Surroundings) -> EditorEffect? {
        if draft.asksForLine { return accept(Draft(before: String(draft.before.dropLast()) + "\n"), surroundings) }
        return .submit(text)
    }

    private mutating func interrupt(_ surroundings: Surroundings) -> EditorEffect? {
        guard !draft.isEmpty else { return .interrupt }
        // Also what was typed before an earlier line took its place.
        let left = history.leftBehind
        if !left.isEmpty, left != draft.text { history.add(folded.unfold(left)) }
        history.add(folded.unfold(draft.text))
        if surroundings.isLeftByInterrupt { return .interrupt }
        clear()
        return nil
    }

    private mutating func clear() {
        (draft, folded, pasted) = (Draft(), FoldedText(), [])
    }

    /// The line that the draft makes, and an empty desk, on which a parked draft lies again.
    mutating func finish() -> SubmittedLine {
        if !folded.folds.isEmpty { pastes = folded.folds }
        let text = text
        let folds = folded.folds.map(\.text)
        let line = SubmittedLine(
            text, pastes: pastes, pasted: (pasted + folds).filter { !$0.isEmpty && text.contains($0) },
            parkedDraft: parked?.text, shown: draft.text)
        clear()
        undoHistory = UndoHistory()
        history.restart()
        overtypes = false
        if waiting == nil, let parked {
            (draft, folded, pasted) = (parked.draft, parked.folded, parked.pasted)
            self.parked = nil
        }
        return line
    }

    // MARK: Parking

    /// Makes room for a command: the draft comes back after the next line. On an empty draft, or beside another one,
    /// the one that was parked comes back now.
    private mutating func park() -> EditorEffect? {
        let old = parked
        guard old != nil || !draft.isEmpty else { return .refused }
        parked = draft.isEmpty ? nil : Kept(draft: draft, folded: folded, pasted: pasted)
        if parked != nil { pastes = folded.folds }
        // Marks of both drafts are known from here on, so that undo can go back to either.
        if let old { folded.add(old.folded) }
        pasted = old?.pasted ?? []
        draft = old?.draft ?? Draft()
        return parked == nil ? nil : .say("The draft is parked; it returns after the next line, or with Ctrl-S.")
    }

    /// A question begins with an empty draft; the present one waits until it is answered.
    mutating func beginQuestion() {
        guard waiting == nil else { return }
        waiting = (Kept(draft: draft, folded: folded, pasted: pasted), undoHistory)
        clear()
        undoHistory = UndoHistory()
    }

    /// The draft that waited comes back.
    mutating func endQuestion() {
        guard let waiting else { return }
        (draft, folded, pasted) = (waiting.kept.draft, waiting.kept.folded, waiting.kept.pasted)
        undoHistory = waiting.undoHistory
        self.waiting = nil
    }

    /// A draft that the program offers. One that lies here is not lost: Up brings it back.
    mutating func offer(_ text: String, in surroundings: Surroundings) {
        if !draft.isEmpty { history.add(folded.unfold(draft.text)) }
        draft = showable(EditableText.clean(text), verb: "kept", surroundings)
    }

    /// A queued line is a draft again.
    mutating func take(_ line: SubmittedLine) {
        draft = Draft(before: line.text)
        pasted = line.pasted
    }

    /// The draft as it came back from another editor.
    mutating func replace(with text: String, in surroundings: Surroundings) {
        let new = EditableText.clean(text)
        guard new != self.text else { return }
        let old = draft
        draft = showable(new, verb: "edited", surroundings)
        undoHistory.note(.other, from: old, to: draft)
    }
}

extension Draft {
    /// Deletes the character before the cursor; a mark goes whole.
    fileprivate mutating func deleteBackward(orMarkOf folded: FoldedText) -> Bool {
        guard let mark = folded.mark(endingIn: before) else { return deleteBackward() }
        before.removeLast(mark.count)
        return true
    }

    /// Deletes the character at the cursor; a mark goes whole.
    fileprivate mutating func deleteForward(orMarkOf folded: FoldedText) -> Bool {
        guard let mark = folded.mark(beginning: after) else { return deleteForward() }
        after.removeFirst(mark.count)
        return true
    }
}
