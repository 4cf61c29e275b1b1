/// The ways to complete a draft, of which Tab takes one after the other.
struct CandidateMenu: Sendable {
    /// As many rows are in view at most.
    static let mostRows = 10

    /// The candidates, in their order.
    let candidates: [Completion.Candidate]
    /// The one that is in the draft; `nil` while that is as it was typed.
    private(set) var selected: Int?
    /// The draft as it is now, with what was taken; another one ends or renews the menu.
    private(set) var draft: Draft
    /// The first of them that is in view.
    private(set) var top = 0
    /// The draft as it was typed, and what of it a candidate replaces.
    private let typed: Draft
    private let replaces: Range<Int>

    /// A menu of what is offered for a draft.
    init(_ completion: Completion, for draft: Draft) {
        candidates = completion.candidates
        replaces = completion.replaces
        typed = draft
        self.draft = draft
    }

    /// Takes the next candidate into the draft, or the one before; after the last comes the first.
    mutating func step(by count: Int) {
        guard !candidates.isEmpty else { return }
        let start = selected ?? (count > 0 ? -1 : 0)
        let place = ((start + count) % candidates.count + candidates.count) % candidates.count
        selected = place
        top = min(max(top, place - Self.mostRows + 1), place)
        let lower = min(max(replaces.lowerBound, 0), typed.before.count)
        let upper = min(max(replaces.upperBound, lower), typed.before.count)
        let text = EditableText.cleanLine(candidates[place].text)
        draft = Draft(
            before: typed.before.prefix(lower) + text + typed.before.dropFirst(upper), after: typed.after)
    }

    /// The draft was kept as it is with what was taken.
    mutating func note(_ draft: Draft) { self.draft = draft }
}
