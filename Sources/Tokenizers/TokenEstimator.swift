/// Estimates the tokens of a text for models whose vocabulary is not at hand.
///
/// Byte-pair vocabularies hold most English words and common syllables whole, three digits at a time, about
/// three tokens for four ideographs, and one for each other sign. The estimate follows those habits; it is never the exact number.
public enum TokenEstimator {
    /// Letters of an alphabet that share one token, on average, within a longer word.
    private static let lettersPerToken = 6
    /// Digits that share one token in the o200k and cl100k vocabularies.
    private static let digitsPerToken = 3

    /// The estimated number of tokens; 0 only for an empty text. Linear in the text's length.
    public static func estimate(_ text: String) -> Int {
        var tokens = 0
        var run = 0
        var kind = Kind.space

        for scalar in text.unicodeScalars {
            let next = Kind(scalar)
            if next != kind {
                tokens += cost(of: run, kind)
                run = 0
                kind = next
            }
            run += 1
        }
        return tokens + cost(of: run, kind)
    }

    private static func cost(of run: Int, _ kind: Kind) -> Int {
        switch kind {
        case .letter: (run + lettersPerToken - 1) / lettersPerToken
        case .digit: (run + digitsPerToken - 1) / digitsPerToken
        // One space belongs to the word after it; a longer run is indentation, which is one token.
        case .space: run > 1 ? 1 : 0
        case .lineBreak: run > 0 ? 1 : 0
        case .ideograph: (run * 3 + 3) / 4
        case .other: run
        }
    }

    private enum Kind {
        case letter, digit, space, lineBreak, ideograph, other

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x30...0x39: self = .digit
            case 0x0A, 0x0D: self = .lineBreak
            case 0x09, 0x20, 0xA0: self = .space
            // Latin, Greek, Cyrillic and their neighbours, up to where scripts with a token a sign begin.
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x58F: self = .letter
            // Kana, the ideographs of the basic plane, and Hangul.
            case 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: self = .ideograph
            default: self = .other
            }
        }
    }
}
