/// Where a server is, in the form in which two spellings of one address are equal.
///
/// User, query and the version at the end of the path do not tell servers apart, nor do the letters' case, a dot behind
/// the host, and a port that is the scheme's own.
struct ServerAddress: Sendable, Hashable {
    /// The host in lower case, without a dot at its end.
    let host: String
    /// The port, that of the scheme where none is named.
    let port: Int
    /// The path without a version such as `/v1` at its end.
    let path: String

    /// Reads an address as ``BaseURL`` does; `nil` where it is none.
    init?(_ text: String) {
        guard let url = try? BaseURL(text) else { return nil }
        let user = url.authority.lastIndex(of: "@").map { url.authority[...$0] } ?? ""
        let place = url.authority.dropFirst(user.count)
        let hostEnd = place.lastIndex(of: "]") ?? place.startIndex
        let colon = place[hostEnd...].firstIndex(of: ":")
        var host = String(place[..<(colon ?? place.endIndex)])
        while host.hasSuffix(".") { host.removeLast() }
        self.host = host
        port = colon.flatMap { Int(place[place.index(after: $0)...]) } ?? (url.scheme == "https" ? 443 : 80)
        var parts = url.path.split(separator: "/", omittingEmptySubsequences: true)
        if let last = parts.last, last.first == "v", last.dropFirst().first?.isNumber == true { parts.removeLast() }
        path = parts.map { "/" + $0 }.joined()
    }

    /// The address as files keep it, such as `127.0.0.1:8080`.
    var text: String { "\(host):\(port)\(path)" }
}
