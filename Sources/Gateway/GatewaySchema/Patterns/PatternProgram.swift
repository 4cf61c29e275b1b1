/// A regular expression as the program of a machine that is in many places at once (Thompson's construction).
struct PatternProgram: Sendable {
    /// One step. Unless it says otherwise, the next one follows.
    enum Instruction: Sendable {
        /// Consumes a scalar of the set with this number.
        case scalar(Int)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case condition(PatternCondition)
        /// Goes on if the look with this number holds here, or fails here.
        case look(Int, isNegated: Bool)
        case match
    }

    /// A lookahead or lookbehind.
    struct Look: Sendable {
        let instructions: [Instruction]
        /// A lookahead runs backward from the end of the text, so that one run tells of every place whether it holds.
        let isAhead: Bool
    }

    let instructions: [Instruction]
    /// Each after those that it holds itself.
    let looks: [Look]
    /// The sets that are consumed, each once, however often a repetition was written out.
    let sets: [ScalarSet]
}
