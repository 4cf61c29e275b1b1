import Testing

@testable import GatewayJSON

@Suite struct JSONPointerTests {
    /// The document of RFC 6901, section 5.
    static let document: JSONValue = [
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
    ]

    @Test(
        "The examples of RFC 6901 resolve and are written as they were read",
        arguments: [
            ("", document), ("/foo", ["bar", "baz"] as JSONValue), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1),
            ("/c%d", 2),
            ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
        ] as [(String, JSONValue)])
    func examples(text: String, value: JSONValue) throws {
        let pointer = try #require(JSONPointer(parsing: text))
        #expect(pointer.resolve(in: Self.document) == value)
        #expect(pointer.description == text)
    }

    @Test(
        "A place that does not exist resolves to nil",
        arguments: ["/x", "/foo/2", "/foo/00", "/foo/-", "/foo/-1", "/foo/+1", "/ /x"])
    func missing(text: String) throws {
        #expect(try #require(JSONPointer(parsing: text)).resolve(in: Self.document) == nil)
    }

    @Test(
        "A text without a leading slash or with a stray tilde is no pointer",
        arguments: ["a", "a/b", "/~", "/~2", "/a~/b"])
    func invalid(text: String) {
        #expect(JSONPointer(parsing: text) == nil)
    }

    @Test("Appending adds unescaped tokens")
    func appending() {
        #expect(JSONPointer().appending("a").appending(0).appending("b/~c").description == "/a/0/b~1~0c")
        #expect(JSONPointer(parsing: "/~01") == JSONPointer(tokens: ["~1"]))
    }
}
