import ParlanceConversations

/// A branch without some of its turns and attachments: the same words, with nothing said in between.
struct ContextCut: Sendable, Hashable {
    /// The turns that are left, as they begin a branch of their own. Prompts and answers stay together.
    let turns: [Turn]

    /// What is left of a session's branch; `nil` where that is nothing.
    init?(of session: Session, without dropped: Set<ContextPart.Kind>) {
        let tree = session.tree
        guard let place = tree.current else { return nil }
        var turns: [Turn] = []
        for number in tree.path(to: place) {
            // What got no answer is not sent, either.
            guard var turn = tree[number], turn.isAnswered, !dropped.contains(.turn(number)) else { continue }
            let isBare = turn.attachments.isEmpty
            turn.attachments = turn.attachments.enumerated()
                .filter { !dropped.contains(.attachment(turn: number, place: $0.offset)) }.map(\.element)
            // A prompt that was nothing but what it showed goes with it.
            if turn.prompt.isEmpty, turn.attachments.isEmpty, !isBare { continue }
            // Its tokens are in the ledger already.
            if turn.answer?.original == nil { turn.answer?.original = number }
            turn.rejected = []
            turn.unused = []
            turn.continued = nil
            turn.answer?.usage = nil
            turn.answer?.estimate = nil
            turn.answer?.timing = nil
            turn.summarized = turns.isEmpty ? place : nil
            turns.append(turn)
        }
        guard !turns.isEmpty else { return nil }
        self.turns = turns
    }
}
