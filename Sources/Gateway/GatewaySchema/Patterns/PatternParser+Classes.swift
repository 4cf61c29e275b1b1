extension PatternParser {
    /// What an escape or a member of a class stands for: one scalar, or a set that is no end of a range.
    enum Member {
        case scalar(Unicode.Scalar)
        case set(ScalarSet)

        var set: ScalarSet {
            switch self {
            case .scalar(let scalar): ScalarSet(scalar)
            case .set(let set): set
            }
        }
    }

    /// Reads a class from behind its opening bracket.
    mutating func scalarClass() throws(Failure) -> ScalarSet {
        let isNegated = skip("^")
        var set = ScalarSet()
        while !skip("]") {
            let first = try member()
            guard skipRangeSign() else {
                set.formUnion(first.set)
                continue
            }
            let last = try member()
            guard case .scalar(let low) = first, case .scalar(let high) = last else {
                // `[\w-.]`: the hyphen stands for itself.
                set.formUnion(first.set)
                set.formUnion(ScalarSet("-"))
                set.formUnion(last.set)
                continue
            }
            guard low <= high else { throw Failure(reason: "the range \(low)-\(high) in a class is out of order.") }
            set.insert(low.value...high.value)
        }
        return isNegated ? set.inverted : set
    }

    /// Skips a hyphen, unless it ends the class and so stands for itself.
    private mutating func skipRangeSign() -> Bool {
        let isSkipped: Bool? = attempt { parser in
            parser.skip("-") && parser.next != "]" ? true : nil
        }
        return isSkipped == true
    }

    private mutating func member() throws(Failure) -> Member {
        guard let scalar = consume() else { throw Failure(reason: "a \"[\" has no matching \"]\".") }
        return scalar == "\\" ? try escape(inClass: true) : .scalar(scalar)
    }

    /// Reads an escape from behind its backslash.
    mutating func escape(inClass: Bool) throws(Failure) -> Member {
        guard let scalar = consume() else { throw Failure(reason: "it ends with a backslash.") }
        switch scalar {
        case "d": return .set(.digits)
        case "D": return .set(ScalarSet.digits.inverted)
        case "w": return .set(.wordCharacters)
        case "W": return .set(ScalarSet.wordCharacters.inverted)
        case "s": return .set(.space)
        case "S": return .set(ScalarSet.space.inverted)
        case "p", "P": return .set(try property(isNegated: scalar == "P"))
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "v": return .scalar("\u{B}")
        case "f": return .scalar("\u{C}")
        case "r": return .scalar("\r")
        case "b" where inClass: return .scalar("\u{8}")
        case "c": return .scalar(try controlLetter())
        case "x":
            guard let scalar = hexadecimal(2).flatMap(Unicode.Scalar.init) else {
                throw Failure(reason: "\"\\x\" must be followed by two hexadecimal digits.")
            }
            return .scalar(scalar)
        case "u": return .scalar(try codePoint())
        case "0":
            guard next.map(ScalarSet.digits.contains) != true else {
                throw Failure(reason: "octal escapes such as \"\\01\" are not supported.")
            }
            return .scalar("\0")
        case "k" where !inClass, "1"..."9" where !inClass:
            throw Failure(
                reason: "backreferences such as \"\\\(scalar)\" are not supported, because they can take forever.")
        case _ where scalar.isASCII && (scalar.properties.isAlphabetic || ScalarSet.digits.contains(scalar)):
            throw Failure(reason: "ECMA-262 has no escape \"\\\(scalar)\".")
        default: return .scalar(scalar)
        }
    }

    private mutating func property(isNegated: Bool) throws(Failure) -> ScalarSet {
        guard let name = textInBraces() else {
            throw Failure(reason: "\"\\p\" must be followed by the name of a Unicode property in braces.")
        }
        guard let property = UnicodeProperty(named: name) else {
            throw Failure(
                reason: "the Unicode property \"\(name)\" is not supported; general categories such as \\p{L} or "
                    + "\\p{Letter} and properties such as \\p{Alphabetic} are.")
        }
        return ScalarSet(property, isNegated: isNegated)
    }

    private mutating func controlLetter() throws(Failure) -> Unicode.Scalar {
        guard let letter = consume(), letter.isASCII, letter.properties.isAlphabetic,
            let control = Unicode.Scalar(letter.value % 32)
        else { throw Failure(reason: "\"\\c\" must be followed by a letter from A to Z.") }
        return control
    }

    /// `\u0041`, `\u{1F432}`, or two escapes that are a surrogate pair. A lone surrogate is in no text.
    private mutating func codePoint() throws(Failure) -> Unicode.Scalar {
        var value: UInt32?
        if next == "{" {
            value = textInBraces().flatMap { UInt32($0, radix: 16) }
        } else {
            value = hexadecimal(4)
            if let high = value, (0xD800...0xDBFF).contains(high) {
                let low: UInt32? = attempt { parser in
                    guard parser.skip("\\"), parser.skip("u"), let low = parser.hexadecimal(4) else { return nil }
                    return (0xDC00...0xDFFF).contains(low) ? low : nil
                }
                value = low.map { 0x10000 + ((high - 0xD800) << 10) + ($0 - 0xDC00) } ?? high
            }
        }
        guard let scalar = value.flatMap(Unicode.Scalar.init) else {
            throw Failure(reason: "\"\\u\" must be followed by four hexadecimal digits or {…} that form a character.")
        }
        return scalar
    }
}
