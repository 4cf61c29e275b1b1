/// Names of hosts: RFC 1123, section 2.1, and with all of Unicode RFC 5890 to 5892 (IDNA 2008).
///
/// The rule for names with text from right to left (RFC 5893) is not checked.
enum HostNameSyntax {
    /// The most octets of a name (RFC 1035, section 2.3.4, without its length octets), and of a label.
    private static let nameLimit = 253
    private static let labelLimit = 63

    static func isHostName(_ text: String) -> Bool {
        let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= nameLimit && labels.allSatisfy { isASCIILabel(Array($0)) }
    }

    static func isInternationalHostName(_ text: String) -> Bool {
        // The other full stops are read as the dot (RFC 3490, section 3.1).
        let isDot: (Unicode.Scalar) -> Bool = { [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"].contains($0) }
        let labels = text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isDot)
        var length = labels.count - 1
        for label in labels.map(Array.init) {
            if label.allSatisfy(\.isASCII) {
                guard isASCIILabel(label), !hasReservedHyphens(label) || isEncoded(label) else { return false }
                length += label.count
            } else {
                guard isUnicodeLabel(label), let code = Punycode.encode(label) else { return false }
                let encodedLength = code.utf8.count + "xn--".utf8.count
                guard encodedLength <= labelLimit else { return false }
                length += encodedLength
            }
        }
        return length <= nameLimit
    }

    /// Letters, digits and hyphens, no hyphen at an end; what is encoded must be what a label of Unicode gives.
    private static func isASCIILabel(_ label: [Unicode.Scalar]) -> Bool {
        guard (1...labelLimit).contains(label.count), label.first != "-", label.last != "-",
            label.allSatisfy({ $0.isLetter || $0.isDigit || $0 == "-" })
        else { return false }
        guard isEncoded(label) else { return true }
        let code = String(String.UnicodeScalarView(label.dropFirst(4))).lowercased()
        guard let decoded = Punycode.decode(code), !decoded.allSatisfy(\.isASCII) else { return false }
        return isUnicodeLabel(decoded) && Punycode.encode(decoded) == code
    }

    private static func isEncoded(_ label: [Unicode.Scalar]) -> Bool {
        hasReservedHyphens(label) && (label[0] == "x" || label[0] == "X") && (label[1] == "n" || label[1] == "N")
    }

    private static func hasReservedHyphens(_ label: [Unicode.Scalar]) -> Bool {
        label.count >= 4 && label[2] == "-" && label[3] == "-"
    }

    /// A U-label (RFC 5891, section 4.2).
    private static func isUnicodeLabel(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, first != "-", label.last != "-", !hasReservedHyphens(label),
            ![.nonspacingMark, .spacingMark, .enclosingMark].contains(first.properties.generalCategory)
        else { return false }
        return label.indices.allSatisfy { IDNA.allows(label, at: $0) }
    }
}
