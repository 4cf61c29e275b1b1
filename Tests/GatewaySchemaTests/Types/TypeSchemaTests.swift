import GatewayJSON
import GatewaySchema
import Testing

@Suite struct TypeSchemaTests {
    enum Color: String, Decodable, CaseIterable { case red, green }
    enum Level: Int, Decodable, CaseIterable { case low = 1, high = 5 }
    struct Point: Decodable { var x: Double, y: Float }

    struct Everything: Decodable {
        var text: String
        var flag: Bool
        var count: Int
        var byte: UInt8
        var size: UInt
        var point: Point
        var points: [Point]
        var names: Set<String>
        var grid: [[Int]]
        var scores: [String: Double]
        var color: Color
        var level: Level?
        var note: String?
        var gaps: [Int?]
        var more: JSONValue
    }

    @Test("Names, types, lists, dictionaries and enumerations come from the type")
    func everything() throws {
        let properties = try Schema(of: Everything.self).value["properties"]
        let point: JSONValue = [
            "type": "object", "properties": ["x": ["type": "number"], "y": ["type": "number"]],
            "required": ["x", "y"], "additionalProperties": false,
        ]
        #expect(properties?["text"] == ["type": "string"])
        #expect(properties?["flag"] == ["type": "boolean"])
        #expect(properties?["count"] == ["type": "integer"])
        #expect(properties?["byte"] == ["type": "integer", "minimum": 0, "maximum": 255])
        #expect(properties?["size"] == ["type": "integer", "minimum": 0])
        #expect(properties?["point"] == point)
        #expect(properties?["points"] == ["type": "array", "items": point])
        #expect(properties?["names"] == ["type": "array", "items": ["type": "string"]])
        #expect(properties?["grid"]?["items"] == ["type": "array", "items": ["type": "integer"]])
        #expect(properties?["scores"] == ["type": "object", "additionalProperties": ["type": "number"]])
        #expect(properties?["color"] == ["type": "string", "enum": ["red", "green"]])
        #expect(properties?["level"] == ["anyOf": [["type": "integer", "enum": [1, 5]], ["type": "null"]]])
        #expect(properties?["note"] == ["type": ["string", "null"]])
        #expect(properties?["gaps"]?["items"] == ["type": ["integer", "null"]])
        #expect(properties?["more"] == [:])
    }

    @Test("An optional property is not required, and no other property is allowed")
    func optional() throws {
        let schema = try Schema(of: Everything.self).value
        #expect(
            schema["required"] == [
                "text", "flag", "count", "byte", "size", "point", "points", "names", "grid", "scores", "color", "gaps",
                "more",
            ])
        #expect(schema["additionalProperties"] == false)
    }

    @Test("What is no object has a schema too")
    func plain() throws {
        #expect(try Schema(of: Int.self).value == ["type": "integer"])
        #expect(try Schema(of: [String].self).value == ["type": "array", "items": ["type": "string"]])
        #expect(try Schema(of: String?.self).value == ["type": ["string", "null"]])
        #expect(try Schema(of: Color.self).value == ["type": "string", "enum": ["red", "green"]])
    }

    struct City: Decodable, SchemaDescribing {
        enum CodingKeys: String, CodingKey { case name, people = "inhabitants", river }
        var name: String
        var people: Int
        var river: String?

        static let schemaDescription: String? = "a city"
        static let schemaNotes: [String: SchemaNote] = [
            "name": "in its own language", "inhabitants": SchemaNote("at the last census", ["minimum": 1]),
            "river": SchemaNote(nil, ["maxLength": 20]),
        ]
    }

    @Test("A type's notes go into its schema, nested too, by the names of the coding keys")
    func notes() throws {
        let schema = try Schema(of: [City].self)
        let city = schema.value["items"]
        #expect(city?["description"] == "a city")
        #expect(city?["properties"]?["name"] == ["type": "string", "description": "in its own language"])
        #expect(
            city?["properties"]?["inhabitants"]
                == ["type": "integer", "description": "at the last census", "minimum": 1])
        #expect(city?["properties"]?["river"] == ["type": ["string", "null"], "maxLength": 20])
        #expect(!schema.validate([["name": "x", "inhabitants": 0]]).isEmpty)
    }

    struct Pair: Decodable {
        var first: Int, second: String
        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            first = try list.decode(Int.self)
            second = try list.decode(String.self)
        }
    }

    struct ByHand: Decodable {
        enum CodingKeys: CodingKey { case a, b, c }
        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            _ = try values.decode(Int.self, forKey: .a)
            if values.contains(.b) { _ = try values.decode(Int.self, forKey: .b) }
            _ = try values.decode(Int?.self, forKey: .c)
        }
    }

    @Test("A hand-written decoder is observed too")
    func byHand() throws {
        #expect(
            try Schema(of: Pair.self).value == [
                "type": "array", "prefixItems": [["type": "integer"], ["type": "string"]], "items": false,
                "minItems": 2,
            ])
        let schema = try Schema(of: ByHand.self).value
        #expect(schema["required"] == ["a", "c"])
        #expect(schema["properties"]?["c"] == ["type": ["integer", "null"]])
    }

    final class Node: Decodable {
        var name: String
        var children: [Node]
    }
    struct Tree: Decodable { var top: Node }
    enum Unlisted: String, Decodable { case a }
    struct Positive: Decodable {
        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer().decode(Int.self)
            guard value > 0 else { throw TypeSchemaError.Refused() }
        }
    }
    struct Holder: Decodable { var inner: [Positive] }
    struct Misnamed: Decodable, SchemaDescribing {
        var a: Int
        static let schemaNotes: [String: SchemaNote] = ["b": "nothing"]
    }
    struct Miswritten: Decodable, SchemaDescribing {
        var a: Int
        static let schemaNotes: [String: SchemaNote] = ["a": SchemaNote(nil, ["minimum": "one"])]
    }

    private func refusal(of type: (some Decodable).Type) -> String {
        let error = #expect(throws: TypeSchemaError.self) { try Schema(of: type) }
        return error?.description ?? ""
    }

    @Test("What has no schema is refused with its place and a way out")
    func refused() {
        #expect(refusal(of: Tree.self).hasPrefix("At /top/children/0: Node contains itself"))
        #expect(refusal(of: Unlisted.self).contains("CaseIterable"))
        #expect(refusal(of: Holder.self).hasPrefix("At /inner/0: Positive does not accept a sample"))
        #expect(refusal(of: Misnamed.self) == "The note for \"b\" matches no property of Misnamed.")
        #expect(refusal(of: Miswritten.self).hasPrefix("At /properties/a/minimum: A note doesn't make a valid schema"))
    }
}

extension TypeSchemaError {
    fileprivate struct Refused: Error {}
}
