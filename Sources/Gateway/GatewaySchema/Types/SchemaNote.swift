public import GatewayJSON

/// What is to be known of a property besides its type. A literal text is its description.
public struct SchemaNote: Sendable, Hashable, ExpressibleByStringLiteral {
    /// For the model that fills the property.
    public var description: String?
    /// More keywords of JSON Schema, such as `minimum`, `maxLength`, `pattern` or `format`. They win over those that
    /// the type gives.
    public var keywords: JSONObject

    /// A description, keywords, or both.
    public init(_ description: String? = nil, _ keywords: JSONObject = [:]) {
        self.description = description
        self.keywords = keywords
    }

    /// A description.
    public init(stringLiteral description: String) {
        self.init(description)
    }

    /// A property's schema with what is noted.
    func added(to schema: JSONObject) -> JSONObject {
        var schema = schema
        if let description { schema["description"] = .string(description) }
        schema.merge(keywords)
        return schema
    }
}
