import GatewayJSON

/// The blocks of an answer's reasoning in a provider's own form, put together from the pieces in which they come.
struct ReasoningBlocks: Sendable {
    /// By their place in the answer; a list, as there are few.
    private var blocks: [(index: Int, block: JSONObject)] = []
    /// Fields whose pieces are put together; of all others the last one counts.
    private let joined: Set<String>

    /// No blocks.
    init(joining fields: Set<String>) {
        joined = fields
    }

    /// Whether there is none.
    var isEmpty: Bool { blocks.isEmpty }

    /// All of them in their order.
    var list: [JSONValue] { blocks.map { .object($0.block) } }

    /// Adds a block, or a piece of one.
    mutating func add(_ piece: JSONObject, at index: Int) {
        guard let place = blocks.firstIndex(where: { $0.index == index }) else {
            let end = blocks.firstIndex { $0.index > index } ?? blocks.count
            var block = JSONObject()
            for (key, value) in piece where !value.isNull { block[key] = value }
            blocks.insert((index, block), at: end)
            return
        }
        for (key, value) in piece where !value.isNull {
            if joined.contains(key), let text = value.stringValue, let before = blocks[place].block[key]?.stringValue {
                blocks[place].block[key] = .string(before + text)
            } else {
                blocks[place].block[key] = value
            }
        }
    }

    /// Adds a block that came whole, unless one is there.
    mutating func addWhole(_ block: JSONObject, at index: Int) {
        if !blocks.contains(where: { $0.index == index }) { add(block, at: index) }
    }
}

extension StreamEvent {
    /// Reasoning whose origin is filled in by who sent the request.
    static func reasoningBlock(_ block: JSONValue) -> StreamEvent {
        .reasoningContent(
            ReasoningContent(block: block, model: ModelID(provider: "", model: ""), api: "", prefix: ""))
    }
}
