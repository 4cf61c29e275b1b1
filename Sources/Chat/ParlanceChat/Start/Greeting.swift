import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

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
            .dim("Parlance \(version) · ") + .accent(Sanitizer.cleanLine(session.settings.modelName))
                + .dim(" · /help")
        ]
        lines += notices.map(StyledText.warning)
        self.lines = lines + Self.recap(of: session, layOut)
    }

    /// So many turns are shown again: enough to know where one was.
    private static let shown = 2

    /// The last turns of a session that is continued.
    static func recap(of session: Session, _ layOut: (String) -> StyledText) -> [StyledText] {
        // Of a long session the turns are not copied to take the last of them.
        let tree = session.tree
        let path = tree.path(to: tree.current)
        guard !path.isEmpty else { return [] }
        let last = path.suffix(shown).compactMap { tree[$0] }
        let count = path.count { tree.nodes[$0 - 1].turn.isAnswered }
        let which = last.count == 1 ? "The last one:" : "The last \(last.count):"
        let after = count == 0 ? "No turn has an answer yet." : "Resumed after \(count.counted("turn"))."
        return [.dim("\(after) \(which)"), ""]
            + last.dropLast().flatMap { TurnRecap.lines($0, layOut) }
            + last.suffix(1).flatMap { TurnRecap.lines($0, isStillStreaming: session.isStillStreaming, layOut) }
    }
}
