extension Redaction {
    /// What stands in the place of a secret.
    private static let mark = "(secret)"

    /// The secrets of a request: those its sender knows, and those in its header fields and its address.
    init(of request: HTTPRequest) {
        self.init(
            request.redaction.secrets + Self.secrets(in: request.headers.fields) + Self.secrets(inURL: request.url))
    }

    /// The values of header fields that are secrets.
    static func secrets(in fields: [HTTPHeaders.Field]) -> [String] {
        fields.filter(SecretNames.isSecret).map(\.value)
    }

    /// The user with the password, the password, and the values in the query of an address that are secrets.
    static func secrets(inURL url: String) -> [String] {
        let parts = AddressParts(url)
        var secrets: [String] = []
        if let user = parts.user {
            secrets.append(String(user))
            if let colon = user.firstIndex(of: ":") { secrets.append(String(user[user.index(after: colon)...])) }
        }
        for (name, value) in parts.fields where SecretNames.contain(name) {
            if let value { secrets.append(String(value)) }
        }
        return secrets
    }

    /// Header fields without secrets.
    func shown(_ headers: HTTPHeaders) -> HTTPHeaders {
        var shown = HTTPHeaders()
        for field in headers.fields {
            shown.add(
                name: hide(field.name, as: Self.mark),
                value: SecretNames.contain(field.name) ? Self.mark : hide(field.value, as: Self.mark))
        }
        return shown
    }

    /// An address without user, password, and secrets in its query.
    func shown(url: String) -> String {
        let parts = AddressParts(url)
        var shown = parts.scheme + parts.place
        if !parts.fields.isEmpty {
            shown += "?"
            shown += parts.fields.map { name, value in
                let value = value.map { "=" + (SecretNames.contain(name) ? Self.mark : String($0)) }
                return name + (value ?? "")
            }.joined(separator: "&")
        }
        return hide(shown, as: Self.mark)
    }

    /// A body without secrets.
    ///
    /// - Parameter limit: How much of it is wanted; see ``hide(_:upTo:as:)``.
    func shown(_ body: [UInt8], upTo limit: Int = .max) -> [UInt8] {
        hide(body, upTo: limit, as: Self.mark)
    }

    /// A text without secrets.
    func shown(_ text: String) -> String {
        hide(text, as: Self.mark)
    }
}

/// An address in parts, as far as they may hold secrets.
private struct AddressParts {
    /// `https://`, if it begins so.
    var scheme = ""
    /// What is before the `@`.
    var user: Substring?
    /// The host and the path.
    var place = ""
    /// The query.
    var fields: [(name: String, value: Substring?)] = []

    init(_ url: String) {
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var rest = parts.first ?? ""
        if let end = rest.firstRange(of: "://")?.upperBound {
            scheme = String(rest[..<end])
            rest = rest[end...]
        }
        let authority = rest.prefix { $0 != "/" }
        if let at = authority.lastIndex(of: "@") {
            user = authority[..<at]
            rest = rest[rest.index(after: at)...]
        }
        place = String(rest)
        guard parts.count == 2 else { return }
        fields = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { field in
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(pair.first ?? ""), pair.dropFirst().first)
        }
    }
}
