import Testing

@testable import GatewayYAML

@Suite("Aliases, merge keys and limits")
struct YAMLComposerTests {
    @Test("An alias stands for the value and the place of its anchor")
    func alias() throws {
        let expected = YAMLNode.make(
            [
                (.make("a", 1, 1), .make([.make("1", 1, 8)], 1, 4)),
                (.make("b", 2, 1), .make([.make("1", 1, 8)], 1, 4)),
            ], 1, 1)
        #expect(try YAMLNode.parse("a: &x [1]\nb: *x\n") == expected)
    }

    @Test(
        "Anchors and aliases",
        arguments: [
            ("[&a 1, *a, &a 2, *a]", "[1, 1, 2, 2]"),
            ("a: &k key\n*k : value\n", #"{a: "key", key: "value"}"#),
            ("a: &e\nb: *e\n", "{a: null, b: null}"),
            ("[&a [&a 1, *a], *a]", "[[1, 1], [1, 1]]"),
        ])
    func aliases(text: String, outline: String) throws {
        #expect(try YAMLNode.parse(text)?.outline == outline)
    }

    @Test(
        "A merge key brings the keys that the map does not have itself",
        arguments: [
            ("- &d {a: 1, b: 2}\n- {<<: *d, b: 3}\n", "[{a: 1, b: 2}, {b: 3, a: 1}]"),
            ("- &d {a: 1, b: 2}\n- {b: 3, <<: *d}\n", "[{a: 1, b: 2}, {b: 3, a: 1}]"),
            ("- &d {a: 1}\n- &e {a: 2, b: 2}\n- {<<: [*d, *e]}\n", "[{a: 1}, {a: 2, b: 2}, {a: 1, b: 2}]"),
            ("- &d {a: 1}\n- &e {<<: *d, b: 2}\n- {<<: *e}\n", "[{a: 1}, {b: 2, a: 1}, {b: 2, a: 1}]"),
            ("{<<: {a: 1}}", "{a: 1}"),
            ("{!!merge <<: {a: 1}}", "{a: 1}"),
            ("{'<<': {a: 1}}", "{<<: {a: 1}}"),
            ("{<<: []}", "{}"),
        ])
    func mergeKeys(text: String, outline: String) throws {
        #expect(try YAMLNode.parse(text)?.outline == outline)
    }

    @Test("Aliases of aliases are an error before they are a billion values")
    func billionLaughs() {
        var text = "- &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...9 {
            text += "- &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        #expect(
            refusal(of: text)
                == YAMLError(
                    message: "The document has more than 1000000 values once its aliases are expanded. Write it with "
                        + "fewer nested aliases.",
                    mark: YAMLMark(line: 6, column: 43)))
    }

    @Test("Lists nest to the limit and no further", arguments: [100, 101])
    func depth(depth: Int) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let error = YAMLError(
            message: "Lists and maps are nested more than 100 levels deep here. Use less nesting.",
            mark: YAMLMark(line: 1, column: 101))
        #expect(refusal(of: text) == (depth > YAMLComposer.maximumDepth ? error : nil))
    }

    @Test("The depth that an alias brings counts", arguments: [100, 101])
    func depthByAliases(depth: Int) {
        // The list of the lines is 1 deep, and each line wraps the one before.
        let lines = ["- &a0 []"] + (1..<depth - 1).map { "- &a\($0) [*a\($0 - 1)]" }
        let mark = refusal(of: lines.joined(separator: "\n"))?.mark
        #expect(mark == (depth > YAMLComposer.maximumDepth ? YAMLMark(line: 100, column: 9) : nil))
    }

    @Test(
        "A document that cannot be built is refused at the place that has to change",
        arguments: [
            (
                "a: 1\nb: 2\na: 3\n", 3, 1,
                "The key `a` is in this map twice; the first one is at 1:1. Remove or rename one of them."
            ),
            (
                "x: {a: 1, \"a\": 2}", 1, 11,
                "The key `a` is in this map twice; the first one is at 1:5. Remove or rename one of them."
            ),
            (
                "{<<: {}, <<: {}}", 1, 10,
                "The merge key << is in this map twice. Use one << with a list: `<<: [*first, *second]`."
            ),
            (
                "{<<: [{}, text]}", 1, 2,
                "The merge key << accepts a map or a list of maps, but this is a string. Quote the key if it is not meant "
                    + "as a merge key."
            ),
            (
                "model: {{ name }}", 1, 9,
                "A key has to be a single value, but this one is a map. Put it in quotes if it is text with braces or "
                    + "brackets."
            ),
            (
                "a: *b", 1, 4,
                "The alias *b has no anchor. Put &b before the value it refers to, further up, or quote the text if it "
                    + "is not an alias."
            ),
            (
                "a: &b [*b]", 1, 8,
                "The alias *b is inside the value that &b names, so it would never end. Write the value out."
            ),
            (
                "a: 1\n---\nb: 2\n", 2, 1,
                "A second document starts here, but only one is expected. Remove the line `---`."
            ),
        ])
    func refusals(text: String, line: Int, column: Int, message: String) {
        #expect(refusal(of: text) == YAMLError(message: message, mark: YAMLMark(line: line, column: column)))
    }
}
