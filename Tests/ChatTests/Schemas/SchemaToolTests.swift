import GatewayCore
import TestSupport
import Testing

@testable import Chat
// Test support has a type of this name, too.
import enum Chat.ProgramExit

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
        #expect(output.text.hasPrefix("\(one): It is not JSON: "))
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
}
