/// A regular expression of JSON Schema: the dialect of ECMA-262 with Unicode, searched anywhere in the text.
///
/// The engine is Swift's: it knows no lookbehind, no `\c` and no empty class `[]`, and like most others it can take
/// exponential time for nested repetitions. `Regex` cannot cross into other tasks, so a plan keeps the text of a
/// pattern and each validation compiles it anew.
struct Pattern {
    /// Why a text is not a usable pattern.
    struct Failure: Error {
        let reason: String
    }

    private let regex: Regex<AnyRegexOutput>

    init(_ text: String) throws(Failure) {
        do {
            regex = try Regex(Self.translate(text))
                .matchingSemantics(.unicodeScalar)
                .asciiOnlyDigits()
                .asciiOnlyWordCharacters()
        } catch {
            throw Failure(reason: "\(error)")
        }
    }

    func matches(_ text: String) -> Bool {
        text.firstMatch(of: regex) != nil
    }

    /// Rewrites what means something else to Swift: `$` matches before a final line break, and in a character class `[`
    /// opens another class, doubled operators combine classes, and a hyphen after `\w` wants to be a range.
    private static func translate(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isInClass = false
        var follows = Predecessor.other
        for scalar in text.unicodeScalars {
            let predecessor = follows
            follows = .other
            switch scalar {
            case _ where predecessor == .backslash:
                if isInClass, "dDsSwW".unicodeScalars.contains(scalar) { follows = .classEscape }
            case "\\": follows = .backslash
            case "[" where isInClass, "&" where isInClass, "~" where isInClass: result.append("\\")
            case "-" where predecessor == .classEscape: result.append("\\")
            case "[": isInClass = true
            case "]": isInClass = false
            case "$" where !isInClass:
                result.append(contentsOf: "\\z".unicodeScalars)
                continue
            default: break
            }
            result.append(scalar)
        }
        return String(result)
    }

    /// What stands before a character of a pattern, as far as it matters.
    private enum Predecessor {
        case backslash, classEscape, other
    }
}
