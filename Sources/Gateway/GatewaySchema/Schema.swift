public import GatewayJSON

/// A JSON Schema of draft 2020-12, checked and ready to validate values.
///
/// `contentEncoding`, `contentMediaType` and `contentSchema` are annotations and reject nothing, and so is `format`
/// unless its assertion is asked for. A reference is never fetched: it must lead to a place inside of the schema, to a
/// document given along with it, or to the metaschema of draft 2020-12.
public struct Schema: Sendable {
    /// The schema as it was given.
    public let value: JSONValue

    private let documents: [String: JSONValue]
    private let assertsFormats: Bool
    private let plan: SchemaPlan

    /// Checks a schema and prepares it for validation.
    /// - Parameters:
    ///   - value: the schema: an object, or `true` or `false`.
    ///   - documents: other schemas that references may lead to, by their absolute URI.
    ///   - assertsFormats: whether `format` rejects a text that is not of the format. It does so anyway where the
    ///     schema's metaschema has the vocabulary for it. A format that is not of draft 2020-12 rejects nothing.
    /// - Throws: `SchemaError` when a keyword has a value it must not have, a reference leads nowhere, or a pattern
    ///   cannot be compiled.
    public init(
        _ value: JSONValue, documents: [String: JSONValue] = [:], assertsFormats: Bool = false
    ) throws(SchemaError) {
        self.value = value
        self.documents = documents
        self.assertsFormats = assertsFormats
        var compiler = SchemaCompiler(index: SchemaIndex(documents: documents), assertsFormats: assertsFormats)
        plan = try compiler.compile(value)
    }

    /// Parses the JSON text of a schema and prepares it for validation.
    /// - Throws: `SchemaError` as `init(_:documents:)`, and when the text is not JSON.
    public init(parsing text: String, assertsFormats: Bool = false) throws(SchemaError) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: text)
        } catch {
            throw SchemaError(
                pointer: JSONPointer(),
                message: "the text is not JSON: line \(error.line), column \(error.column): \(error.message)")
        }
        try self.init(value, assertsFormats: assertsFormats)
    }

    /// How many violations are collected at most; nobody reads more.
    public static let violationLimit = 1000

    /// Everything in a value that breaks the schema, in the order of its keywords; empty when the value is valid.
    ///
    /// What breaks the same keyword in the same place is named once. A reference that leads back to itself without
    /// descending into the value allows everything. A value that nests too deeply, or whose texts take a pattern too
    /// long, breaks the schema with a violation that says so.
    public func validate(_ instance: JSONValue) -> [SchemaViolation] {
        (try? validate(instance, isCancelled: { false })) ?? []
    }

    /// Everything in a value that breaks the schema, unless the check is cancelled.
    ///
    /// - Parameters:
    ///   - instance: The value.
    ///   - isCancelled: Asked every few hundred steps, such as `{ Task.isCancelled }`.
    /// - Throws: `CancellationError` once it is cancelled.
    public func validate(
        _ instance: JSONValue, isCancelled: @escaping () -> Bool
    ) throws(CancellationError) -> [SchemaViolation] {
        var validator = Validator(plan: plan, instance, isCancelled: isCancelled)
        return try validator.validate(upTo: Self.violationLimit)
    }
}

extension Schema: Hashable {
    /// Schemas are equal when they were made alike from equal values and documents.
    public static func == (left: Schema, right: Schema) -> Bool {
        left.value == right.value && left.documents == right.documents
            && left.assertsFormats == right.assertsFormats
    }

    /// Hashes what the schema was made from.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
        hasher.combine(documents)
        hasher.combine(assertsFormats)
    }
}
