/// The address of a server, as people write it and paste it.
///
/// White space, quotes, slashes at the end and a fragment are dropped, the path of an endpoint too; a missing scheme is
/// `https`, or `http` where the host can only be near. A query stays, behind whatever path is asked for.
struct BaseURL: Sendable, Hashable {
    /// `http` or `https`.
    private(set) var scheme: String
    /// The host, with its port, a user and a password where it has them.
    private(set) var authority: String
    /// Empty, or a slash and more, without a slash at the end.
    var path: String
    /// The fields of the query, without the question mark.
    var query: String

    /// What is no base URL but follows one when the address of a request is pasted.
    private static let endpoints = ["/chat/completions", "/completions", "/responses", "/messages"]

    /// Reads an address.
    ///
    /// - Throws: ``BaseURLError`` that says what is wrong with it and what would be right.
    init(_ text: String) throws(BaseURLError) {
        var rest = Substring(Self.trimmed(text))
        if rest.utf8.contains(UInt8(ascii: "\\")) { rest = Substring(rest.replacing("\\", with: "/")) }
        rest = rest.prefix { $0 != "#" }
        guard !rest.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 }) else {
            throw BaseURLError("it contains whitespace")
        }
        let given = try Self.parseScheme(&rest)
        authority = String(rest.prefix { !"/?".contains($0) })
        rest = rest.dropFirst(authority.count)
        authority = try Self.checked(authority)
        path = String(rest.prefix { $0 != "?" })
        query = String(rest.dropFirst(path.count + 1))
        scheme = given ?? (Self.isNear(authority) ? "http" : "https")
        path = Self.escaped(path)
        query = Self.escaped(query)
        dropSlashes()
        for endpoint in Self.endpoints where path.lowercased().hasSuffix(endpoint) {
            path.removeLast(endpoint.count)
            dropSlashes()
            break
        }
    }

    /// The address as one text.
    var text: String { "\(scheme)://\(authority)\(path)" + (query.isEmpty ? "" : "?\(query)") }

    /// The address of something below this one.
    ///
    /// - Parameter more: A path that begins with a slash, and perhaps a query of its own.
    func appending(_ more: String) -> String {
        let parts = more.split(separator: "?", maxSplits: 1)
        let query = (parts.dropFirst() + [self.query[...]]).filter { !$0.isEmpty }.joined(separator: "&")
        return "\(scheme)://\(authority)\(path)\(parts.first ?? "")" + (query.isEmpty ? "" : "?\(query)")
    }

    /// An address in the form that a protocol has, or as it is where it cannot be read: the request says why then.
    static func tidy(_ text: String, _ change: (inout BaseURL) -> Void = { _ in }) -> String {
        guard var url = try? BaseURL(text) else { return text }
        change(&url)
        return url.text
    }

    /// A text without what people copy around an address, and without slashes at its end.
    static func trimmed(_ text: String) -> String {
        func isAround(_ character: Character) -> Bool {
            character.isWhitespace || "\"'`<>“”‘’«»,;\u{FEFF}\u{200B}".contains(character)
        }
        var rest = text[...]
        while let first = rest.first, isAround(first) { rest.removeFirst() }
        while let last = rest.last, isAround(last) || last == "/" { rest.removeLast() }
        return String(rest)
    }

    /// Adds the path that a protocol's addresses have, unless there is one: providers' libraries disagree on whether the
    /// version belongs to the address, so both forms are accepted.
    mutating func addPath(_ path: String) {
        if self.path.isEmpty { self.path = path }
    }

    /// Adds the path of the provider's own address where only its host was given.
    mutating func addPath(of own: String) {
        guard let own = try? BaseURL(own), authority == own.authority else { return }
        addPath(own.path)
    }

    /// Removes everything from the last occurrence of a part of the path on.
    mutating func cutPath(at part: String) {
        guard let range = path.ranges(of: part).last else { return }
        path = String(path[..<range.lowerBound])
        dropSlashes()
    }

    /// Removes a field from the query, and gives its value.
    mutating func removeQuery(_ name: String) -> String? {
        let fields = query.split(separator: "&")
        let isField = { (field: Substring) in field.hasPrefix(name + "=") }
        query = fields.filter { !isField($0) }.joined(separator: "&")
        return fields.first(where: isField).map { String($0.dropFirst(name.count + 1)) }
    }

    /// Adds a port, unless there is one, and makes the scheme that of a server of one's own.
    mutating func connect(to port: Int) {
        scheme = "http"
        let host = authority[(authority.lastIndex(of: "@") ?? authority.startIndex)...]
        let end = host.lastIndex(of: "]") ?? host.startIndex
        if !host[end...].contains(":") { authority += ":\(port)" }
    }

    private mutating func dropSlashes() {
        while path.hasSuffix("/") { path.removeLast() }
    }
}

