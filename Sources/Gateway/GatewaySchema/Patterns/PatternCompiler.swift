/// Turns a regular expression into its program.
struct PatternCompiler {
    typealias Instruction = PatternProgram.Instruction

    /// A program that is longer is refused: counted repetitions are written out, so a short text can ask for it.
    private static let sizeLimit = 200_000

    private var looks: [PatternProgram.Look] = []
    private var size = 0
    private var sets: [ScalarSet] = []
    private var numbers: [Int: Int] = [:]

    mutating func compile(_ node: PatternNode) throws(Pattern.Failure) -> PatternProgram {
        let instructions = try instructions(of: node, isBackward: false)
        return PatternProgram(instructions: instructions, looks: looks, sets: sets)
    }

    private mutating func instructions(
        of node: PatternNode, isBackward: Bool
    ) throws(Pattern.Failure) -> [Instruction] {
        var instructions: [Instruction] = []
        try append(node, to: &instructions, isBackward)
        instructions.append(.match)
        return instructions
    }

    private mutating func append(
        _ node: PatternNode, to program: inout [Instruction], _ isBackward: Bool
    ) throws(Pattern.Failure) {
        size += 1
        guard size <= Self.sizeLimit else {
            throw Pattern.Failure(reason: "its counted repetitions make it too large.")
        }
        switch node {
        case .empty: break
        case .scalar(let set, let id): program.append(.scalar(number(of: set, id)))
        case .condition(let condition): program.append(.condition(condition))
        case .sequence(let nodes):
            for node in isBackward ? nodes.reversed() : nodes { try append(node, to: &program, isBackward) }
        case .choice(let nodes):
            var ends: [Int] = []
            for (position, node) in nodes.enumerated() {
                guard position < nodes.count - 1 else {
                    try append(node, to: &program, isBackward)
                    break
                }
                let split = program.count
                program.append(.split(split + 1, split + 1))
                try append(node, to: &program, isBackward)
                ends.append(program.count)
                program.append(.jump(0))
                program[split] = .split(split + 1, program.count)
            }
            for end in ends { program[end] = .jump(program.count) }
        case .repetition(let node, let minimum, let maximum):
            try append(node, minimum, maximum, to: &program, isBackward)
        case .look(let node, let isAhead, let isNegated):
            let body = try instructions(of: node, isBackward: isAhead)
            looks.append(PatternProgram.Look(instructions: body, isAhead: isAhead))
            program.append(.look(looks.count - 1, isNegated: isNegated))
        }
    }

    /// The number of a set, the same for every copy that a repetition makes of it.
    private mutating func number(of set: ScalarSet, _ id: Int) -> Int {
        if let known = numbers[id] { return known }
        sets.append(set.ordered)
        numbers[id] = sets.count - 1
        return sets.count - 1
    }

    private mutating func append(
        _ node: PatternNode, _ minimum: Int, _ maximum: Int?, to program: inout [Instruction], _ isBackward: Bool
    ) throws(Pattern.Failure) {
        for _ in 0..<minimum { try append(node, to: &program, isBackward) }
        guard let maximum else {
            let loop = program.count
            program.append(.split(loop + 1, loop + 1))
            try append(node, to: &program, isBackward)
            program.append(.jump(loop))
            program[loop] = .split(loop + 1, program.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(program.count)
            program.append(.jump(0))
            try append(node, to: &program, isBackward)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
    }
}
