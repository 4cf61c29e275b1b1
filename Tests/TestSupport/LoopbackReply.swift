/// What the ``LoopbackServer`` answers to one request: a head, and then steps.
package struct LoopbackReply: Sendable {
    /// How the end of the body is marked on the wire.
    package enum Framing: Sendable {
        /// Each piece is a chunk of its own.
        case chunked
        /// A `Content-Length` with this number, by default the true one. A greater one makes a body that is cut short.
        case contentLength(Int? = nil)
        /// The body ends with the connection.
        case closeDelimited
        /// No head is made: the steps say every byte that is sent, be it HTTP or not.
        case raw
    }

    /// One thing that the server does while it replies.
    package enum Step: Sendable {
        /// Sends these bytes.
        case bytes([UInt8])
        /// Sends this text as UTF-8.
        case text(String)
        /// Sends every byte that follows on its own (and, if chunked, as its own chunk).
        case splitEveryByte
        /// Waits until the test opens the gate, or the client closes the connection.
        case gate(Gate)
        /// Opens a gate, and so tells the test that everything before this step was done.
        case open(Gate)
        /// Ends the connection in order (FIN), wherever the body is.
        case close
        /// Breaks the connection off (RST).
        case reset
    }

    /// The status code.
    package var status: Int
    /// Header fields beside those that the framing needs.
    package var headers: KeyValuePairs<String, String>
    /// How the end of the body is marked.
    package var framing: Framing
    /// The head is not sent before this gate is open.
    package var headGate: Gate?
    /// What happens after the head.
    package var steps: [Step]

    /// Creates a reply from steps.
    package init(
        status: Int = 200, headers: KeyValuePairs<String, String> = [:], framing: Framing = .chunked,
        headGate: Gate? = nil, steps: [Step] = []
    ) {
        self.status = status
        self.headers = headers
        self.framing = framing
        self.headGate = headGate
        self.steps = steps
    }

    /// A whole text with its length.
    package static func text(
        _ text: String, status: Int = 200, headers: KeyValuePairs<String, String> = ["Content-Type": "text/plain"]
    ) -> LoopbackReply {
        LoopbackReply(status: status, headers: headers, framing: .contentLength(), steps: [.text(text)])
    }

    /// A whole JSON document with its length.
    package static func json(_ text: String, status: Int = 200) -> LoopbackReply {
        .text(text, status: status, headers: ["Content-Type": "application/json"])
    }

    /// A stream of server-sent events, chunked.
    package static func eventStream(_ steps: Step...) -> LoopbackReply {
        LoopbackReply(headers: ["Content-Type": "text/event-stream"], steps: steps)
    }

    /// Exactly these bytes and nothing else.
    package static func raw(_ steps: Step...) -> LoopbackReply {
        LoopbackReply(framing: .raw, steps: steps)
    }
}

extension LoopbackReply {
    /// The head as it goes on the wire, empty for a raw reply.
    var head: [UInt8] {
        var lines = ["HTTP/1.1 \(status) Reply"]
        switch framing {
        case .chunked: lines.append("Transfer-Encoding: chunked")
        case .contentLength(let length): lines.append("Content-Length: \(length ?? bodyLength)")
        case .closeDelimited: lines.append("Connection: close")
        case .raw: return []
        }
        lines += headers.map { "\($0.key): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private var bodyLength: Int {
        steps.reduce(0) { length, step in
            switch step {
            case .bytes(let bytes): length + bytes.count
            case .text(let text): length + text.utf8.count
            default: length
            }
        }
    }
}
