/// Drafts that outlive the prompt at which they were typed: set aside, edited in another program, kept on disk.
extension EditlineSession {
    /// A draft and what its marks stand for.
    struct KeptDraft {
        var draft = Draft()
        var folded = FoldedText()

        /// The text as it would be submitted.
        var text: String { EditableText.clean(folded.unfold(draft.text)) }
    }

    // MARK: Setting aside

    /// Makes room for a command: the draft comes back after the next line. On an empty draft, or beside another one,
    /// the one that was set aside comes back now.
    func parkDraft(_ draft: Draft) -> Result {
        let old = parkedDraft
        guard old != nil || !draft.isEmpty else { return .refused }
        parkedDraft = draft.isEmpty ? nil : KeptDraft(draft: draft, folded: folded)
        if parkedDraft != nil {
            pastes = folded.folds
            printAbove(["The draft is parked; it returns after the next line, or with Ctrl-S."])
        }
        // Marks of both drafts are known from here on, so that undo can go back to either.
        if let old { folded.add(old.folded) }
        return restore(old?.draft ?? Draft())
    }

    /// Shows a draft that was shown before, perhaps on a larger screen.
    func restore(_ draft: Draft) -> Result {
        fits(draft) ? show(draft) : show(showable(draft.text))
    }

    /// A draft that the caller offers for this prompt. One that waits already is not lost: Up brings it back.
    func consumeOffer() {
        guard !prompt.isQuestion, let offer = mailbox.consumeOffer() else { return }
        if let draft = offer.draft {
            if !accepted.isEmpty { history.add(folded.unfold(accepted.text)) }
            accepted = showable(EditableText.clean(draft), verb: "kept")
        }
        if offer.isEdited {
            pendingCommand = .edit
            pendingKeys.append(EditorCommand.syntheticKey)
        }
    }

    // MARK: Another editor

    /// Hands the whole draft to the person's own editor, and takes back what it left. On any failure the draft stays.
    func edit(_ draft: Draft) -> Result {
        guard let editor = configuration.editor else { return .refused }
        let text = EditableText.clean(folded.unfold(draft.text))
        erase()
        flush()
        modes.release()
        let edited: Swift.Result<String, ExternalEditorError> = EditlineLock.withoutLock {
            do throws(ExternalEditorError) {
                return .success(try editor.edit(text))
            } catch {
                return .failure(error)
            }
        }
        modes.reclaim()
        modes.set(.editing)
        size = currentSize
        switch edited {
        case .success(let new):
            let new = EditableText.clean(new)
            if new != text { accepted = showable(new, verb: "edited") }
        case .failure(let error):
            for line in Self.wrapped(Sanitizer.cleanLine(error.message), columns: size.columns) {
                put(TerminalText(cleaningLine: line) + TerminalText(.lineBreak))
            }
        }
        self.draft = accepted
        drawAfresh()
        return .drawn
    }

    private static func wrapped(_ text: String, columns: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let isFirst = lines[lines.count - 1].isEmpty
            if !isFirst, lines[lines.count - 1].cellWidth + 1 + word.cellWidth >= columns {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] += (isFirst ? "" : " ") + word
            }
        }
        return lines
    }

    // MARK: Keeping

    /// How long the draft may differ from the one on disk while keys come, and how long no key must come before it is
    /// written earlier, in milliseconds.
    private static let keepInterval = Duration.milliseconds(1000)
    private static let idleTime: Int32 = 300

    /// Until when to wait for a key before the draft is to be kept; nil: it is kept already.
    var keepTimeout: Int32? {
        guard configuration.keeper != nil, !prompt.isQuestion, hasDraftChanged else { return nil }
        return Self.idleTime
    }

    /// Keeps the draft while the person goes on typing, once in a while.
    func keepDraftInTime() {
        guard keepTimeout != nil, lastKept.map({ ContinuousClock.now - $0 >= Self.keepInterval }) ?? true else {
            return
        }
        keepDraft()
    }

    /// Gives the drafts to the keeper, if they are not with it yet.
    func keepDraft() {
        guard !prompt.isQuestion else { return }
        keptDraft = accepted.text
        lastKept = .now
        keep([parkedDraft?.text, KeptDraft(draft: accepted, folded: folded).text])
    }

    /// Gives texts to the keeper, if it does not have just these. One that starts with a space may hold a secret.
    func keep(_ texts: [String?]) {
        guard let keeper = configuration.keeper else { return }
        let drafts = texts.compactMap(\.self).filter { !$0.isEmpty && !$0.hasPrefix(" ") }
        guard drafts != keptDrafts else { return }
        keptDrafts = drafts
        EditlineLock.withoutLock { keeper(drafts) }
    }

    private var hasDraftChanged: Bool { keptDraft != accepted.text }
}
