import GatewayJSON

extension LLMResponse {
    static let toolsKey = "tool_calls"
    static let unreadKey = "unread_content"

    /// The keys in ``metadata`` that tell what an answer has besides text.
    public static let unreadKeys = [toolsKey, unreadKey]

    /// The names of the tools that the model wants called, which Parlance does not offer. They are in ``metadata``, too,
    /// under `tool_calls`.
    public var requestedTools: [String] {
        Self.names(metadata[Self.toolsKey])
    }

    /// The kinds of content in which nothing readable was found, as the provider calls them. They are in ``metadata``,
    /// too, under `unread_content`.
    public var unreadContent: [String] {
        Self.names(metadata[Self.unreadKey])
    }

    private static func names(_ value: JSONValue?) -> [String] {
        (value?.arrayValue ?? []).compactMap(\.stringValue)
    }
}
