/// Sets JSON one item a line and indents it, piece by piece as it comes. Only white space outside of strings changes.
///
/// What does not begin as an object or a list is left as it is, and so is what follows the end of the value.
struct JSONIndentation: Sendable {
    private enum Place: Sendable {
        case before, outside, string, escape, after, foreign
    }

    private static let indent = "  "

    private var place = Place.before
    private var depth = 0
    /// Whether a line is to be begun before the next item; not when the bracket closes at once.
    private var isLineDue = false
    /// Whether white space came since the last scalar that was not.
    private var hasGap = false
    /// The last scalar outside of strings that was no white space.
    private var last: Unicode.Scalar = "{"

    /// The next piece as it is shown.
    mutating func feed(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { add(scalar, to: &result) }
        return result
    }

    private mutating func add(_ scalar: Unicode.Scalar, to result: inout String) {
        switch place {
        case .before where scalar == "{" || scalar == "[":
            open(scalar, in: &result)
        case .before:
            if !scalar.properties.isWhitespace { place = .foreign }
            result.unicodeScalars.append(scalar)
        case .string:
            result.unicodeScalars.append(scalar)
            if scalar == "\"" { place = .outside } else if scalar == "\\" { place = .escape }
        case .escape:
            result.unicodeScalars.append(scalar)
            place = .string
        case .outside: addOutside(scalar, to: &result)
        case .after, .foreign: result.unicodeScalars.append(scalar)
        }
    }

    private mutating func addOutside(_ scalar: Unicode.Scalar, to result: inout String) {
        switch scalar {
        case " ", "\t", "\n", "\r":
            hasGap = true
            return
        case "}", "]":
            depth -= 1
            if !isLineDue || last == "," { breakLine(&result) }
            isLineDue = false
            result.unicodeScalars.append(scalar)
            if depth <= 0 { place = .after }
        case "{", "[":
            beginItem(&result)
            open(scalar, in: &result)
        case ",":
            result.append(",")
            isLineDue = true
        case ":": result.append(": ")
        default:
            beginItem(&result)
            // What is no JSON stays readable: words do not grow together.
            if hasGap, !"{[,:".unicodeScalars.contains(last) { result.append(" ") }
            result.unicodeScalars.append(scalar)
            if scalar == "\"" { place = .string }
        }
        hasGap = false
        last = scalar
    }

    private mutating func open(_ scalar: Unicode.Scalar, in result: inout String) {
        place = .outside
        depth += 1
        isLineDue = true
        last = scalar
        result.unicodeScalars.append(scalar)
    }

    private mutating func beginItem(_ result: inout String) {
        if isLineDue { breakLine(&result) }
        isLineDue = false
    }

    private func breakLine(_ result: inout String) {
        result.append("\n")
        for _ in 0..<max(0, depth) { result.append(Self.indent) }
    }
}
