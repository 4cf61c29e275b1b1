/// What Tab does with a completion.
enum CompletionStep: Equatable {
    case change(Draft)
    case list([Completion.Candidate])

    /// Nil if there is nothing to complete.
    init?(_ completion: Completion, draft: Draft) {
        guard let first = completion.candidates.first else { return nil }
        let lower = min(max(completion.replaces.lowerBound, 0), draft.before.count)
        let upper = min(max(completion.replaces.upperBound, lower), draft.before.count)
        let head = draft.before.prefix(lower)
        let typed = draft.before.dropFirst(lower).prefix(upper - lower)
        let tail = draft.before.dropFirst(upper)

        func completed(_ text: String) -> Draft { Draft(before: head + text + tail, after: draft.after) }

        let texts = completion.candidates.map { EditableText.cleanLine($0.text) }
        if texts.count == 1 {
            let needsSpace = first.isComplete && tail.isEmpty && draft.after.first?.isWhitespace != true
            let changed = completed(texts[0] + (needsSpace ? " " : ""))
            self = changed == draft ? .list(completion.candidates) : .change(changed)
            return
        }
        let common = texts.dropFirst().reduce(texts[0]) { common, text in
            String(zip(common, text).prefix { $0 == $1 }.map(\.0))
        }
        if common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) {
            self = .change(completed(common))
        } else {
            self = .list(completion.candidates)
        }
    }
}
