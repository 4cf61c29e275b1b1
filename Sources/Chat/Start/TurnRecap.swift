import Terminal

/// A turn of an earlier run, as it is shown again.
enum TurnRecap {
    /// What the person said, who answered and what, and how it ended where it did not come to its end.
    ///
    /// - Parameter layOut: Makes of an answer's source what is shown of it.
    static func lines(_ turn: Turn, _ layOut: (String) -> StyledText) -> [StyledText] {
        var lines: [StyledText] = [.user(turn.prompt)]
        guard let answer = turn.answer, !answer.text.isEmpty else { return lines + [.dim("(no answer came)"), ""] }
        lines.append(.dim(Sanitizer.cleanLine(answer.model.description)))
        let ending: [StyledText] =
            answer.status == .complete ? [] : [.warning("(the answer was \(answer.status.rawValue))")]
        let text = layOut(answer.text)
        // What is laid out ends its last line itself.
        return lines + (text.description.hasSuffix("\n") && ending.isEmpty ? [text] : [text] + ending + [""])
    }
}
