/// E-mail addresses (RFC 5321, section 4.1.2, `Mailbox`; RFC 6531, section 3.3, for all of Unicode).
enum EmailSyntax {
    static func isAddress(_ text: String, isInternational: Bool) -> Bool {
        guard let at = text.unicodeScalars.lastIndex(of: "@") else { return false }
        let local = text[..<at]
        let domain = text[text.unicodeScalars.index(after: at)...]
        return isLocalPart(local, isInternational) && isDomain(String(domain), isInternational)
    }

    private static func isLocalPart(_ text: Substring, _ isInternational: Bool) -> Bool {
        if text.unicodeScalars.first == "\"" { return isQuoted(text, isInternational) }
        let atoms = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { isAtomText($0) || isInternational && !$0.isASCII }
        }
    }

    /// `atext` of RFC 5322.
    private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || scalar.isDigit || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }

    private static func isQuoted(_ text: Substring, _ isInternational: Bool) -> Bool {
        var scanner = TextScanner(text)
        guard scanner.skip("\"") else { return false }
        while !scanner.skip("\"") {
            let isEscape = scanner.skip("\\")
            let isRead = scanner.skip { scalar in
                guard scalar.isASCII else { return isInternational }
                return (0x20...0x7E).contains(scalar.value) && (isEscape || scalar != "\\")
            }
            if !isRead { return false }
        }
        return scanner.isAtEnd
    }

    private static func isDomain(_ text: String, _ isInternational: Bool) -> Bool {
        guard text.unicodeScalars.first == "[", text.unicodeScalars.last == "]" else {
            return isInternational ? HostNameSyntax.isInternationalHostName(text) : HostNameSyntax.isHostName(text)
        }
        let literal = text.dropFirst().dropLast()
        let tag = "IPv6:"
        guard literal.prefix(tag.count).lowercased() == tag.lowercased() else {
            return IPAddressSyntax.isVersion4(literal)
        }
        return IPAddressSyntax.isVersion6(literal.dropFirst(tag.count))
    }
}
