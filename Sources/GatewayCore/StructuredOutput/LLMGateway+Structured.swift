import FoundationEssentials

extension LLMGateway {
    /// Asks for an answer of a type, and decodes it. The schema is made of the type, see `Schema.init(of:)`.
    ///
    /// - Parameters:
    ///   - type: The type of the answer.
    ///   - request: What is asked; its response format is replaced.
    /// - Returns: The decoded value, and the response it came in.
    /// - Throws: ``GatewayError/Code/configuration`` when no schema can be made of the type, else what
    ///   ``generateStructured(_:schema:for:)`` throws.
    public func generateStructured<Value: Decodable>(
        _ type: Value.Type = Value.self,
        for request: LLMRequest
    ) async throws(GatewayError) -> (value: Value, response: LLMResponse) {
        let schema: Schema
        do throws(TypeSchemaError) {
            schema = try Schema(of: type)
        } catch {
            throw GatewayError(.configuration, "No schema can be made of \(type). \(error)")
        }
        return try await generateStructured(type, schema: schema, for: request)
    }

    /// Asks for an answer that is valid against a schema, and decodes it. Dates are read as RFC 3339 writes them.
    ///
    /// - Parameters:
    ///   - type: The type of the answer.
    ///   - schema: What the answer has to look like; it replaces the request's response format.
    ///   - request: What is asked.
    /// - Returns: The decoded value, and the response it came in.
    /// - Throws: ``GatewayError/Code/structuredOutput`` when the answer does not match the schema or the type, else
    ///   what ``LLMGateway/generate(_:)`` throws.
    public func generateStructured<Value: Decodable>(
        _ type: Value.Type = Value.self,
        schema: Schema,
        for request: LLMRequest
    ) async throws(GatewayError) -> (value: Value, response: LLMResponse) {
        var request = request
        request.responseFormat = .jsonSchema(schema)
        let response = try await generate(request)
        let json = try StructuredOutput.check(response, against: schema)
        do {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .custom(Self.date)
            let value = try decoder.decode(type, from: Data(json.serialized().utf8))
            return (value, response)
        } catch {
            throw GatewayError(
                .structuredOutput, "The answer matches the schema, but cannot be read as \(type): \(error)",
                fix: "Make the schema and the type agree.", provider: id.provider)
        }
    }

    /// A date with or without a fraction of its seconds.
    @Sendable private static func date(from decoder: any Decoder) throws -> Date {
        let text = try decoder.singleValueContainer().decode(String.self)
        let style = Date.ISO8601FormatStyle()
        let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return try (try? style.parse(text)) ?? fractional.parse(text)
    }
}
