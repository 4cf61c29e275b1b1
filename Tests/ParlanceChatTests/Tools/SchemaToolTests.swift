import ChatTestSupport
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat

// Test support has a type of this name, too.
import enum ParlanceChat.ProgramExit

@Suite("parlance schema")
struct SchemaToolTests {
    private let folder: TemporaryDirectory
    private let output = OutputRecorder()

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func tool(_ source: String = "name, age int") throws -> SchemaTool {
        try SchemaTool(source: source, environment: [:], output: .make(for: output))
    }

    @Test("The schema is shown as JSON")
    func show() throws {
        try tool("a int,").show()
        #expect(
            output.text == """
                {
                  "type": "object",
                  "properties": {
                    "a": {
                      "type": "integer"
                    }
                  },
                  "required": [
                    "a"
                  ]
                }

                """)
    }

    @Test("What is valid says nothing; what is not is named with both places")
    func validate() throws {
        #expect(try tool().validate(standardInput: Array(#"{"name":"a","age":1}"#.utf8)) == .answered)
        #expect(output.text == "")
        #expect(try tool().validate(standardInput: Array(#"{"age":"1"}"#.utf8)) == .failed)
        #expect(
            output.text == """
                standard input: (root): the required property "name" is missing (schema: /required)
                standard input: /age: expected an integer, got the string "1" (schema: /properties/age/type)

                """)
    }

    @Test("A file is one value, and with .jsonl a value a line")
    func files() throws {
        let one = try folder.write("{", to: "one.json")
        #expect(try tool().validate(file: one) == .failed)
        #expect(output.text.hasPrefix("\(one): Invalid JSON at "))
        let lines = try folder.write("{\"name\":\"a\",\"age\":1}\n\n[]\n", to: "lines.jsonl")
        #expect(try tool("{\"type\":\"object\"}").validate(file: lines) == .failed)
        #expect(
            output.text.hasSuffix("lines.jsonl, line 3: (root): expected an object, got the array [] (schema: /type)\n")
        )
        let valid = try folder.write("{}\n{}\n", to: "valid.jsonl")
        #expect(try tool("{\"type\":\"object\"}").validate(file: valid) == .answered)
    }

    @Test("A schema or a file that cannot be used is wrong usage")
    func unusable() {
        for source in ["missing.json", "{\"type\": 5}", "a, a"] {
            let error = #expect(throws: GatewayError.self) { try tool(source) }
            #expect(error.map(ProgramExit.init) == .usage)
        }
        let error = #expect(throws: GatewayError.self) { try tool().validate(file: folder / "missing") }
        #expect(error.map(ProgramExit.init) == .usage)
    }

    @Test("A schema may refer to documents given along, by any of their identifiers or by their names")
    func documents() throws {
        let bundle = try folder.write(
            #"{"$id":"http://x/a#","type":"string","$defs":{"b":{"$id":"http://x/b","type":"integer"}}}"#,
            to: "bundle.json")
        let plain = try folder.write(#"{"type":"null"}"#, to: "plain.json")
        let meta = try folder.write(
            #"{"$id":"http://x/meta","$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true}}"#,
            to: "meta.json")
        func exit(_ schema: String, _ value: String) throws -> ProgramExit {
            try SchemaTool(
                source: schema, documents: [bundle, plain, meta], environment: [:], output: .make(for: output)
            ).validate(standardInput: Array(value.utf8))
        }
        for (schema, valid, invalid) in [
            (#"{"$ref":"http://x/a"}"#, #""x""#, "1"), (#"{"$ref":"http://x/b"}"#, "1", #""x""#),
            (#"{"$ref":"plain.json"}"#, "null", "1"), (#"{"$id":"http://x/","$ref":"b"}"#, "1", "null"),
        ] {
            #expect(try exit(schema, valid) == .answered)
            #expect(try exit(schema, invalid) == .failed)
        }
        #expect(try exit(#"{"$schema":"http://x/meta","type":"integer"}"#, #""not checked""#) == .answered)
        #expect(throws: GatewayError.self) { try exit(#"{"$ref":"other.json"}"#, "1") }
        #expect(throws: GatewayError.self) {
            try SchemaTool(
                source: "{}", documents: [bundle, bundle], environment: [:], output: .make(for: output))
        }
    }
}
