import ParlanceSystem

/// What Tab does.
extension EditlineSession {
    /// Completes the draft, or shows the ways to complete it below; once they are shown, takes the next of them.
    func complete() {
        refreshMenu()
        if view.menu != nil, desk.draft == view.menu?.draft, !narrows() { return stepMenu(by: 1) }
        guard let completion = completion() else { return ring() }
        switch CompletionStep(completion, draft: desk.draft) {
        case .change(let changed):
            if desk.adopt(changed, in: surroundings()) == .refused { ring() }
            refreshMenu()
        case .list: view.menu = CandidateMenu(completion, for: desk.draft)
        case nil: ring()
        }
    }

    /// Whether Tab has more to add to what was typed than to take a candidate.
    private func narrows() -> Bool {
        guard view.menu?.selected == nil, let completion = completion() else { return false }
        if case .change = CompletionStep(completion, draft: desk.draft) { return true }
        return false
    }

    /// Keeps what is offered in step with what is typed: what fits no longer goes, and nothing is left of one.
    func refreshMenu() {
        guard let menu = view.menu, menu.draft != desk.draft else { return }
        let completion = desk.draft.isEmpty ? .none : completion() ?? .none
        view.menu = completion.candidates.count > 1 ? CandidateMenu(completion, for: desk.draft) : nil
    }

    /// Takes keys that choose among what is offered.
    ///
    /// - Returns: Whether the event was one.
    func stepsMenu(_ event: KeyParser.Event) -> Bool {
        guard view.menu != nil else { return false }
        if event == .key(KeyParser.escape) { return closeMenu() }
        guard case .sequence(let sequence) = event else { return false }
        switch String(decoding: sequence.dropFirst(), as: UTF8.self) {
        case "": return closeMenu()
        case "[A", "OA", "[Z": stepMenu(by: -1)
        case "[B", "OB": stepMenu(by: 1)
        case "[5~": stepMenu(by: -(CandidateMenu.mostRows - 1))
        case "[6~": stepMenu(by: CandidateMenu.mostRows - 1)
        default: return false
        }
        return true
    }

    private func closeMenu() -> Bool {
        view.menu = nil
        return true
    }

    private func stepMenu(by count: Int) {
        refreshMenu()
        guard var menu = view.menu else { return }
        menu.step(by: count)
        if desk.adopt(menu.draft, in: surroundings()) == .refused { return ring() }
        menu.note(desk.draft)
        view.menu = menu
        engine.show(desk.draft)
    }

    private func completion() -> Completion? {
        guard let completer = configuration.completer, reading?.prompt.isSecret != true else { return nil }
        let draft = desk.draft
        return completer(CompletionRequest(line: draft.text, cursor: draft.before.count))
    }
}
