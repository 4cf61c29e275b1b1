/// Where a mark in an answer's text stands: a closing mark that is quoted, in code, in the middle of a sentence or in a
/// string of JSON is spoken of, and closes nothing.
struct ProseContext: Sendable {
    /// Before these, a mark is quoted.
    private static let quotes: Set<Unicode.Scalar> = [
        "`", "\"", "'", "“", "„", "‘", "‚", "«", "‹", "(", "[", "{", "\\", "/", "=",
    ]

    private var previous: Unicode.Scalar = "\n"
    private var backticks = 0
    private var isInCode = false
    private var isInFence = false
    /// Whether the text is JSON; `nil` before its first letter.
    private var isJSON: Bool?
    private var isInString = false
    private var isEscaped = false

    /// Takes the next letter.
    mutating func add(_ scalar: Unicode.Scalar) {
        if isJSON == nil, !scalar.properties.isWhitespace { isJSON = scalar == "{" || scalar == "[" }
        if isJSON == true { addJSON(scalar) }
        if scalar == "`" {
            backticks += 1
        } else {
            if backticks >= 3 { isInFence.toggle() } else if backticks > 0 { isInCode.toggle() }
            backticks = 0
            if scalar == "\n" { isInCode = false }
        }
        previous = scalar
    }

    private mutating func addJSON(_ scalar: Unicode.Scalar) {
        if isEscaped {
            isEscaped = false
        } else if isInString, scalar == "\\" {
            isEscaped = true
        } else if scalar == "\"" {
            isInString.toggle()
        }
    }

    /// Whether a mark that stands here closes what was written so far; `nil` where that depends on what follows.
    ///
    /// - Parameter rest: What follows the mark, as far as it is there.
    func closes(before rest: Substring) -> Bool? {
        guard !isInCode, !isInFence, !isInString, !Self.quotes.contains(previous) else { return false }
        guard previous == " " || previous == "\t" else { return true }
        // In the middle of a line it is one if the line ends with it.
        guard let next = rest.unicodeScalars.first(where: { $0 != " " && $0 != "\t" }) else { return nil }
        return next == "\n" || next == "\r"
    }
}
