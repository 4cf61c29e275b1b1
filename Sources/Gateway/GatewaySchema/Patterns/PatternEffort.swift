/// What the patterns of one validation may still cost, in steps of their programs.
///
/// A step takes some nanoseconds. Each text brings steps of its own, so that any amount of data is checked as long as
/// the patterns are of usual size; what is beyond can only be spent once.
struct PatternEffort {
    private static let stepsPerScalar = 256
    /// What can be spent once; a test sets less, as steps take long in a debug build.
    @TaskLocal static var reserve = 4_000_000

    private(set) var steps = reserve

    /// Adds what a text brings.
    mutating func add(scalars: Int) {
        steps = min(steps + (scalars + 1) * Self.stepsPerScalar, 1 << 40)
    }

    /// Takes steps away; returns whether there were enough.
    mutating func spend(_ count: Int) -> Bool {
        steps -= count
        return steps >= 0
    }
}
