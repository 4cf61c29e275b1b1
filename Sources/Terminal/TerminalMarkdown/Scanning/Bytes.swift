/// The UTF-8 of the signs that mean something in Markdown.
extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let bang = UInt8(ascii: "!")
    static let quotation = UInt8(ascii: "\"")
    static let hash = UInt8(ascii: "#")
    static let dollar = UInt8(ascii: "$")
    static let ampersand = UInt8(ascii: "&")
    static let apostrophe = UInt8(ascii: "'")
    static let leftParenthesis = UInt8(ascii: "(")
    static let rightParenthesis = UInt8(ascii: ")")
    static let asterisk = UInt8(ascii: "*")
    static let plus = UInt8(ascii: "+")
    static let hyphen = UInt8(ascii: "-")
    static let period = UInt8(ascii: ".")
    static let slash = UInt8(ascii: "/")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let less = UInt8(ascii: "<")
    static let equal = UInt8(ascii: "=")
    static let greater = UInt8(ascii: ">")
    static let question = UInt8(ascii: "?")
    static let at = UInt8(ascii: "@")
    static let leftBracket = UInt8(ascii: "[")
    static let backslash = UInt8(ascii: "\\")
    static let rightBracket = UInt8(ascii: "]")
    static let underscore = UInt8(ascii: "_")
    static let backtick = UInt8(ascii: "`")
    static let leftBrace = UInt8(ascii: "{")
    static let rightBrace = UInt8(ascii: "}")
    static let pipe = UInt8(ascii: "|")
    static let tilde = UInt8(ascii: "~")

    var isBlank: Bool { self == .space || self == .tab }
    var isWhitespace: Bool { isBlank || self == .lineFeed }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isUppercase: Bool { self &- 0x41 < 26 }
    var isLowercase: Bool { self &- 0x61 < 26 }
    var isAlphanumeric: Bool { isDigit || isLetter }
    /// ASCII punctuation (CommonMark 0.31.2, section 2.1): what a backslash escapes.
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Collection<UInt8> {
    /// The text in UTF-8.
    var string: String { String(decoding: self, as: UTF8.self) }
}

extension [UInt8] {
    /// Whether a word of lower-case ASCII stands at an index, in whatever case.
    func hasWord(_ word: StaticString, at index: Int) -> Bool {
        word.withUTF8Buffer { word in
            index + word.count <= count && word.indices.allSatisfy { self[index + $0].lowercased == word[$0] }
        }
    }

    /// Whether the bytes from an index to the end are a beginning of a word of lower-case ASCII, but not all of it.
    func endsWithin(_ word: StaticString, from index: Int) -> Bool {
        word.withUTF8Buffer { word in
            count - index < word.count
                && (index..<count).allSatisfy { self[$0].lowercased == word[$0 - index] }
        }
    }

    /// The first index from `start` on whose byte does not fulfil a condition.
    func skip(from start: Int, to end: Int? = nil, while condition: (UInt8) -> Bool) -> Int {
        let end = end ?? count
        var index = start
        while index < end, condition(self[index]) { index += 1 }
        return index
    }
}
