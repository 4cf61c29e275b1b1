import GatewayJSON

/// A decoder that answers every question with a sample and notes what was asked.
struct ProbingDecoder: Decoder {
    let probe: TypeProbe
    let record: ProbeRecord

    var codingPath: [any CodingKey] { probe.path.map { ProbeKey(stringValue: $0) } }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        record.noteObject()
        return KeyedDecodingContainer(ProbingKeyedContainer<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        record.noteList()
        return ProbingUnkeyedContainer(decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ProbingValueContainer(decoder: self)
    }

    /// The probe of something inside.
    func probe(at token: String) -> TypeProbe {
        var inner = probe
        inner.path.append(token)
        return inner
    }
}

/// A key that is no case of any enumeration.
struct ProbeKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}
