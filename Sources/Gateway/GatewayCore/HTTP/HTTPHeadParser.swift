/// The status and the header fields of a response.
struct HTTPHead: Sendable, Hashable {
    var status: Int
    var headers: HTTPHeaders = [:]
    /// How long it took to come.
    var timings: HTTPTimings?
}

/// Puts a head together from its lines. Interim heads (1xx) before the final one are passed over, and so are trailers
/// after it.
struct HTTPHeadParser {
    /// The most bytes of all heads and the trailers of a reply.
    static let limit = Limits.replyHead.amount

    private var head: HTTPHead?
    private var size = 0
    private var isDone = false

    /// What a line means.
    enum Step: Hashable {
        case incomplete
        case head(HTTPHead)
        case invalid
    }

    /// Takes one line, with or without the line break at its end.
    mutating func feed(_ line: some Collection<UInt8>) -> Step {
        size += line.count
        guard size <= Self.limit else { return .invalid }
        guard !isDone else { return .incomplete }
        let text = String(decoding: line, as: UTF8.self)
        if text.allSatisfy(\.isNewline) { return finishHead() }
        if head == nil { return startHead(text) }
        return addField(text)
    }

    private mutating func startHead(_ line: String) -> Step {
        let parts = line.split(whereSeparator: \.isWhitespace)
        guard parts.count >= 2, parts[0].hasPrefix("HTTP/"), let status = Int(parts[1]) else { return .invalid }
        head = HTTPHead(status: status)
        return .incomplete
    }

    private mutating func addField(_ line: String) -> Step {
        if line.first == " " || line.first == "\t" {
            // Obsolete folding: the line goes on with the value of the one before it (RFC 9112, section 5.2).
            guard let last = head?.headers.fields.last else { return .incomplete }
            head?.headers.replaceLast(with: (last.value + " " + Self.trim(line[...])))
        } else if let colon = line.firstIndex(of: ":") {
            let value = Self.trim(line[line.index(after: colon)...])
            head?.headers.add(name: Self.trim(line[..<colon]), value: value)
        }
        return .incomplete
    }

    private mutating func finishHead() -> Step {
        guard let head else { return .incomplete }
        self.head = nil
        // 101 is final: the connection has left HTTP with it.
        if (100..<200).contains(head.status), head.status != 101 { return .incomplete }
        isDone = true
        return .head(head)
    }

    private static func trim(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
