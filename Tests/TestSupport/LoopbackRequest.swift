/// A request that the ``LoopbackServer`` received.
package struct LoopbackRequest: Sendable, Hashable {
    /// The method, e.g. `POST`.
    package var method: String
    /// The request's target: path and query.
    package var path: String
    /// The header fields; names in lower case, values of the same name joined by a comma and a space.
    package var headers: [String: String]
    /// The body.
    package var body: [UInt8]
    /// Which connection it came over, counted from 1.
    package var connection: Int

    /// Whether a list of models is asked for.
    var isForModels: Bool { method == "GET" && (path.hasSuffix("/models") || path.hasSuffix("/api/tags")) }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Creates a request, to compare with.
    package init(method: String, path: String, headers: [String: String], body: [UInt8], connection: Int) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.connection = connection
    }

    /// Reads the head of a request.
    init?(head: some Collection<UInt8>, connection: Int) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        guard let parts = lines.first?.split(separator: " "), parts.count == 3 else { return nil }
        method = String(parts[0])
        path = String(parts[1])
        headers = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            let name = line[..<colon].lowercased()
            headers[name] = headers[name].map { "\($0), \(value)" } ?? String(value)
        }
        body = []
        self.connection = connection
    }
}
