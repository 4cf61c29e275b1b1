/// A part of a regular expression.
indirect enum PatternNode {
    /// The empty text.
    case empty
    /// One of a set of scalars; the number tells apart the sets of a pattern.
    case scalar(ScalarSet, id: Int)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// So many times; without a maximum, any number of times. Whether it is greedy does not change what matches.
    case repetition(PatternNode, minimum: Int, maximum: Int?)
    /// A condition on the place between two scalars.
    case condition(PatternCondition)
    /// What must, or must not, follow or stand before a place.
    case look(PatternNode, isAhead: Bool, isNegated: Bool)
}

/// A condition on a place between two scalars that looks no further than these.
enum PatternCondition: Sendable {
    case start, end, wordBoundary, noWordBoundary
}
