public import GatewayJSON

/// The reasoning of an answer in the provider's own form, which goes back to the same model with the conversation.
///
/// It is opaque: signed or encrypted, and worthless to any other model. Whoever keeps conversations keeps it with the
/// answer; ``Message/Part/reasoning(_:)`` gives it back. Where it does not fit it is left out, never an error.
public struct ReasoningContent: Sendable, Hashable {
    /// The part of it that was shown.
    public var text: String
    /// The provider's own block, as its protocol has it.
    public var block: JSONValue
    /// The model that wrote it.
    public var model: ModelID
    /// The protocol in which it came.
    public var api: String
    /// What the conversation was before it, as a digest.
    public var prefix: String

    /// Reasoning from its parts.
    public init(text: String = "", block: JSONValue, model: ModelID, api: String, prefix: String) {
        self.text = text
        self.block = block
        self.model = model
        self.api = api
        self.prefix = prefix
    }
}

extension ReasoningContent {
    /// The form in which it is kept.
    package var json: JSONValue {
        [
            "block": block, "model": .string(model.description), "api": .string(api), "prefix": .string(prefix),
        ]
    }

    /// Reads what ``json`` has written; `nil` when a field is missing.
    package init?(json: JSONValue, text: String) {
        guard let block = json["block"], let model = json["model"]?.stringValue.flatMap({ ModelID($0) }),
            let api = json["api"]?.stringValue, let prefix = json["prefix"]?.stringValue
        else { return nil }
        self.init(text: text, block: block, model: model, api: api, prefix: prefix)
    }
}
