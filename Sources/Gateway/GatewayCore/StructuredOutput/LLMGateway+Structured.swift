import FoundationEssentials
import GatewayJSON
public import GatewaySchema

extension LLMGateway {
    /// Asks for an answer of a type, and decodes it. The schema is made of the type, see `Schema.init(of:)`.
    ///
    /// - Parameters:
    ///   - type: The type of the answer.
    ///   - request: What is asked; its response format is replaced.
    ///   - repairs: How often to show the model what is wrong with its answer and ask again.
    /// - Returns: The decoded value, and the response it came in.
    /// - Throws: ``GatewayError/Code/configuration`` when no schema can be made of the type, else what
    ///   ``generateStructured(_:schema:for:repairs:)`` throws.
    public func generateStructured<Value: Decodable>(
        _ type: Value.Type = Value.self,
        for request: LLMRequest,
        repairs: Int = 0
    ) async throws(GatewayError) -> (value: Value, response: LLMResponse) {
        let schema: Schema
        do throws(TypeSchemaError) {
            schema = try Schema(of: type)
        } catch {
            throw GatewayError(.configuration, "No schema can be made from \(type). \(error)")
        }
        return try await generateStructured(type, schema: schema, for: request, repairs: repairs)
    }

    /// Asks for an answer that is valid against a schema, and decodes it. Dates are read as RFC 3339 writes them.
    ///
    /// - Parameters:
    ///   - type: The type of the answer.
    ///   - schema: What the answer has to look like; it replaces the request's response format.
    ///   - request: What is asked.
    ///   - repairs: How often to show the model what is wrong with its answer and ask again.
    /// - Returns: The decoded value, and the response it came in.
    /// - Throws: ``GatewayError/Code/structuredOutput`` when the answer does not match the schema or the type, else
    ///   what ``LLMGateway/generate(_:)`` throws.
    public func generateStructured<Value: Decodable>(
        _ type: Value.Type = Value.self,
        schema: Schema,
        for request: LLMRequest,
        repairs: Int = 0
    ) async throws(GatewayError) -> (value: Value, response: LLMResponse) {
        var request = request
        request.responseFormat = .jsonSchema(schema)
        let (response, json) = try await validResponse(to: request, schema, repairs: repairs)
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

    private func validResponse(
        to request: LLMRequest, _ schema: Schema, repairs: Int
    ) async throws(GatewayError) -> (LLMResponse, JSONValue) {
        var response = try await generate(request)
        // Asking again does not mend what is no answer at all.
        if response.content.allSatisfy(\.isWhitespace), let fault = response.fault { throw fault }
        for _ in 0..<max(0, repairs) {
            do throws(GatewayError) {
                return (response, try StructuredOutput.check(response, against: schema))
            } catch {
                guard let repair = StructuredOutput.repair(request, after: response.content, error) else { throw error }
                response = try await generate(repair)
            }
        }
        return (response, try StructuredOutput.check(response, against: schema))
    }

    /// A date with or without a fraction of its seconds.
    @Sendable private static func date(from decoder: any Decoder) throws -> Date {
        let text = try decoder.singleValueContainer().decode(String.self)
        let style = Date.ISO8601FormatStyle()
        let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return try (try? style.parse(text)) ?? fractional.parse(text)
    }
}
