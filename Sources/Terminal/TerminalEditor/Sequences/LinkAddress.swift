/// An address that a terminal may be given to open: harmless, and of a kind that a click is expected to open.
package struct LinkAddress: Sendable, Hashable {
    /// The schemes that are let through. Others, such as `file` or an application's own, could do more than show a page.
    private static let schemes = ["https://", "http://", "mailto:"]
    /// Longer ones are ignored by terminals that follow the form's description, and say nothing to a person.
    private static let longest = 2083

    /// Printable ASCII only, as the control sequence demands; all other bytes are percent-encoded (RFC 3986).
    package let text: String

    /// `nil` for what is no such address.
    package init?(_ address: String) {
        let start = address.lowercased()
        guard Self.schemes.contains(where: start.hasPrefix) else { return nil }
        var text = ""
        for byte in address.utf8 {
            if (0x21..<0x7F).contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        guard text.utf8.count <= Self.longest else { return nil }
        self.text = text
    }
}
