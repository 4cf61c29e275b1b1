import GatewayJSON

extension Schema {
    /// The schema of a type's JSON, found by decoding the type once and watching what it asks for.
    ///
    /// An optional property is not required and may be null. Lists, dictionaries with texts as keys, nested types and
    /// whole numbers with their bounds are recognized. An enumeration with raw values must be `CaseIterable`, so that
    /// its values are known. A type may add descriptions and bounds as ``SchemaDescribing``, or give its whole schema as
    /// ``SchemaRepresentable``. No property that the type does not have is allowed.
    /// - Throws: `TypeSchemaError` for a type that holds itself, for one that takes no sample value, and for a note
    ///   that belongs to no property.
    public init(of type: (some Decodable).Type) throws(TypeSchemaError) {
        let value = try TypeProbe.schema(of: type)
        do throws(SchemaError) {
            try self.init(.object(value), assertsFormats: true)
        } catch {
            throw TypeSchemaError(
                pointer: error.pointer, message: "A note doesn't make a valid schema: \(error.message)")
        }
    }
}
