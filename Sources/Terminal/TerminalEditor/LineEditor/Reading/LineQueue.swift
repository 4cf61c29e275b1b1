/// Lines that were submitted while nobody read, oldest first. Each stays a line of its own.
struct LineQueue: Sendable {
    private(set) var lines: [SubmittedLine] = []
    /// Whether none is given out until the person says so.
    private(set) var isHeld = false
    /// How many of the first lines are given out even so.
    private var aheadCount = 0

    mutating func append(_ line: SubmittedLine) { lines.append(line) }

    /// Puts a line before all that are held; it is given out all the same.
    mutating func insertAhead(_ line: SubmittedLine) {
        lines.insert(line, at: aheadCount)
        aheadCount += 1
    }

    /// The line that is next; nil while the queue is held.
    mutating func next() -> SubmittedLine? { isHeld && aheadCount == 0 ? nil : remove(at: 0) }

    /// Takes out the line at an index.
    mutating func remove(at index: Int) -> SubmittedLine? {
        guard lines.indices.contains(index) else { return nil }
        defer { if lines.isEmpty { isHeld = false } }
        if index < aheadCount { aheadCount -= 1 }
        return lines.remove(at: index)
    }

    /// Takes out the line that came last.
    mutating func removeLast() -> SubmittedLine? { remove(at: lines.count - 1) }

    /// Takes out all lines.
    mutating func removeAll() -> [SubmittedLine] {
        defer { self = LineQueue() }
        return lines
    }

    /// Holds the queue, if there is something to hold.
    mutating func hold() { isHeld = !lines.isEmpty }

    /// Gives lines out again.
    mutating func release() { isHeld = false }
}
