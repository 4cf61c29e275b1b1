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
        guard (arrivals.last?.end ?? 0) == end, text.utf8.count > end, let milliseconds else { return }
        let arrival = Arrival(end: text.utf8.count, milliseconds: max(milliseconds, arrivals.last?.milliseconds ?? 0))
        if let last = arrivals.indices.last, arrivals[last].milliseconds == arrival.milliseconds {
            arrivals[last] = arrival
        } else {
            arrivals.append(arrival)
        }
    }
}
