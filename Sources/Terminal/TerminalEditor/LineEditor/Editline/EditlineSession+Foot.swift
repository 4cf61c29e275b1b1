import ParlanceSystem

/// What stands at the foot of the screen.
extension EditlineSession {
    /// Shows everything as it is now, unless more is about to change it.
    func draw() {
        guard !resize.isUnsettled, !input.isInsidePaste else { return }
        refreshMenu()
        let foot = foot
        // A list that is opened while an answer streams must not end the answer's line.
        let rest: CursorRest = reading == nil || mailbox.work != nil ? .atText : .inFoot
        onScreen { $0.showFoot(foot, rest: rest) }
        if let shown = reading?.aids.shown {
            reading?.aids.shown = nil
            shown()
        }
        guard reading != nil, view.choosing == nil, let text = clusters.question(about: desk.draft) else { return }
        onScreen { $0.probe(text) }
    }

    /// Takes the foot away, so that it is drawn from nothing.
    func redisplay() { onScreen { $0.showFoot(nil, rest: .atText) } }

    /// The foot; nil while there is nothing to show.
    var foot: EditorFoot? {
        let queue = mailbox.lineQueue
        let size = size
        var foot = EditorFoot()
        foot.queue = queue.lines.map(\.shown)
        foot.isQueueHeld = queue.isHeld
        foot.notice = view.notice
        foot.panel = view.panel
        foot.candidates = view.menu.map { CandidateRows($0, columns: size.columns - 2) }
        foot.picker = view.choosing.map { PickerView($0.state, columns: size.columns - 2) }
        if view.showsLedger, let ledger = (reading?.aids ?? lastAids)?.ledger {
            let text = desk.text
            foot.ledger = EditlineLock.withoutLock { ledger(text, size.columns - 2) }
        }
        let prompt = reading?.prompt ?? lastPrompt
        let showsDraft = reading != nil || !desk.draft.isEmpty || foot != EditorFoot()
        // While something goes on, its status alone is a foot that is paced, and that moves down as the text grows.
        guard showsDraft else { return mailbox.work == nil ? nil : foot }
        foot.draft = box(desk.draft, prompt, isDim: reading == nil)
        let isCounted = !prompt.isQuestion && desk.search == nil && (reading != nil || !desk.draft.isEmpty)
        if isCounted { foot.draft?.meter = meter.text(for: desk.text) }
        return foot
    }

    /// A draft behind a prompt.
    ///
    /// - Parameter isDim: Whether the prompt is not the one at which somebody waits.
    func box(_ draft: Draft, _ prompt: LinePrompt, isDim: Bool) -> DraftBox {
        var label = prompt.text
        var role = prompt.role
        if let search = desk.search { (label, role) = (search.label, prompt.role) }
        if isDim, role != .plain { role = .dim }
        return DraftBox(
            label: StyledText(EditableText.cleanLine(label), role),
            isQuestion: prompt.isQuestion || desk.search != nil,
            draft: prompt.isSecret ? Draft() : draft, clusters: clusters.behavior, pages: pages)
    }
}
