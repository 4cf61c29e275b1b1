/// A single value of a ``ProbingDecoder``.
struct ProbingValueContainer: SingleValueDecodingContainer {
    let decoder: ProbingDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, sample) = try TypeProbe.probe(type, decoder.probe)
        decoder.record.note(value: schema)
        return sample
    }
}
