import GatewayJSON

/// Decodes types from nothing, to see what they ask for.
struct TypeProbe {
    /// The properties and items on the way from the root.
    var path: [String] = []
    /// The types that are being decoded, outermost first.
    var types: [ObjectIdentifier] = []

    /// The schema of a type.
    static func schema(of type: any Decodable.Type) throws(TypeSchemaError) -> JSONObject {
        do {
            return try probe(type, TypeProbe()).schema
        } catch let error as TypeSchemaError {
            throw error
        } catch {
            throw TypeSchemaError(pointer: JSONPointer(), message: "\(type) cannot be decoded: \(error)")
        }
    }

    /// The schema and a sample of a type that is met at a place.
    static func probe<Value: Decodable>(
        _ type: Value.Type, _ probe: TypeProbe
    ) throws -> (schema: JSONObject, sample: Value) {
        if let known = try knownSchema(of: type, probe) { return known }
        let pointer = JSONPointer(tokens: probe.path)
        guard !probe.types.contains(ObjectIdentifier(type)) else {
            throw TypeSchemaError(
                pointer: pointer,
                message:
                    "\(type) contains itself, so its schema cannot be found by decoding. Write the schema by hand, "
                    + "with \"$ref\".")
        }
        var inner = probe
        inner.types.append(ObjectIdentifier(type))
        let record = ProbeRecord()
        let sample: Value
        do {
            sample = try type.init(from: ProbingDecoder(probe: inner, record: record))
        } catch let error as TypeSchemaError {
            throw error
        } catch {
            throw TypeSchemaError(
                pointer: pointer,
                message:
                    "\(type) does not accept a sample value. Make it CaseIterable if it is an enumeration with raw "
                    + "values, or SchemaRepresentable.")
        }
        return (try noted(record.schema, type, at: pointer), sample)
    }

    private static func knownSchema<Value>(
        of type: Value.Type, _ probe: TypeProbe
    ) throws -> (schema: JSONObject, sample: Value)? {
        if let type = type as? any SchemaRepresentable.Type, let sample = type.schemaSample as? Value {
            return (type.schemaRepresentation, sample)
        }
        if let type = type as? any (CaseIterable & RawRepresentable).Type,
            let (schema, sample) = enumeration(type), let sample = sample as? Value
        {
            return (schema, sample)
        }
        if let type = type as? any OptionalProbe.Type {
            let (schema, sample) = try type.probe(probe)
            if let sample = sample as? Value { return (schema, sample) }
        }
        return nil
    }

    /// The raw values, where these are texts or whole numbers.
    private static func enumeration<Value: CaseIterable & RawRepresentable>(
        _ type: Value.Type
    ) -> (schema: JSONObject, sample: Any)? {
        guard let first = type.allCases.first else { return nil }
        let texts = type.allCases.compactMap { $0.rawValue as? String }
        if !texts.isEmpty { return (["type": "string", "enum": .array(texts.map(JSONValue.string))], first) }
        let numbers = type.allCases.compactMap { ($0.rawValue as? any BinaryInteger).flatMap { Int(exactly: $0) } }
        guard !numbers.isEmpty else { return nil }
        return (["type": "integer", "enum": .array(numbers.map(JSONValue.integer))], first)
    }

    /// The schema with what the type says of itself.
    private static func noted(
        _ schema: JSONObject, _ type: any Decodable.Type, at pointer: JSONPointer
    ) throws -> JSONObject {
        guard let type = type as? any SchemaDescribing.Type else { return schema }
        var schema = schema
        if let description = type.schemaDescription { schema["description"] = .string(description) }
        var properties = schema["properties"]?.objectValue ?? [:]
        for (name, note) in type.schemaNotes.sorted(by: { $0.key < $1.key }) {
            guard let property = properties[name]?.objectValue else {
                throw TypeSchemaError(
                    pointer: pointer, message: "The note for \"\(name)\" matches no property of \(type).")
            }
            properties[name] = .object(note.added(to: property))
        }
        if !properties.isEmpty { schema["properties"] = .object(properties) }
        return schema
    }
}

/// An optional, seen without its type.
protocol OptionalProbe {
    /// The schema, with null, and a sample.
    static func probe(_ probe: TypeProbe) throws -> (schema: JSONObject, sample: Any)
}

extension Optional: OptionalProbe where Wrapped: Decodable {
    static func probe(_ probe: TypeProbe) throws -> (schema: JSONObject, sample: Any) {
        let (schema, sample) = try TypeProbe.probe(Wrapped.self, probe)
        return (schema.nullable, Self.some(sample) as Any)
    }
}

extension JSONObject {
    /// The schema of the same values and null.
    var nullable: JSONObject {
        if self["enum"] == nil, let type = self["type"]?.stringValue {
            var copy = self
            copy["type"] = [.string(type), "null"]
            return copy
        }
        return ["anyOf": [.object(self), ["type": "null"]]]
    }
}
