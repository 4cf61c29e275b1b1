/// Finds out how the terminal shows clusters: the first of each kind that terminals differ in is measured, by reports
/// of the cursor before and after it.
struct ClusterInquiry {
    /// No more of a draft is looked through for a kind that is not known.
    private static let longestLook = 2000

    private(set) var behavior = ClusterBehavior()
    private var asked: Set<ClusterBehavior.Kind> = []
    private var questions: [ClusterQuestion] = []

    /// Whether reports are on their way.
    var awaitsReport: Bool { !questions.isEmpty }

    /// The text that is to be measured; nil where all is known.
    mutating func question(about draft: Draft) -> String? {
        guard asked.count < ClusterBehavior.Kind.allCases.count, questions.isEmpty else { return nil }
        let text = draft.before.suffix(Self.longestLook)
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        for character in text {
            guard let piece = behavior.pieces(of: character).first,
                let question = ClusterQuestion(piece, asked: asked)
            else { continue }
            asked.insert(question.kind)
            questions.append(question)
            return piece.shown
        }
        return nil
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
