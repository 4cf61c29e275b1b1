import GatewayJSON

/// A reply that came in events as one value: what was sent in pieces is put together.
struct MergedReply: Sendable, Hashable {
    /// The reply.
    let value: JSONValue
    /// How many events it came in.
    let events: Int

    /// Puts the events of a body together; `nil` where it holds none, such as a reply that came whole.
    ///
    /// Events of a body that broke off are put together as far as they go.
    init?(_ body: String) {
        let events = Self.events(in: body)
        guard events.count > 1, let first = events.first else { return nil }
        self.events = events.count
        value = Self.whole(events) ?? Self.message(events) ?? events.dropFirst().reduce(first) { Self.merged($0, $1) }
    }

    /// The data of server-sent events, or the lines of NDJSON.
    private static func events(in body: String) -> [JSONValue] {
        let lines = body.split(whereSeparator: \.isNewline)
        let isStream = lines.contains { $0.hasPrefix("data:") }
        return lines.compactMap { line -> JSONValue? in
            guard isStream else { return try? JSONValue(parsing: String(line)) }
            guard line.hasPrefix("data:") else { return nil }
            return try? JSONValue(parsing: String(line.dropFirst("data:".count)))
        }.filter { $0.objectValue != nil }
    }

    // MARK: Dialects

    /// The reply that the last event of OpenAI's Responses repeats as a whole.
    private static func whole(_ events: [JSONValue]) -> JSONValue? {
        let ends = ["response.completed", "response.incomplete", "response.failed"]
        return events.last { ends.contains($0["type"]?.stringValue ?? "") }?["response"]
    }

    /// Anthropic's message: its blocks are begun and continued by number.
    private static func message(_ events: [JSONValue]) -> JSONValue? {
        guard var message = events.first(where: { $0["message"]?.objectValue != nil })?["message"] else { return nil }
        var blocks: [JSONValue] = []
        for event in events {
            if let index = event["index"]?.intValue, let block = event["content_block"] ?? event["delta"] {
                if blocks.indices.contains(index) {
                    blocks[index] = merged(blocks[index], untyped(block))
                } else {
                    blocks.append(block)
                }
            } else if event["type"]?.stringValue == "message_delta" {
                let parts = [event["delta"], event["usage"].map { .object(["usage": $0]) }]
                for part in parts.compactMap(\.self) { message = merged(message, part) }
            }
        }
        guard !blocks.isEmpty, case .object(var whole) = message else { return nil }
        whole["content"] = .array(blocks)
        return .object(whole)
    }

    /// A piece of a block without its own type, which is not the block's.
    private static func untyped(_ piece: JSONValue) -> JSONValue {
        guard case .object(var object) = piece else { return piece }
        object["type"] = nil
        return .object(object)
    }

    // MARK: Merging

    /// The keys whose texts are sent in pieces; of all others the last value holds.
    private static let pieces: Set<String> = [
        "content", "text", "thinking", "reasoning", "reasoning_content", "refusal", "arguments", "partial_json",
        "signature", "delta", "response",
    ]

    private static func merged(_ old: JSONValue, _ new: JSONValue, key: String = "") -> JSONValue {
        switch (old, new) {
        case (.object(var object), .object(let other)):
            for (key, value) in other {
                object[key] = object[key].map { merged($0, value, key: key) } ?? value
            }
            return .object(object)
        case (.array(let list), .array(let other)):
            return .array(other.reduce(list) { adding($1, to: $0) })
        case (.string(let text), .string(let other)) where pieces.contains(key): return .string(text + other)
        case (_, .null): return old
        default: return new
        }
    }

    /// Adds an element to the one with its number; without numbers, to the last one if both are of one kind.
    private static func adding(_ element: JSONValue, to list: [JSONValue]) -> [JSONValue] {
        var list = list
        let index = element["index"]
        let place =
            index == nil
            ? list.indices.last.flatMap { isContinued(list[$0], by: element) ? $0 : nil }
            : list.firstIndex { $0["index"] == index }
        guard let place else { return list + [element] }
        list[place] = merged(list[place], element)
        return list
    }

    /// Whether an element without a number goes on with another one.
    private static func isContinued(_ old: JSONValue, by new: JSONValue) -> Bool {
        guard old.objectValue != nil, new.objectValue != nil else { return false }
        return ["type", "thought", "functionCall"].allSatisfy { old[$0] == new[$0] }
    }
}
