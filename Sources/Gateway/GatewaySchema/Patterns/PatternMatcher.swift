/// Runs the program of a regular expression over a text, in all places at once.
struct PatternMatcher {
    private typealias Instruction = PatternProgram.Instruction

    private let program: PatternProgram
    private let text: [Unicode.Scalar]
    private var effort: PatternEffort
    /// Of each look run so far, whether it holds before each scalar of the text and at its end.
    private var looks: [[Bool]] = []
    /// Whether each set has the scalar at hand, by the place it was asked for last.
    private var verdicts: [(place: Int, isMember: Bool)]
    private var pending: [Int] = []

    private init(_ program: PatternProgram, _ text: String, _ effort: PatternEffort) {
        self.program = program
        self.text = Array(text.unicodeScalars)
        self.effort = effort
        verdicts = Array(repeating: (-1, false), count: program.sets.count)
    }

    /// Whether the program matches anywhere; nil when that takes more than the effort that is left.
    static func matches(_ program: PatternProgram, _ text: String, _ effort: inout PatternEffort) -> Bool? {
        var matcher = PatternMatcher(program, text, effort)
        matcher.effort.add(scalars: matcher.text.count)
        let isMatch = matcher.matches()
        effort = matcher.effort
        return isMatch
    }

    private mutating func matches() -> Bool? {
        for look in program.looks {
            var holds = Array(repeating: false, count: text.count + 1)
            let isDone = run(look.instructions, isBackward: look.isAhead) { place in
                holds[place] = true
                return true
            }
            guard isDone else { return nil }
            looks.append(holds)
        }
        var isMatch = false
        let isDone = run(program.instructions, isBackward: false) { _ in
            isMatch = true
            return false
        }
        return isDone ? isMatch : nil
    }

    /// Starts the program at every place, and reports the places where it ends until told to stop.
    ///
    /// - Returns: Whether the effort was enough.
    private mutating func run(_ program: [Instruction], isBackward: Bool, onMatch: (Int) -> Bool) -> Bool {
        var current = PlaceSet(program.count)
        var following = PlaceSet(program.count)
        // A program as long as this one is laid out for each text.
        guard effort.spend(program.count) else { return false }
        for step in 0...text.count {
            let place = isBackward ? text.count - step : step
            if add(0, to: &current, at: place, program), !onMatch(place) { return true }
            let scalar = isBackward ? place - 1 : place
            guard text.indices.contains(scalar) else { return true }
            guard effort.spend(current.members.count) else { return false }
            var isMatch = false
            let next = isBackward ? place - 1 : place + 1
            for instruction in current.members {
                guard case .scalar(let set) = program[instruction], isMember(scalar, of: set) else { continue }
                if add(instruction + 1, to: &following, at: next, program) { isMatch = true }
            }
            if isMatch, !onMatch(next) { return true }
            swap(&current, &following)
            following.removeAll()
        }
        return true
    }

    private mutating func isMember(_ scalar: Int, of set: Int) -> Bool {
        if verdicts[set].place != scalar {
            verdicts[set] = (scalar, program.sets[set].contains(text[scalar]))
        }
        return verdicts[set].isMember
    }

    /// Adds an instruction and all that it leads to without consuming a scalar; tells whether the program ends there.
    private mutating func add(_ start: Int, to set: inout PlaceSet, at place: Int, _ program: [Instruction]) -> Bool {
        var isMatch = false
        pending.append(start)
        while let position = pending.popLast() {
            guard set.insert(position) else { continue }
            switch program[position] {
            case .scalar: break
            case .match: isMatch = true
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .condition(let condition): if holds(condition, at: place) { pending.append(position + 1) }
            case .look(let look, let isNegated):
                if looks[look][place] != isNegated { pending.append(position + 1) }
            }
        }
        return isMatch
    }

    private func holds(_ condition: PatternCondition, at place: Int) -> Bool {
        switch condition {
        case .start: place == 0
        case .end: place == text.count
        case .wordBoundary: isWord(place - 1) != isWord(place)
        case .noWordBoundary: isWord(place - 1) == isWord(place)
        }
    }

    private func isWord(_ position: Int) -> Bool {
        text.indices.contains(position) && ScalarSet.wordCharacters.contains(text[position])
    }
}

extension PatternMatcher {
    /// A set of instructions that keeps their order and is emptied at once.
    private struct PlaceSet {
        private(set) var members: [Int] = []
        /// The round in which each instruction was last inserted.
        private var rounds: [Int]
        private var round = 1

        init(_ count: Int) {
            rounds = Array(repeating: 0, count: count)
        }

        /// Returns whether it was not there yet.
        mutating func insert(_ member: Int) -> Bool {
            guard rounds[member] != round else { return false }
            rounds[member] = round
            members.append(member)
            return true
        }

        mutating func removeAll() {
            members.removeAll(keepingCapacity: true)
            round += 1
        }
    }
}
