import Foundation

/// A key, and the forms in which servers give keys back.
enum SecretExamples {
    static let key = "sk-Very/secret+1234567890=abcDEF"

    /// The key with a mask in its middle, behind which more than a server may show is left of its end.
    static let masked = ["sk-***0=abcDEF", "sk-V…7890=abcDEF", "sk-xxxxxxxx0=abcDEF", "<redacted>0=abcDEF"]

    /// Base64 of the key, alone and behind a user's name.
    static let base64 = [key, "user:\(key)"].map { Data($0.utf8).base64EncodedString() }

    private static func hexadecimal(_ byte: UInt8, isUpper: Bool = false) -> String {
        String(byte, radix: 16, uppercase: isUpper)
    }

    /// The key with every character of it escaped.
    private static func escaped(_ before: String, _ after: String = "", isUpper: Bool = false) -> String {
        key.utf8.map { before + hexadecimal($0, isUpper: isUpper) + after }.joined()
    }

    /// The key with some characters of it escaped.
    private static func escaped(slash: String, plus: String = "+", equals: String = "=") -> String {
        key.replacing("/", with: slash).replacing("+", with: plus).replacing("=", with: equals)
    }

    /// All of it, escaped in one way or another.
    static let forms: [String] = [
        key, key.uppercased(), key.lowercased(), escaped("%"), escaped("%", isUpper: true),
        escaped(slash: "%2F", plus: "%2B", equals: "%3D"), escaped(slash: "%2f", plus: "%2b", equals: "%3d"),
        escaped(slash: "%252F", plus: "%252B", equals: "%253D"), escaped(slash: "\\/"), escaped(slash: "\\\\/"),
        escaped("\\u00"), escaped("\\\\u00", isUpper: true), escaped("\\u{", "}"), escaped("\\x"),
        escaped(slash: "&#47;", plus: "&#x2B;", equals: "&equals;"), escaped("&#x", ";"), escaped("&amp;#x", ";"),
        escaped(""),
    ]
}
