import GatewayCore

extension Session {
    /// Begins a branch at the start with turns that are answered already, and moves to its end.
    ///
    /// - Returns: Why it cannot be written. The session has moved all the same.
    package mutating func graft(_ turns: [Turn]) -> FileError? {
        var parent: Int?
        var problem: FileError?
        for turn in turns {
            var unanswered = turn
            unanswered.answer = nil
            let begun = begin(unanswered, after: parent)
            problem = problem ?? begun.problem
            guard let answer = turn.answer else { continue }
            do throws(FileError) {
                try end(begun.number, with: written(answer, to: begun))
            } catch {
                problem = problem ?? error
            }
            parent = begun.number
        }
        return problem
    }

    /// Writes down an answer that is there already. Where it finds no room, the end has the whole.
    private func written(
        _ answer: Answer, to turn: (number: Int, journal: Journal?, problem: FileError?)
    ) -> Answer {
        var answer = answer
        do throws(FileError) {
            try turn.journal?.appendText(of: answer, turn: turn.number)
        } catch {
            answer.lacksWriting = true
        }
        return answer
    }
}
