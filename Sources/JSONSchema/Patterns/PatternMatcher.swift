/// Runs the program of a regular expression over a text, in all places at once.
struct PatternMatcher {
    private typealias Instruction = PatternProgram.Instruction

    private let program: PatternProgram
    private let text: [Unicode.Scalar]
    /// Of each look run so far, whether it holds before each scalar of the text and at its end.
    private var looks: [[Bool]] = []

    init(_ program: PatternProgram, _ text: String) {
        self.program = program
        self.text = Array(text.unicodeScalars)
        for look in program.looks {
            var holds = Array(repeating: false, count: self.text.count + 1)
            run(look.instructions, isBackward: look.isAhead) { place in
                holds[place] = true
                return true
            }
            looks.append(holds)
        }
    }

    /// Whether the program matches anywhere.
    func matches() -> Bool {
        var isMatch = false
        run(program.instructions, isBackward: false) { _ in
            isMatch = true
            return false
        }
        return isMatch
    }

    /// Starts the program at every place, and reports the places where it ends until told to stop.
    private func run(_ program: [Instruction], isBackward: Bool, onMatch: (Int) -> Bool) {
        var current = PlaceSet(program.count)
        var following = PlaceSet(program.count)
        let steps = isBackward ? Array((0...text.count).reversed()) : Array(0...text.count)
        for place in steps {
            if add(0, to: &current, at: place, program), !onMatch(place) { return }
            let scalar = isBackward ? place - 1 : place
            guard text.indices.contains(scalar) else { return }
            var isMatch = false
            let next = isBackward ? place - 1 : place + 1
            for instruction in current.members {
                guard case .scalar(let set) = program[instruction], set.contains(text[scalar]) else { continue }
                if add(instruction + 1, to: &following, at: next, program) { isMatch = true }
            }
            if isMatch, !onMatch(next) { return }
            swap(&current, &following)
            following.removeAll()
        }
    }

    /// Adds an instruction and all that it leads to without consuming a scalar; tells whether the program ends there.
    private func add(_ start: Int, to set: inout PlaceSet, at place: Int, _ program: [Instruction]) -> Bool {
        var isMatch = false
        var pending = [start]
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
