import GatewayCore

extension Answer {
    /// A piece of the text, and when it came.
    package struct Arrival: Sendable, Hashable {
        /// How many bytes of the text, as UTF-8, were there with it.
        package var end: Int
        /// Milliseconds since the request was sent.
        package var milliseconds: Int

        /// A piece that ends there.
        package init(end: Int, milliseconds: Int) {
            self.end = end
            self.milliseconds = milliseconds
        }
    }

    /// Where a piece of a text ends that is added at once, and when it came.
    struct PieceEnd {
        /// In bytes of the text that is added, as UTF-8.
        var offset: Int
        /// Since the request was sent; `nil` where it is not known.
        var milliseconds: Int?
    }

    /// Adds text that came in pieces, as if each was added on its own.
    ///
    /// - Parameter ends: The last one is the end of the text.
    mutating func add(_ text: String, in ends: [PieceEnd]) {
        let start = self.text.utf8.count
        add(.text(text))
        if arrivals.isEmpty { arrivals.reserveCapacity(ends.count) }
        var end = start
        for piece in ends {
            let last = end
            end = start &+ piece.offset
            guard noteArrival(from: last, to: end, at: piece.milliseconds) || end == last else { return }
        }
    }

    /// The text in the pieces in which it came, with their times; `nil` where the time of one is not known.
    package var timedPieces: [(text: Substring, milliseconds: Int)]? {
        guard !text.isEmpty, arrivals.last?.end == text.utf8.count else { return nil }
        var (start, offset) = (text.startIndex, 0)
        return arrivals.map { arrival in
            let end = text.utf8.index(start, offsetBy: arrival.end - offset)
            defer { (start, offset) = (end, arrival.end) }
            return (text[start..<end], arrival.milliseconds)
        }
    }

    /// Takes text and reasoning of another answer, and what these begin with.
    mutating func appendText(of other: Answer) {
        text = other.text
        reasoning = other.reasoning
        arrivals = other.arrivals
        beginnings = other.beginnings
    }

    /// Makes the end of the text a part of the reasoning, which it turned out to be.
    ///
    /// - Parameter count: How many bytes of it, as UTF-8.
    mutating func moveToReasoning(_ count: Int) {
        let start =
            text.utf8.index(text.endIndex, offsetBy: -max(0, count), limitedBy: text.startIndex) ?? text.startIndex
        guard start < text.endIndex else { return }
        reasoning += (reasoning.isEmpty ? "" : "\n\n") + text[start...]
        text = String(text[..<start])
        let end = text.utf8.count
        arrivals.removeAll { $0.end > end }
    }

    /// Notes when the end of the text came. Pieces of one moment are one.
    ///
    /// - Parameters:
    ///   - end: Where the text ended before, in bytes as UTF-8.
    ///   - milliseconds: When it came. Without it no later time says anything either.
    mutating func noteArrival(after end: Int, at milliseconds: Int?) {
        noteArrival(from: end, to: text.utf8.count, at: milliseconds)
    }

    /// - Returns: Whether it was noted.
    @inline(__always) @discardableResult
    private mutating func noteArrival(from start: Int, to end: Int, at milliseconds: Int?) -> Bool {
        let last = arrivals.last
        guard (last?.end ?? 0) == start, end > start, let milliseconds else { return false }
        if let last, milliseconds <= last.milliseconds {
            arrivals[arrivals.count &- 1].end = end
        } else {
            // The first one may be said to have come before the request.
            arrivals.append(Arrival(end: end, milliseconds: max(milliseconds, 0)))
        }
        return true
    }
}
