import GatewayJSON
import Testing

@testable import GatewaySchema

@Suite struct SchemaErrorTests {
    @Test(
        "A schema that cannot be used is refused with a sentence and the place",
        arguments: [
            (
                "{\n \"a\" 1}",
                "(root): the text is not JSON: line 2, column 6: expected a colon after the key, but found `1`."
            ),
            ("5", "(root): a schema must be an object, true or false, but is the number 5."),
            (
                #"{"properties":{"a":[]}}"#,
                "/properties/a: a schema must be an object, true or false, but is the array []."
            ),
            (
                #"{"$defs":{"unused":{"type":"int"}}}"#,
                "/$defs/unused/type: \"type\" must be one of null, boolean, integer, "
                    + "number, string, array, object, or an array of these, but is the string \"int\"."
            ),
            (
                #"{"type":[]}"#,
                "/type: \"type\" must be one of null, boolean, integer, number, string, array, object, or an "
                    + "array of these, but is the array []."
            ),
            (
                #"{"minLength":-1}"#,
                "/minLength: \"minLength\" must be a whole number of at least 0, but is the number -1."
            ),
            (
                #"{"maxItems":1.5}"#,
                "/maxItems: \"maxItems\" must be a whole number of at least 0, but is the number 1.5."
            ),
            (#"{"maximum":"1"}"#, "/maximum: \"maximum\" must be a number, but is the string \"1\"."),
            (#"{"multipleOf":0}"#, "/multipleOf: \"multipleOf\" must be a number above 0, but is the number 0."),
            (#"{"uniqueItems":1}"#, "/uniqueItems: \"uniqueItems\" must be true or false, but is the number 1."),
            (
                #"{"required":["a",1]}"#,
                "/required: \"required\" must be an array of strings, but is the array [\"a\",1]."
            ),
            (#"{"required":true}"#, "/required: \"required\" must be an array of strings, but is true."),
            (
                #"{"dependentRequired":{"a":"b"}}"#,
                "/dependentRequired: \"dependentRequired\" must be an object of arrays of "
                    + "strings, but is the object {\"a\":\"b\"}."
            ),
            (#"{"enum":1}"#, "/enum: \"enum\" must be an array, but is the number 1."),
            (#"{"anyOf":[]}"#, "/anyOf: \"anyOf\" must contain at least one schema."),
            (#"{"properties":[]}"#, "/properties: \"properties\" must be an object of schemas, but is the array []."),
            (
                #"{"items":[{}]}"#,
                "/items: \"items\" must be a schema; since draft 2020-12 an array of schemas belongs in "
                    + "\"prefixItems\"."
            ),
            (#"{"$ref":1}"#, "/$ref: \"$ref\" must be a string, but is the number 1."),
            (#"{"$id":1}"#, "/$id: \"$id\" must be a string, but is the number 1."),
            (
                #"{"$id":"http://x/#a"}"#,
                "/$id: the identifier \"http://x/#a\" must not contain a fragment; name a place inside "
                    + "a schema with \"$anchor\"."
            ),
            (
                #"{"$defs":{"a":{"$id":"http://x/"},"b":{"$id":"http://x/"}}}"#,
                "/$defs/b/$id: another schema, at \"/$defs/a\", already has the identifier http://x/."
            ),
            (
                #"{"items":{"$ref":"http://x/y#z"}}"#,
                "/items/$ref: the reference \"http://x/y#z\" cannot be resolved: no "
                    + "schema with the URI http://x/y is known. References are never fetched; put the schema under "
                    + "\"$defs\" with this URI as its \"$id\"."
            ),
            (
                ##"{"$ref":"#/$defs/a"}"##,
                "/$ref: the reference \"#/$defs/a\" cannot be resolved: there is nothing at /$defs/a."
            ),
            (
                ##"{"$ref":"#a"}"##,
                "/$ref: the reference \"#a\" cannot be resolved: no schema there has the \"$anchor\" \"a\"."
            ),
            (##"{"$ref":"#/a~2"}"##, "/$ref: the reference \"#/a~2\" has a \"~\" that is neither \"~0\" nor \"~1\"."),
            (##"{"$ref":"#/x","x":1}"##, "/x: a schema must be an object, true or false, but is the number 1."),
        ])
    func messages(text: String, expected: String) {
        let error = #expect(throws: SchemaError.self) { try Schema(parsing: text) }
        #expect(error?.description == "Invalid JSON Schema at \(expected)")
    }

    @Test(
        "A pattern that cannot be compiled is named with its place",
        arguments: [
            (#"{"items":{"pattern":"(a"}}"#, "/items/pattern"),
            (#"{"patternProperties":{"(a":true}}"#, "/patternProperties/(a"),
        ])
    func patterns(text: String, pointer: String) throws {
        let error = try #require(#expect(throws: SchemaError.self) { try Schema(parsing: text) })
        #expect(error.pointer.description == pointer)
        #expect(error.message.hasPrefix("the pattern \"(a\" is not a regular expression that can be compiled: "))
    }
}
