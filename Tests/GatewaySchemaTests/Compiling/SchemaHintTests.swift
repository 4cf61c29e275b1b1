import GatewayJSON
import Testing

@testable import GatewaySchema

@Suite struct SchemaHintTests {
    @Test(
        "Keywords of older drafts that are ignored are named with their fix",
        arguments: [
            (#"{"dependencies":{"a":["b"]}}"#, "/dependencies", "dependentRequired"),
            (#"{"items":{"additionalItems":false}}"#, "/items/additionalItems", "prefixItems"),
            (##"{"properties":{"a":{"$recursiveRef":"#"}}}"##, "/properties/a/$recursiveRef", "$dynamicRef"),
            (#"{"$recursiveAnchor":true}"#, "/$recursiveAnchor", "$dynamicAnchor"),
            (#"{"anyOf":[{"divisibleBy":2}]}"#, "/anyOf/0/divisibleBy", "multipleOf"),
            (#"{"$defs":{"a":{"extends":{}}}}"#, "/$defs/a/extends", "allOf"),
            (#"{"definitions":{"a":{"disallow":"string"}}}"#, "/definitions/a/disallow", "not"),
            (#"{"type":"string","nullable":true}"#, "/nullable", "null"),
            (#"{"id":"http://x/y"}"#, "/id", "$id"), (##"{"not":{"id":"#y"}}"##, "/not/id", "$anchor"),
        ])
    func keywords(schema: String, place: String, fix: String) throws {
        let hints = try Schema(parsing: schema).hints
        #expect(hints.map(\.pointer.description) == [place])
        #expect(hints.first?.message.contains(fix) == true)
    }

    @Test(
        "Properties and data with such names are no keywords",
        arguments: [
            #"{"properties":{"dependencies":{},"id":{},"nullable":{}}}"#, #"{"enum":[{"dependencies":{}}]}"#,
            #"{"const":{"additionalItems":1}}"#, #"{"default":{"id":"http://x"}}"#, #"{"required":["dependencies"]}"#,
            #"{"id":"my own keyword"}"#, "true", #"{"examples":[{"nullable":true}]}"#,
        ])
    func data(schema: String) throws {
        #expect(try Schema(parsing: schema).hints.isEmpty)
    }

    @Test(
        "Forms of older drafts that cannot be read are errors",
        arguments: [
            #"{"items":[{}]}"#, #"{"exclusiveMinimum":true}"#, #"{"exclusiveMaximum":false}"#, #"{"required":true}"#,
            ##"{"$id":"#x"}"##, #"{"type":"any"}"#,
        ])
    func errors(schema: String) {
        #expect(throws: SchemaError.self) { try Schema(parsing: schema) }
    }
}
