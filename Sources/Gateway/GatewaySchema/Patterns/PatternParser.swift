/// Reads the text of a regular expression (ECMA-262, section 22.2.1).
struct PatternParser {
    typealias Failure = Pattern.Failure

    /// Groups inside of groups beyond this are refused, so that no pattern exhausts the stack.
    private static let depthLimit = 200

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func parse() throws(Failure) -> PatternNode {
        let node = try choice()
        guard next == nil else { throw Failure(reason: "a \")\" has no matching \"(\".") }
        return node
    }

    private mutating func choice() throws(Failure) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw Failure(reason: "its groups are nested too deeply.") }
        var alternatives = [try sequence()]
        while skip("|") { alternatives.append(try sequence()) }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func sequence() throws(Failure) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let start = position
            let atom = try atom()
            nodes.append(try quantified(atom, from: start))
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func atom() throws(Failure) -> PatternNode {
        switch consume() {
        case nil: return .empty
        case "^": return .condition(.start)
        case "$": return .condition(.end)
        case ".": return .scalar(.dot, id: position)
        case "[": return .scalar(try scalarClass(), id: position)
        case "(": return try group()
        case "\\":
            if skip("b") { return .condition(.wordBoundary) }
            if skip("B") { return .condition(.noWordBoundary) }
            return .scalar(try escape(inClass: false).set, id: position)
        case "*", "+", "?": throw Failure(reason: "there is nothing to repeat before \"\(scalars[position - 1])\".")
        case "{" where readCounts() != nil: throw Failure(reason: "there is nothing to repeat before \"{\".")
        case let scalar?: return .scalar(ScalarSet(scalar), id: position)
        }
    }

    private mutating func group() throws(Failure) -> PatternNode {
        var look: (isAhead: Bool, isNegated: Bool)?
        if skip("?") {
            switch consume() {
            case ":": break
            case "=": look = (true, false)
            case "!": look = (true, true)
            case "<":
                if skip("=") {
                    look = (false, false)
                } else if skip("!") {
                    look = (false, true)
                } else {
                    try skipGroupName()
                }
            default:
                throw Failure(
                    reason: "after \"(?\" only \":\", \"=\", \"!\", \"<=\", \"<!\" and \"<name>\" are supported.")
            }
        }
        let node = try choice()
        guard skip(")") else { throw Failure(reason: "a \"(\" has no matching \")\".") }
        // In a group a condition may be repeated, which it must not be on its own.
        guard let look else { return .sequence([node]) }
        return .look(node, isAhead: look.isAhead, isNegated: look.isNegated)
    }

    private mutating func skipGroupName() throws(Failure) {
        let start = position
        while let scalar = next, scalar == "$" || scalar == "_" || scalar.properties.isIDContinue { position += 1 }
        guard position > start, !ScalarSet.digits.contains(scalars[start]), skip(">") else {
            throw Failure(reason: "the name of a group must be an identifier that ends with \">\".")
        }
    }
}

extension PatternParser {
    private mutating func quantified(_ atom: PatternNode, from start: Int) throws(Failure) -> PatternNode {
        let before = position
        let counts: (minimum: Int, maximum: Int?)
        switch next {
        case "*": counts = (0, nil)
        case "+": counts = (1, nil)
        case "?": counts = (0, 1)
        case "{":
            position += 1
            guard let read = readCounts() else {
                position = before
                return atom
            }
            counts = read
            // `readCounts` stands behind the closing brace, the others before their sign.
            position -= 1
        default: return atom
        }
        position += 1
        if case .condition = atom {
            throw Failure(reason: "there is nothing to repeat before \"\(scalars[before])\".")
        }
        if let maximum = counts.maximum, maximum < counts.minimum {
            throw Failure(reason: "the numbers of \"{\(counts.minimum),\(maximum)}\" are out of order.")
        }
        _ = skip("?")
        return .repetition(atom, minimum: counts.minimum, maximum: counts.maximum)
    }

    /// Reads what follows the brace of `{2}`, `{2,}` or `{2,3}`; nil, without moving, when that is no quantifier.
    private mutating func readCounts() -> (minimum: Int, maximum: Int?)? {
        let start = position
        if let minimum = number() {
            if skip("}") { return (minimum, minimum) }
            if skip(",") {
                if skip("}") { return (minimum, nil) }
                if let maximum = number(), skip("}") { return (minimum, maximum) }
            }
        }
        position = start
        return nil
    }

    /// Digits as a number; what is too large to count is as good as any other number too large to compile.
    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ScalarSet.digits.contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1 << 40)
            position += 1
        }
        return value
    }
}

extension PatternParser {
    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func consume() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar
    }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// So many hexadecimal digits as a number; nil, without moving, when they are not there.
    mutating func hexadecimal(_ count: Int) -> UInt32? {
        guard position + count <= scalars.count else { return nil }
        var value: UInt32 = 0
        for scalar in scalars[position..<position + count] {
            guard let digit = Character(scalar).hexDigitValue, scalar.isASCII else { return nil }
            value = value << 4 | UInt32(digit)
        }
        position += count
        return value
    }

    /// The text up to a closing brace, which is left behind.
    mutating func textInBraces() -> String? {
        let start = position
        guard skip("{"), let end = scalars[position...].firstIndex(of: "}") else {
            position = start
            return nil
        }
        defer { position = end + 1 }
        return String(String.UnicodeScalarView(scalars[position..<end]))
    }

    /// Reads something, and forgets that it did when that gives nothing.
    mutating func attempt<Value>(_ read: (inout PatternParser) -> Value?) -> Value? {
        let start = position
        let value = read(&self)
        if value == nil { position = start }
        return value
    }
}
