import FoundationEssentials

extension LLMGateway {
    /// Asks for an answer that is valid against a schema, and decodes it.
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
            let value = try JSONDecoder().decode(type, from: Data(json.serialized().utf8))
            return (value, response)
        } catch {
            throw GatewayError(
                .structuredOutput, "The answer matches the schema, but cannot be read as \(type): \(error)",
                fix: "Make the schema and the type agree.", provider: id.provider)
        }
    }
}
