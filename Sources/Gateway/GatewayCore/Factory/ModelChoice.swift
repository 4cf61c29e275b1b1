/// A model that was chosen, and what came with the choice.
public struct ModelChoice: Sendable, Hashable {
    /// The model and its provider.
    public var id: ModelID
    /// The configured profile that was chosen by its name, if one was.
    public var profile: GatewayProfile?
    /// Why it is this model.
    public var origin: Origin
    /// Something that a person should be told, such as that the model is about to be shut down.
    public var notice: String?

    /// Whether nobody named the model: it is its provider's default.
    public var isDefaultModel: Bool
    /// Whether only the server can tell which model that is, and has not been asked: ``id`` is a guess until then, or
    /// has no model.
    public var isOpen = false

    /// A choice from its parts.
    public init(
        id: ModelID, profile: GatewayProfile? = nil, origin: Origin, notice: String? = nil, isDefaultModel: Bool = false
    ) {
        self.isDefaultModel = isDefaultModel
        self.id = id
        self.profile = profile
        self.origin = origin
        self.notice = notice
    }

    /// Where a choice comes from.
    public enum Origin: Sendable, Hashable {
        /// Named by the caller.
        case named
        /// `DEFAULT_LLM_MODEL` or `DEFAULT_LLM_PROVIDER`.
        case environment
        /// The profile named `default`.
        case configuration
        /// The only provider whose key is set, or the first of those, where the documented one's is not among them.
        case onlyKey
        /// Nothing was chosen anywhere: the documented default.
        case documentedDefault
    }
}
