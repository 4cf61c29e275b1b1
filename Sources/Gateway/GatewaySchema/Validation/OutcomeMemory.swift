/// The outcomes known so far of one validation, so that none is computed twice.
///
/// A schema that leads back to itself without a step down into the value is taken to allow everything there. What was
/// found by that assumption holds only inside of the evaluation it was made for, and is forgotten at its end.
struct OutcomeMemory {
    private enum Entry {
        /// Being computed, so deep in the evaluations.
        case underway(depth: Int)
        /// Known; `loop` is the depth of the outermost evaluation under way that it rests on.
        case known(Validator.Outcome, loop: Int)
    }

    private static let none = Int.max

    private var entries: [EvaluationKey: Entry] = [:]
    private var provisional: [EvaluationKey] = []
    /// The outermost evaluation that anything found inside of the current one rests on.
    private var loop = none

    /// An evaluation that has begun.
    struct Evaluation {
        fileprivate let key: EvaluationKey
        fileprivate let depth: Int
        fileprivate let outerLoop: Int
        fileprivate let firstProvisional: Int
    }

    /// The outcome where it is known, or being computed further out.
    mutating func outcome(_ key: EvaluationKey) -> Validator.Outcome? {
        switch entries[key] {
        case nil: return nil
        case .known(let outcome, let loop):
            self.loop = min(self.loop, loop)
            return outcome
        case .underway(let depth):
            loop = min(loop, depth)
            return Validator.Outcome(isValid: true, evaluated: EvaluatedChildren())
        }
    }

    mutating func begin(_ key: EvaluationKey, depth: Int) -> Evaluation {
        let evaluation = Evaluation(
            key: key, depth: depth, outerLoop: loop, firstProvisional: provisional.count)
        entries[key] = .underway(depth: depth)
        loop = Self.none
        return evaluation
    }

    mutating func end(_ evaluation: Evaluation, with outcome: Validator.Outcome) {
        if loop < evaluation.depth {
            entries[evaluation.key] = .known(outcome, loop: loop)
            provisional.append(evaluation.key)
        } else {
            for key in provisional[evaluation.firstProvisional...] { entries[key] = nil }
            provisional.removeSubrange(evaluation.firstProvisional...)
            entries[evaluation.key] = .known(outcome, loop: Self.none)
            loop = Self.none
        }
        loop = min(loop, evaluation.outerLoop)
    }
}
