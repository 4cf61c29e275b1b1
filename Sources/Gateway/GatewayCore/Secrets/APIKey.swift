/// A provider's key, as it can be sent in a header.
///
/// It is made once, where a key is read. White space and invisible characters around it are no part of it; one pair of
/// quotation marks and one `Bearer` are taken off, which ``notice`` reports. Its description never shows it.
public struct APIKey: Sendable, Hashable {
    /// The key itself. Whoever shows or keeps it shows a secret.
    public let secret: String
    /// Where it is from; `nil`: the program that uses the library gave it.
    public let origin: KeyOrigin?
    private let text: KeyText

    /// The key in a text; `nil` where there is nothing but white space.
    ///
    /// - Parameter origin: Where the text is from, for errors about it.
    /// - Throws: ``GatewayError/Code/configuration`` for a text with white space, a line break, or a character other
    ///   than visible ASCII in its middle. The error says where the text is from, and shows nothing of it.
    public init?(_ text: String, from origin: KeyOrigin? = nil) throws(GatewayError) {
        let read = KeyText(text)
        guard !read.core.isEmpty else { return nil }
        do throws(KeyText.Fault) {
            try read.check()
        } catch {
            let refusal = Self.refusal(error, of: origin)
            // A command may hold the key that it writes. Anything else that is named may only happen to be in the text.
            guard case .command = origin else { throw refusal }
            throw refusal.hiding(Redaction([text]))
        }
        secret = read.core
        self.origin = origin
        self.text = read
    }

    /// Whether there is a key in a text, usable or not.
    static func isPresent(in text: String) -> Bool {
        !KeyText(text).core.isEmpty
    }

    /// What was taken off the text besides white space, for the person to mend it; `nil`: nothing.
    public var notice: String? {
        let parts = [text.hadQuotes ? "the quotation marks around" : nil, text.hadBearer ? "'Bearer' before" : nil]
        let place = origin.map { "the key from \($0)" } ?? "the key"
        let what = parts.compactMap(\.self).joined(separator: " and ")
        guard let first = what.first else { return nil }
        return "\(first.uppercased())\(what.dropFirst()) \(place) \(text.hadQuotes ? "are" : "is") not part of it "
            + "and will be ignored. Remove \(text.hadQuotes ? "them" : "it") there."
    }

    private static func refusal(_ fault: KeyText.Fault, of origin: KeyOrigin?) -> GatewayError {
        GatewayError(
            .configuration, "The key\(origin.map { " from \($0)" } ?? "") can't be used: \(fault.words).",
            fix: "A key is one word of visible ASCII characters. \(origin?.correction ?? "Copy it again.")")
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `(the key)`, never the key.
    public var description: String { "(the key)" }
    /// `(the key)`, never the key.
    public var debugDescription: String { description }
    /// Nothing, so that no dump shows the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
