import GatewayJSON

/// A list of a ``ProbingDecoder``: it ends after its first item, and has more for who asks for them all the same.
struct ProbingUnkeyedContainer: UnkeyedDecodingContainer {
    let decoder: ProbingDecoder
    private(set) var currentIndex = 0

    init(decoder: ProbingDecoder) {
        self.decoder = decoder
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { nil }
    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, sample) = try TypeProbe.probe(type, decoder.probe(at: String(currentIndex)))
        decoder.record.note(item: schema)
        currentIndex += 1
        return sample
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        throw refusal
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw refusal
    }

    mutating func superDecoder() throws -> any Decoder {
        throw refusal
    }

    private var refusal: TypeSchemaError {
        TypeSchemaError(
            pointer: JSONPointer(tokens: decoder.probe.path + [String(currentIndex)]),
            message:
                "What is decoded here from a nested container cannot be discovered by decoding. Give it a type "
                + "of its own, or make the type SchemaRepresentable.")
    }
}
