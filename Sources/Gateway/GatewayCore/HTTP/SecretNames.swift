/// Which header fields and parts of an address hold secrets, by their names.
enum SecretNames {
    private static let parts = [
        "key", "token", "auth", "secret", "cookie", "signature", "password", "passwd", "credential", "session", "jwt",
    ]
    /// Names that sound like secrets and are none.
    private static let harmless = ["idempotency-key", "x-should-retry", "www-authenticate"]
    /// Names of header fields with long words of letters and digits that are no secrets.
    private static let identifying = ["idempotency-key", "openai-organization", "openai-project", "user-agent"]
    /// Names of parts of an address that mean a secret only as a whole.
    private static let short = ["sig", "code", "pass", "pwd"]

    /// Whether a header field or a part of a query holds a secret.
    static func contain(_ name: some StringProtocol) -> Bool {
        let name = name.lowercased()
        // Counts of tokens, as providers report their limits, are none.
        if harmless.contains(name) || name.contains("ratelimit") || name.contains("rate-limit") { return false }
        return short.contains(name) || parts.contains(where: name.contains)
    }

    /// Whether the value of a header field of a request is a secret, by its name or by its looks.
    static func isSecret(_ field: HTTPHeaders.Field) -> Bool {
        contain(field.name) || (!identifying.contains(field.name.lowercased()) && isLikely(field.value))
    }

    /// Whether a value looks like a secret, whatever its name: one long word of letters and digits.
    private static func isLikely(_ value: String) -> Bool {
        let core = KeyText(value).core
        if core.lowercased().hasPrefix("basic ") { return true }
        return core.utf8.count >= 20 && !core.contains { $0.isWhitespace || $0 == "/" || $0 == "," }
            && core.contains(where: \.isNumber) && core.contains(where: \.isLetter)
    }
}
