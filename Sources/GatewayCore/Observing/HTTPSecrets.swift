/// What of a request must not be shown: header fields whose names say that they hold a secret, and their values
/// wherever else they stand.
struct HTTPSecrets: Sendable {
    /// What stands in the place of a secret.
    static let mark = "(secret)"
    private static let names = ["key", "token", "auth", "secret", "cookie", "signature", "password"]
    /// Names of fields that sound like secrets and are none.
    private static let harmless = ["idempotency-key"]

    private let values: [String]

    /// The secrets of a request.
    init(of request: HTTPRequest) {
        values = request.headers.fields.filter { Self.isSecret($0.name) }
            .flatMap { [$0.value, String($0.value.split(separator: " ").last ?? "")] }
            // A value as short as the `x` of a local server is no secret, and would be found in ordinary words.
            .filter { $0.utf8.count >= 8 }
    }

    /// Header fields without secrets.
    func shown(_ headers: HTTPHeaders) -> HTTPHeaders {
        var shown = HTTPHeaders()
        for field in headers.fields {
            shown.add(name: field.name, value: Self.isSecret(field.name) ? Self.mark : self.shown(field.value))
        }
        return shown
    }

    /// An address without user, password, and secrets in its query.
    func shown(url: String) -> String {
        var parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if let scheme = parts[0].split(separator: "://", maxSplits: 1).first, parts[0].hasPrefix(scheme + "://") {
            let rest = parts[0].dropFirst(scheme.count + 3)
            let host = rest.prefix { $0 != "/" }
            if let at = host.lastIndex(of: "@") { parts[0] = "\(scheme)://" + rest[rest.index(after: at)...] }
        }
        if parts.count == 2 {
            parts[1] = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { field in
                let name = field.prefix { $0 != "=" }
                return Self.isSecret(String(name)) ? "\(name)=\(Self.mark)" : String(field)
            }.joined(separator: "&")
        }
        return shown(parts.joined(separator: "?"))
    }

    /// A body without secrets.
    func shown(_ body: [UInt8]) -> [UInt8] {
        values.reduce(body) { Self.replacing(Array($1.utf8), in: $0) }
    }

    private static func replacing(_ secret: [UInt8], in body: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = body[...]
        while let start = rest.firstIndex(of: secret[0]) {
            let isFound = rest[start...].starts(with: secret)
            result += rest[..<start]
            result += isFound ? Array(mark.utf8) : [secret[0]]
            rest = rest[(start + (isFound ? secret.count : 1))...]
        }
        return result + rest
    }

    func shown(_ text: String) -> String {
        values.reduce(text) { $0.replacing($1, with: Self.mark) }
    }

    private static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return !harmless.contains(name) && names.contains(where: name.contains)
    }
}
