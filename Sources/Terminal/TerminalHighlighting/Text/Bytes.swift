/// The bytes that scanners ask for by name.
extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backslash = UInt8(ascii: "\\")
    static let slash = UInt8(ascii: "/")
    static let dot = UInt8(ascii: ".")
    static let colon = UInt8(ascii: ":")
    static let equals = UInt8(ascii: "=")
    static let hash = UInt8(ascii: "#")
    static let dollar = UInt8(ascii: "$")
    static let dash = UInt8(ascii: "-")
    static let bang = UInt8(ascii: "!")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")

    /// White space, a line's end, or the end of the text.
    var isSpaceOrEnd: Bool {
        self == .space || self == .newline || self == .tab || self == .carriageReturn || self == 0
    }

    /// The small letter of an ASCII capital.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }

    /// The bracket that closes this one.
    var closing: UInt8? {
        switch self {
        case .openParenthesis: .closeParenthesis
        case .openBracket: .closeBracket
        case .openBrace: .closeBrace
        case .less: .greater
        default: nil
        }
    }

    /// The bracket that this one closes; itself if it is no bracket.
    var opening: UInt8 {
        switch self {
        case .closeParenthesis: .openParenthesis
        case .closeBracket: .openBracket
        case .closeBrace: .openBrace
        case .greater: .less
        default: self
        }
    }
}
