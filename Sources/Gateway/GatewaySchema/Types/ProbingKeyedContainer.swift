import GatewayJSON

/// An object of a ``ProbingDecoder``, which has every property that it is asked for.
struct ProbingKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    /// The key of an object whose keys are asked for, as a dictionary does.
    private static var sampleKey: String { "key" }

    let decoder: ProbingDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        // The values under this key are those under any key; where the keys are an enumeration there is none.
        decoder.record.noteAnyKey()
        return Key(stringValue: Self.sampleKey).map { [$0] } ?? []
    }

    func contains(_ key: Key) -> Bool {
        decoder.record.note(optional: key.stringValue)
        return true
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        decoder.record.note(nullable: key.stringValue)
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (schema, sample) = try TypeProbe.probe(type, decoder.probe(at: key.stringValue))
        if decoder.record.acceptsAnyKey, key.stringValue == Self.sampleKey {
            decoder.record.note(anyProperty: schema)
        } else {
            decoder.record.note(property: key.stringValue, schema)
        }
        return sample
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        _ = contains(key)
        _ = try decodeNil(forKey: key)
        return try decode(type, forKey: key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw refusal(key.stringValue)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw refusal(key.stringValue)
    }

    func superDecoder() throws -> any Decoder {
        throw refusal("super")
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        throw refusal(key.stringValue)
    }

    private func refusal(_ token: String) -> TypeSchemaError {
        TypeSchemaError(
            pointer: JSONPointer(tokens: decoder.probe.path + [token]),
            message:
                "What is decoded here from a nested container cannot be discovered by decoding. Give it a type "
                + "of its own, or make the type SchemaRepresentable.")
    }
}
