/// The key in a text that a person copied: what stands around it by mistake is taken off.
struct KeyText: Sendable, Hashable {
    /// Why a text cannot be a key.
    enum Fault: Error, Hashable {
        /// White space in its middle.
        case blank
        /// A line break in its middle.
        case lineBreak
        /// A character that no keyboard writes.
        case control(Unicode.Scalar)
        /// A character beyond ASCII.
        case notASCII(Unicode.Scalar)
        /// A quotation mark at one of its ends that has no partner, or a second pair.
        case quote

        /// What is wrong, as the end of a sentence. Of the text itself it shows at most the number of one character.
        var words: String {
            switch self {
            case .blank: "it contains whitespace"
            case .lineBreak: "it contains a line break"
            case .control(let scalar): "it contains the control character \(Self.number(scalar))"
            case .notASCII(let scalar): "it contains \(Self.number(scalar)), which isn't an ASCII character"
            case .quote: "it has a stray quotation mark at its start or end"
            }
        }

        private static func number(_ scalar: Unicode.Scalar) -> String {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        }
    }

    /// Marks that open or close a quotation. Those of a kind make a pair, a mixed one, too.
    private enum Quote {
        case double, single, accent

        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "\"", "“", "”", "„", "‟", "«", "»", "″", "＂": self = .double
            case "'", "‘", "’", "‚", "‛", "‹", "›", "′": self = .single
            case "`", "´": self = .accent
            default: return nil
            }
        }
    }

    /// What is left; empty where there is no key at all.
    let core: String
    /// Whether a pair of quotation marks was taken off.
    let hadQuotes: Bool
    /// Whether `Bearer ` was taken off.
    let hadBearer: Bool

    /// Takes white space, line ends and invisible characters off both ends, one pair of quotation marks and one
    /// `Bearer`, whichever of them is outside.
    init(_ text: some StringProtocol) {
        if Self.isBare(text) {
            (core, hadQuotes, hadBearer) = (String(text), false, false)
            return
        }
        var rest = Self.trimmed(Array(text.unicodeScalars)[...])
        var (hadQuotes, hadBearer) = (false, false)
        while true {
            if !hadQuotes, let inner = Self.unquoted(rest) {
                rest = Self.trimmed(inner)
                hadQuotes = true
            } else if !hadBearer, let key = Self.afterBearer(rest) {
                rest = Self.trimmed(key)
                hadBearer = true
            } else {
                break
            }
        }
        var core = String.UnicodeScalarView()
        core.append(contentsOf: rest)
        self.core = String(core)
        self.hadQuotes = hadQuotes
        self.hadBearer = hadBearer
    }

    /// Makes sure that the rest can be a key: one word of visible ASCII characters.
    func check() throws(Fault) {
        for scalar in core.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": throw .lineBreak
            case _ where scalar.properties.isWhitespace: throw .blank
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: throw .control(scalar)
            case _ where !scalar.isASCII: throw .notASCII(scalar)
            default: break
            }
        }
        let isQuote = { (scalar: Unicode.Scalar?) in scalar.flatMap(Quote.init) != nil }
        if isQuote(core.unicodeScalars.first) || isQuote(core.unicodeScalars.last) { throw .quote }
    }

    /// Whether nothing can stand around a text, as with nearly every key: visible ASCII, no quotation mark, and no word
    /// at its beginning that starts like `Bearer`. The rest costs more than the start of the program should.
    private static func isBare(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, first | 0x20 != UInt8(ascii: "b") else { return false }
        return bytes.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
                && byte != UInt8(ascii: "`")
        }
    }

    /// Text without what is not seen at its ends.
    static func trimmed(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: trimmed(Array(text.unicodeScalars)[...]))
        return String(view)
    }

    private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var text = text.drop(while: isInvisible)
        while let last = text.last, isInvisible(last) { text.removeLast() }
        return text
    }

    /// White space, the byte order mark, zero-width spaces and joiners, marks of direction.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func unquoted(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        guard text.count > 1, let first = text.first, let last = text.last,
            let opening = Quote(first), opening == Quote(last)
        else { return nil }
        return text.dropFirst().dropLast()
    }

    private static func afterBearer(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        let word = "bearer"
        guard
            text.prefix(word.count).elementsEqual(
                word.unicodeScalars, by: { $0.properties.lowercaseMapping == "\($1)" })
        else { return nil }
        let rest = text.dropFirst(word.count)
        // Alone it is what a template leaves of a variable that is not set.
        guard let next = rest.first else { return rest }
        return isInvisible(next) ? rest : nil
    }
}
