import GatewayCore
import Terminal

/// What a chat says before its first prompt.
struct Greeting: Sendable {
    let lines: [StyledText]

    /// - Parameters:
    ///   - version: The program's version.
    ///   - session: The session; of one that is continued, the last exchange is shown.
    ///   - notices: What the person should know.
    ///   - layOut: Makes of an answer's source what is shown of it.
    init(
        version: String, session: Session, notices: [String], layOut: (String) -> StyledText = { StyledText($0) }
    ) {
        var lines: [StyledText] = [
            .dim("Parlance \(version) · ") + .accent(Sanitizer.cleanLine(session.settings.model.description))
                + .dim(" · /help")
        ]
        lines += notices.map(StyledText.warning)
        if let last = session.conversation.turns.last {
            let turns = session.conversation.turns.count.counted("turn")
            lines.append(.dim("Going on after \(turns). The last one was:"))
            lines += ["", .user(last.prompt)]
            lines += Self.recap(last.answer, layOut)
        }
        self.lines = lines
    }

    private static func recap(_ answer: Answer?, _ layOut: (String) -> StyledText) -> [StyledText] {
        guard let answer, !answer.text.isEmpty else { return [.dim("(no answer came)"), ""] }
        let ending: [StyledText] =
            answer.status == .complete ? [] : [.warning("(the answer was \(answer.status.rawValue))")]
        let text = layOut(answer.text)
        // What is laid out ends its last line itself.
        return text.description.hasSuffix("\n") && ending.isEmpty ? [text] : [text] + ending + [""]
    }
}
