import GatewayCore
package import ParlanceConversations
package import TerminalEditor

/// A turn of an earlier run, as it is shown again.
package enum TurnRecap {
    /// What the person said, who answered and what, and how it ended where it did not come to its end.
    ///
    /// - Parameters:
    ///   - isStillStreaming: Whether the answer was still coming in another Parlance when this was read.
    ///   - columns: The width of a terminal, on which the prompt is broken between words and has a heading, too.
    ///   - layOut: Makes of an answer's source what is shown of it.
    package static func lines(
        _ turn: Turn, isStillStreaming: Bool = false, columns: Int? = nil, _ layOut: (String) -> StyledText
    ) -> [StyledText] {
        var lines: [StyledText] = [turn.isSummary ? .dim(Turn.summaryLabel) : .user(turn.prompt)]
        if let columns, !turn.isSummary {
            lines = [.dim("you")] + StyledText.user(turn.prompt).lines(columns: columns) + [StyledText()]
        }
        guard let answer = turn.answer, turn.isAnswered else {
            return lines + [.dim(isStillStreaming ? "(the answer had not started)" : "(no answer, not sent)"), ""]
        }
        lines.append(.dim(Sanitizer.cleanLine(answer.authors.map(\.description).joined(separator: ", then "))))
        lines += answer.penNotes.map { .dim("(\(Sanitizer.cleanLine($0)))") }
        let ending: [StyledText] =
            answer.status == .complete
            ? [] : [.warning(isStillStreaming ? "(the answer was still streaming)" : "(\(answer.status.word))")]
        let text = layOut(answer.text)
        // What is laid out ends its last line itself.
        return lines + (text.description.hasSuffix("\n") && ending.isEmpty ? [text] : [text] + ending + [""])
    }
}
