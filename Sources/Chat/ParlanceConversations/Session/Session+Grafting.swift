import GatewayCore

extension Session {
    /// Begins a branch at the start with turns that are answered already, and moves to its end.
    ///
    /// - Returns: Why it cannot be written. The session has moved all the same.
    package mutating func graft(_ turns: [Turn]) -> JournalError? {
        var parent: Int?
        var problem: JournalError?
        for turn in turns {
            var unanswered = turn
            unanswered.answer = nil
            let begun = begin(unanswered, after: parent)
            problem = problem ?? begun.problem
            guard let answer = turn.answer else { continue }
            // Where they find no room, the end has the whole.
            try? begun.turn.journal?.appendText(of: answer, turn: begun.turn.number)
            do throws(JournalError) {
                try end(begun.turn, with: answer)
            } catch {
                problem = problem ?? error
            }
            parent = begun.turn.number
        }
        return problem
    }
}
