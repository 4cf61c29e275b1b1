/// A model and its provider, written `provider:model`.
///
/// The text is split at the first colon, so a model's own name may hold more of them: `openai:ft:gpt-4o:acme`.
public struct ModelID: Sendable, Hashable, CustomStringConvertible {
    /// The registered name of the provider, such as `openai`.
    public var provider: String
    /// The model's name as the provider knows it.
    public var model: String

    /// The model `model` of `provider`. A prefix of the same provider that `model` already has is not doubled.
    public init(provider: String, model: String) {
        self.provider = provider
        let prefix = provider + ":"
        self.model = model.hasPrefix(prefix) ? String(model.dropFirst(prefix.count)) : model
    }

    /// Reads `provider:model`. `nil` when there is no colon, or nothing on one of its sides.
    public init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let provider = text[..<colon]
        let model = text[text.index(after: colon)...]
        guard !provider.isEmpty, !model.isEmpty else { return nil }
        self.init(provider: String(provider), model: String(model))
    }

    /// `provider:model`, or the provider alone where its model is not known yet.
    public var description: String {
        model.isEmpty ? provider : "\(provider):\(model)"
    }
}
