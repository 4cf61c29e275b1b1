/// Finds out how the terminal shows clusters: the first of each kind that terminals differ in is measured, by reports
/// of the cursor before and after it.
struct ClusterInquiry {
    /// No more of a draft is looked through for a kind that is not known.
    private static let longestLook = 2000

    private(set) var behavior = ClusterBehavior()
    private var asked: Set<ClusterBehavior.Kind> = []
    private var questions: [ClusterQuestion] = []
    /// The text before the cursor in which nothing was found to ask about.
    private var known = ""

    /// Whether reports are on their way.
    var awaitsReport: Bool { !questions.isEmpty }

    /// The text that is to be measured; nil where all is known.
    mutating func question(about draft: Draft) -> String? {
        guard asked.count < ClusterBehavior.Kind.allCases.count, questions.isEmpty else { return nil }
        let text = unknown(in: draft.before).suffix(Self.longestLook)
        known = ""
        for character in text where character.utf8.count > 1 {
            guard let piece = behavior.pieces(of: character).first,
                let question = ClusterQuestion(piece, asked: asked)
            else { continue }
            asked.insert(question.kind)
            questions.append(question)
            return piece.shown
        }
        known = draft.before
        return nil
    }

    /// What of a text was not looked through, with the character before it, which may have grown.
    private func unknown(in text: String) -> Substring {
        guard !known.begins(with: text) else { return "" }
        guard !known.isEmpty, text.begins(with: known) else { return text[...] }
        let last = known.utf8.distance(from: known.startIndex, to: known.index(before: known.endIndex))
        return text[text.utf8.index(text.startIndex, offsetBy: last)...]
    }

    /// Takes a report.
    ///
    /// - Returns: Whether clusters are shown otherwise from now on.
    mutating func receive(_ report: FootCell, columns: Int) -> Bool {
        guard !questions.isEmpty else { return false }
        var question = questions.removeFirst()
        guard let isSeparated = question.receive(report, columns: columns) else {
            if question.isOpen { questions.insert(question, at: 0) } else { asked.remove(question.kind) }
            return false
        }
        if isSeparated { behavior.separated.insert(question.kind) }
        return isSeparated
    }
}
