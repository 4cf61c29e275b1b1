public import GatewayJSON

/// A type whose schema cannot be found by decoding it, and that therefore gives it: one that decodes from a text of some
/// form, or accepts only some values.
public protocol SchemaRepresentable {
    /// The schema of its JSON.
    static var schemaRepresentation: JSONObject { get }
    /// Any value of the type.
    static var schemaSample: Self { get }
}
