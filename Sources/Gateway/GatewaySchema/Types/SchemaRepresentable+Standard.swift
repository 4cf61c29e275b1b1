public import GatewayJSON

extension Bool: SchemaRepresentable {
    /// `true` or `false`.
    public static var schemaRepresentation: JSONObject { ["type": "boolean"] }
    /// `false`.
    public static var schemaSample: Bool { false }
}

extension String: SchemaRepresentable {
    /// Any text.
    public static var schemaRepresentation: JSONObject { ["type": "string"] }
    /// The empty text.
    public static var schemaSample: String { "" }
}

extension SchemaRepresentable where Self: BinaryFloatingPoint {
    /// Any number.
    public static var schemaRepresentation: JSONObject { ["type": "number"] }
    /// 0.
    public static var schemaSample: Self { 0 }
}

extension SchemaRepresentable where Self: FixedWidthInteger {
    /// A whole number within the bounds of the type, as far as these are narrower than those of `Int`.
    public static var schemaRepresentation: JSONObject {
        var schema: JSONObject = ["type": "integer"]
        if let minimum = Int(exactly: min), minimum > Int.min { schema["minimum"] = .integer(minimum) }
        if let maximum = Int(exactly: max), maximum < Int.max { schema["maximum"] = .integer(maximum) }
        return schema
    }
    /// 0.
    public static var schemaSample: Self { 0 }
}

extension Double: SchemaRepresentable {}
extension Float: SchemaRepresentable {}
extension Int: SchemaRepresentable {}
extension Int8: SchemaRepresentable {}
extension Int16: SchemaRepresentable {}
extension Int32: SchemaRepresentable {}
extension Int64: SchemaRepresentable {}
extension UInt: SchemaRepresentable {}
extension UInt8: SchemaRepresentable {}
extension UInt16: SchemaRepresentable {}
extension UInt32: SchemaRepresentable {}
extension UInt64: SchemaRepresentable {}

extension JSONValue: SchemaRepresentable {
    /// Any JSON.
    public static var schemaRepresentation: JSONObject { [:] }
    /// Null.
    public static var schemaSample: JSONValue { .null }
}
