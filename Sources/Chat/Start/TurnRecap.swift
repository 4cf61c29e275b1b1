import Terminal

/// A turn of an earlier run, as it is shown again.
enum TurnRecap {
    /// What the person said and what came back, with how it ended where it did not come to its end.
    ///
    /// - Parameters:
    ///   - showsModel: Whether the answer's model is named.
    ///   - columns: The width of a terminal, on which the prompt is broken between words and has a heading, too.
    ///   - layOut: Makes of an answer's source what is shown of it.
    static func lines(
        _ turn: Turn, showsModel: Bool = false, columns: Int? = nil, _ layOut: (String) -> StyledText
    ) -> [StyledText] {
        var lines: [StyledText] = [.user(turn.prompt)]
        if let columns {
            lines = [.dim("you")] + StyledText.user(turn.prompt).lines(columns: columns) + [StyledText()]
        }
        guard let answer = turn.answer, !answer.text.isEmpty else { return lines + [.dim("(no answer came)"), ""] }
        if showsModel { lines.append(.dim(Sanitizer.cleanLine(answer.model.description))) }
        let ending: [StyledText] =
            answer.status == .complete ? [] : [.warning("(the answer was \(answer.status.rawValue))")]
        let text = layOut(answer.text)
        // What is laid out ends its last line itself.
        return lines + (text.description.hasSuffix("\n") && ending.isEmpty ? [text] : [text] + ending + [""])
    }
}
