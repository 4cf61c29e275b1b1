/// A type that says more of its properties than their types do, for the schema that is made of it.
///
/// ```swift
/// struct City: Decodable, SchemaDescribing {
///     var name: String
///     var inhabitants: Int
///
///     static let schemaNotes: [String: SchemaNote] = [
///         "name": "in the country's own language",
///         "inhabitants": SchemaNote("at the last census", ["minimum": 0]),
///     ]
/// }
/// ```
public protocol SchemaDescribing {
    /// What the type is, for the model that fills it; nil says nothing.
    static var schemaDescription: String? { get }
    /// Notes by the properties' names in JSON.
    static var schemaNotes: [String: SchemaNote] { get }
}

extension SchemaDescribing {
    /// Says nothing.
    public static var schemaDescription: String? { nil }
    /// No notes.
    public static var schemaNotes: [String: SchemaNote] { [:] }
}
