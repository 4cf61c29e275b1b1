public import FoundationEssentials
public import GatewayJSON
public import GatewaySchema

extension Date: SchemaRepresentable {
    /// A date and time as RFC 3339 writes it.
    public static var schemaRepresentation: JSONObject { ["type": "string", "format": "date-time"] }
    /// The reference date of Foundation.
    public static var schemaSample: Date { Date(timeIntervalSinceReferenceDate: 0) }
}

extension UUID: SchemaRepresentable {
    /// A UUID.
    public static var schemaRepresentation: JSONObject { ["type": "string", "format": "uuid"] }
    /// Any UUID.
    public static var schemaSample: UUID { UUID() }
}

extension URL: SchemaRepresentable {
    /// An absolute URI.
    public static var schemaRepresentation: JSONObject { ["type": "string", "format": "uri"] }
    /// The root of the file system.
    public static var schemaSample: URL { URL(filePath: "/") }
}

extension Decimal: SchemaRepresentable {
    /// Any number.
    public static var schemaRepresentation: JSONObject { ["type": "number"] }
    /// 0.
    public static var schemaSample: Decimal { 0 }
}
