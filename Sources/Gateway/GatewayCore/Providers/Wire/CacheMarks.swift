import GatewayJSON

/// Marks in a request where its provider's cache is to end: after the system prompt, after the newest of what the
/// person said, and after what was said before that, where the last request ended.
///
/// A provider reads the longest prefix that it has up to one of the marks, and writes up to the last. The prompt that
/// was newest in the last turn has its mark again, so that this turn reads what that one wrote. Of the four marks that
/// are allowed one is left for tools. All of what the person said is written in blocks, marked or not, so that the
/// bytes of a turn are those of the next.
struct CacheMarks: Sendable {
    /// The field of a block that marks its end.
    static let field = "cache_control"
    /// No token is longer, as far as it matters here.
    private static let longestToken = 8
    /// What an image is taken for: whether a prompt is long enough need not be known better.
    private static let imageTokens = 1000

    /// The mark.
    let mark: JSONValue
    /// The fewest tokens of a prefix that a mark is good for.
    let minimum: Int
    /// Counts the tokens of a text; asked only where its length does not decide.
    let count: @Sendable (String) -> Int

    /// - Parameters:
    ///   - lifetime: How long is asked for. An hour is asked for at all marks: none may stand behind one of less.
    init(_ lifetime: PromptCaching.Lifetime, terms: CacheTerms, count: @escaping @Sendable (String) -> Int) {
        // Five minutes is what a mark means that says nothing: servers that only speak the protocol know no other.
        let isLong = lifetime == .long && terms.long != nil
        mark = isLong ? ["type": "ephemeral", "ttl": .string(lifetime.rawValue)] : ["type": "ephemeral"]
        minimum = terms.minimum ?? 0
        self.count = count
    }

    /// Marks the body of Anthropic's Messages, or of Chat Completions for a model of Anthropic.
    func add(to body: inout JSONObject) {
        guard var messages = body["messages"]?.arrayValue else { return }
        var prefix = Prefix()
        for tool in body["tools"]?.arrayValue ?? [] { prefix.texts.append(tool.serialized()) }
        if let system = body["system"] {
            let blocks = Self.blocks(system)
            prefix.add(blocks)
            body["system"] = .array(marked(blocks, at: prefix))
        }
        let newest = messages.indices.filter { messages[$0]["role"] == "user" }.suffix(2)
        for (index, message) in messages.enumerated() {
            guard var object = message.objectValue, let content = object["content"] else { continue }
            let blocks = Self.blocks(content)
            prefix.add(blocks)
            let isSystem = message["role"] == "system"
            guard isSystem || message["role"] == "user" else { continue }
            object["content"] = .array(isSystem || newest.contains(index) ? marked(blocks, at: prefix) : blocks)
            messages[index] = .object(object)
        }
        body["messages"] = .array(messages)
    }

    /// A body without any mark.
    static func removed(from body: JSONObject) -> JSONObject {
        var body = body
        for place in ["system", "messages", "tools"] { body[place] = body[place].map(removed) }
        return body
    }

    private static func removed(from value: JSONValue) -> JSONValue {
        if let elements = value.arrayValue { return .array(elements.map(removed)) }
        guard var object = value.objectValue else { return value }
        object[field] = nil
        if let content = object["content"], content.arrayValue != nil { object["content"] = removed(from: content) }
        return .object(object)
    }

    /// Whether there is a mark anywhere.
    static func isIn(_ value: JSONValue) -> Bool {
        if let elements = value.arrayValue { return elements.contains(where: isIn) }
        guard let object = value.objectValue else { return false }
        return object.contains { $0.key == field || isIn($0.value) }
    }

    /// A text as the only block, or the blocks that are there.
    private static func blocks(_ content: JSONValue) -> [JSONValue] {
        content.stringValue.map { [["type": "text", "text": .string($0)]] } ?? content.arrayValue ?? []
    }

    /// Blocks of which the last that takes a mark has one, where all that stands before it is long enough.
    private func marked(_ blocks: [JSONValue], at prefix: Prefix) -> [JSONValue] {
        // Chat Completions marks texts alone.
        guard let index = blocks.lastIndex(where: { $0["type"] != "image_url" }),
            var block = blocks[index].objectValue, isLongEnough(prefix)
        else { return blocks }
        block[Self.field] = mark
        var marked = blocks
        marked[index] = .object(block)
        return marked
    }

    private func isLongEnough(_ prefix: Prefix) -> Bool {
        let bytes = prefix.texts.reduce(0) { $0 + $1.utf8.count }
        let images = prefix.images * Self.imageTokens
        // No token is shorter than a byte.
        guard bytes + images >= minimum else { return false }
        guard bytes < minimum * Self.longestToken else { return true }
        return prefix.texts.reduce(images) { $0 + count($1) } >= minimum
    }

    /// What stands before a mark.
    private struct Prefix {
        var texts: [String] = []
        var images = 0

        mutating func add(_ blocks: [JSONValue]) {
            for block in blocks {
                if let text = block["text"]?.stringValue {
                    texts.append(text)
                } else if ["image", "image_url"].contains(block["type"]) {
                    images += 1
                } else {
                    texts.append(block.serialized())
                }
            }
        }
    }
}
