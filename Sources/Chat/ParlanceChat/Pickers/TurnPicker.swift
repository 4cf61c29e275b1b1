import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The turns of a session to continue from.
enum TurnPicker {
    /// So much of a prompt is looked through.
    private static let searched = 400

    /// The list: the start, then all turns in the order in which they began. The index of an entry is its turn's
    /// number.
    static func picker(_ session: Session) -> Picker {
        let tree = session.tree
        let turns = tree.turns
        let branch = Set(tree.path(to: tree.current))
        let items = turns.enumerated().map { index, turn in
            Picker.Item(
                "\(index + 1) \(Sanitizer.cleanLine(turn.firstWords))", keywords: String(turn.prompt.prefix(searched)),
                line: "/go \(index + 1)")
        }
        return Picker(
            title: "Turn", items: [Picker.Item("0 from the start", line: "/go 0")] + items, selection: tree.current ?? 0
        ) { index, cells in
            guard turns.indices.contains(index - 1) else { return StyledText() }
            let turn = turns[index - 1]
            var parts: [StyledText] = []
            if index == tree.current {
                parts.append(.accent("here"))
            } else if branch.contains(index) {
                parts.append(.dim("this branch"))
            }
            if let answer = turn.answer {
                parts.append(.dim(Sanitizer.cleanLine(turn.profile ?? answer.model.model)))
                if answer.status != .complete { parts.append(.warning(answer.status.word)) }
            } else {
                parts.append(.warning("no answer"))
            }
            return parts.dropFirst().reduce(parts[0]) { $0 + .dim(" · ") + $1 }.truncated(to: cells)
        }
    }
}