// Parts.
extension BaseURL {
    /// Steps over the scheme; `nil` when there is none.
    private static func parseScheme(_ rest: inout Substring) throws(BaseURLError) -> String? {
        let lower = rest.lowercased()
        for scheme in ["https", "http"] where lower.hasPrefix(scheme + ":") {
            // One slash or three are a slip.
            rest = rest.dropFirst(scheme.count + 1).drop { $0 == "/" }
            return scheme
        }
        if let range = rest.firstRange(of: "://"), !rest[..<range.lowerBound].contains(where: { "/?".contains($0) }) {
            throw BaseURLError(
                "it starts with \(rest[..<range.upperBound]), but must start with http:// or https://",
                isOfScheme: true)
        }
        rest = rest.drop { $0 == "/" }
        return nil
    }

    /// An authority in the form in which it is compared and sent.
    private static func checked(_ text: String) throws(BaseURLError) -> String {
        let user = text.lastIndex(of: "@").map { text[...$0] } ?? ""
        var host = text.dropFirst(user.count).lowercased()
        var port = ""
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else {
                throw BaseURLError("the closing bracket is missing; write http://[::1]:8080")
            }
            port = String(host[host.index(after: end)...])
            host = String(host[...end])
        } else if host.count(where: { $0 == ":" }) > 1 {
            // With more than these nobody can tell the port from the address.
            guard host == "::1" || host == "::" else {
                throw BaseURLError("an IPv6 address needs brackets, as in http://[::1]:8080")
            }
            host = "[\(host)]"
        } else if let colon = host.firstIndex(of: ":") {
            port = String(host[colon...])
            host = String(host[..<colon])
        }
        guard !host.isEmpty else { throw BaseURLError("it has no host; use one such as https://api.example.com/v1") }
        guard port.isEmpty || port == ":" || Int(port.dropFirst()).map({ (1...65_535).contains($0) }) == true else {
            throw BaseURLError("'\(port.dropFirst())' isn't a valid port; ports are 1 to 65535")
        }
        return user + host + (port == ":" ? "" : port)
    }

    /// Whether a host can only be in the same building: no key would be sent to it through the open.
    private static func isNear(_ authority: String) -> Bool {
        let host = authority.drop { $0 != "@" }.isEmpty ? authority[...] : authority.drop { $0 != "@" }.dropFirst()
        if host.hasPrefix("[") { return true }
        let name = host.prefix { $0 != ":" }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count == 4, labels.allSatisfy({ Int($0) != nil }) { return true }
        return labels.count == 1 || ["localhost", "local", "lan", "internal", "home"].contains(labels.last)
    }

    /// A part of a URL in the form in which it may be sent.
    private static func escaped(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x7F }
            ? text
            : text.utf8.map { byte in
                byte < 0x7F ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
            }.joined()
    }
}

/// Why a text is no base URL.
struct BaseURLError: Error, Sendable, Hashable {
    /// What is wrong, to follow "cannot be used:".
    let message: String
    /// Whether it names a protocol that is not spoken.
    let isOfScheme: Bool

    init(_ message: String, isOfScheme: Bool = false) {
        self.message = message
        self.isOfScheme = isOfScheme
    }
}
