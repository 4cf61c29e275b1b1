import GatewayCore
import GatewayJSON
import Synchronization

/// A provider without a network that keeps prompts and counts them as Anthropic or OpenAI documents: what it reads from
/// its cache, what it writes, and what is neither. A token is a byte here.
final class BillingProvider: HTTPTransport {
    /// Whose rules it goes by.
    enum Rules: Sendable {
        /// Prefixes up to marks, at most four, found again up to 20 blocks before a mark.
        case anthropic(minimum: Int)
        /// Prefixes in steps of 128 tokens, without a mark, for requests of one key; none where that was forbidden.
        case openAI
    }

    private struct State {
        /// When each prefix ends to be kept, in seconds.
        var kept: [String: Int] = [:]
        var now = 0
        var bodies: [JSONValue] = []
    }

    private let rules: Rules
    private let state = Mutex(State())

    init(_ rules: Rules) {
        self.rules = rules
    }

    /// The bodies that came.
    var bodies: [JSONValue] { state.withLock(\.bodies) }

    /// Lets time pass.
    func wait(seconds: Int) { state.withLock { $0.now += seconds } }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        guard let body = try? JSONValue(parsing: request.body) else {
            throw HTTPTransportError(kind: .other, message: "The body is not JSON.")
        }
        return state.withLock { state in
            state.bodies.append(body)
            return switch rules {
            case .anthropic(let minimum): Self.anthropic(body, minimum, &state)
            case .openAI: Self.openAI(body, &state)
            }
        }
    }

    private static func anthropic(_ body: JSONValue, _ minimum: Int, _ state: inout State) -> HTTPResponse {
        var blocks = (body["system"]?.arrayValue ?? [body["system"]].compactMap(\.self)).map { ("system", $0) }
        for message in body["messages"]?.arrayValue ?? [] {
            let content = message["content"]
            let parts = content?.arrayValue ?? [content].compactMap(\.self)
            blocks += parts.map { (message["role"]?.stringValue ?? "", $0) }
        }
        // A text by itself is the same as one block.
        let texts = blocks.map { "\($0.0):\($0.1["text"]?.stringValue ?? $0.1.stringValue ?? "")" }
        let prefixes = texts.indices.map { texts[...$0].joined(separator: "\n") }
        let lives = blocks.map { block -> Int? in
            block.1["cache_control"].map { $0["ttl"] == "1h" ? 3600 : 300 }
        }
        let marks = lives.indices.filter { lives[$0] != nil }
        guard marks.count <= 4, zip(marks, marks.dropFirst()).allSatisfy({ (lives[$0] ?? 0) >= (lives[$1] ?? 0) })
        else {
            return .json(
                #"{"error":{"type":"invalid_request_error","message":"Too many, or 5m before 1h."}}"#, status: 400)
        }
        var read = 0
        for mark in marks.reversed() where read == 0 {
            for index in stride(from: mark, through: max(0, mark - 20), by: -1) where read == 0 {
                if let end = state.kept[prefixes[index]], end >= state.now { read = prefixes[index].utf8.count }
            }
        }
        var written = 0
        for mark in marks where prefixes[mark].utf8.count >= minimum {
            written = max(0, prefixes[mark].utf8.count - read)
            state.kept[prefixes[mark]] = state.now + (lives[mark] ?? 0)
        }
        let whole = prefixes.last?.utf8.count ?? 0
        let isLong = marks.first.map { lives[$0] == 3600 } ?? false
        let usage: JSONValue = [
            "input_tokens": .integer(whole - read - written), "output_tokens": 100,
            "cache_read_input_tokens": .integer(read), "cache_creation_input_tokens": .integer(written),
            "cache_creation": [
                "ephemeral_5m_input_tokens": .integer(isLong ? 0 : written),
                "ephemeral_1h_input_tokens": .integer(isLong ? written : 0),
            ],
        ]
        let content = #""content":[{"type":"text","text":"An answer."}]"#
        return .json(#"{\#(content),"stop_reason":"end_turn","usage":\#(usage.serialized())}"#)
    }

    private static func openAI(_ body: JSONValue, _ state: inout State) -> HTTPResponse {
        let text = (body["messages"]?.arrayValue ?? []).map { $0.serialized() }.joined(separator: "\n")
        let whole = text.utf8.count
        let usesCache = body["prompt_cache_options"]?["mode"] != "explicit"
        // Without a key requests go to any of its machines.
        let machine = body["prompt_cache_key"]?.stringValue ?? "\(state.bodies.count % 3)"
        var (read, written) = (0, 0)
        if usesCache {
            let bytes = Array(text.utf8)
            func prefix(_ count: Int) -> String { machine + String(decoding: bytes.prefix(count), as: UTF8.self) }
            let last = whole / 128 * 128
            read = stride(from: last, through: 1024, by: -128).first { state.kept[prefix($0)] ?? -1 >= state.now } ?? 0
            if last >= 1024 {
                written = last - read
                state.kept[prefix(last)] = state.now + 1800
            }
        }
        let usage: JSONValue = [
            "prompt_tokens": .integer(whole), "completion_tokens": 100, "total_tokens": .integer(whole + 100),
            "prompt_tokens_details": ["cached_tokens": .integer(read), "cache_write_tokens": .integer(written)],
        ]
        return .json(
            #"{"choices":[{"message":{"content":"An answer."},"finish_reason":"stop"}],"usage":\#(usage.serialized())}"#
        )
    }
}
