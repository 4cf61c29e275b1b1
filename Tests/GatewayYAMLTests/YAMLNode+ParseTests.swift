import Testing
import GatewayYAML

@Suite("Parsing a document")
struct YAMLNodeParseTests {
    @Test("Every node of a configuration has its line and column, counted from 1")
    func marks() throws {
        let text = """
            # models
            gateways:
              local:
                url: "http://localhost"
                ports: [80, 8080]
              empty:
            """
        let expected = YAMLNode.make(
            [
                (
                    .make("gateways", 2, 1),
                    .make(
                        [
                            (
                                .make("local", 3, 3),
                                .make(
                                    [
                                        (.make("url", 4, 5), .make("http://localhost", 4, 10, isPlain: false)),
                                        (
                                            .make("ports", 5, 5),
                                            .make([.make("80", 5, 13), .make("8080", 5, 17)], 5, 12)
                                        ),
                                    ], 4, 5)
                            ),
                            (.make("empty", 6, 3), .make("", 6, 9)),
                        ], 3, 3)
                )
            ], 2, 1)
        #expect(try YAMLNode.parse(text) == expected)
    }

    @Test(
        "A column counts Unicode scalars",
        arguments: [("é: x", 4), ("👍: x", 4), ("e\u{301}: x", 5), ("\u{FEFF}a: x", 4), ("a:\tx", 4)])
    func columns(text: String, column: Int) throws {
        #expect(try YAMLNode.parse(text)?.entries?.first?.value.mark == YAMLMark(line: 1, column: column))
    }

    @Test(
        "A text without a document is nil",
        arguments: ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "\u{FEFF}", "  "])
    func emptyDocument(text: String) throws {
        #expect(try YAMLNode.parse(text) == nil)
    }

    @Test("A written null is a document")
    func nullDocument() throws {
        #expect(try YAMLNode.parse("~") == .make("~", 1, 1))
    }

    @Test(
        "Structure is read as YAML means it",
        arguments: [
            ("a: 1\nb:\n- x\n- y: true\n", #"{a: 1, b: ["x", {y: true}]}"#),
            ("{a: [1, 2], 'b': {}}", "{a: [1, 2], b: {}}"),
            ("- |\n  two\n  lines\n- >-\n  one\n  line\n", "[\"two\nlines\n\", \"one line\"]"),
            (#"- "tab\tnul\0é"# + "\\u00e9\"", "[\"tab\tnul\0éé\"]"),
            ("- 'it''s'\n- it's\n", #"["it's", "it's"]"#),
            ("%YAML 1.2\n---\na: b\n...\n", #"{a: "b"}"#),
            ("? a\n: b\n", #"{a: "b"}"#),
            ("a: b\r\nc: d\r\n", #"{a: "b", c: "d"}"#),
            ("url: http://x:80/#y # comment", ##"{url: "http://x:80/#y"}"##),
            ("text: 日本語 👩‍👩‍👧", #"{text: "日本語 👩‍👩‍👧"}"#),
            ("!!map {a: !!str 1}", #"{a: "1"}"#),
        ])
    func structure(text: String, outline: String) throws {
        #expect(try YAMLNode.parse(text)?.outline == outline)
    }

    @Test("A tag is kept with its handle expanded and the node starts at it")
    func tags() throws {
        let node = try YAMLNode.parse("- !!str 12\n- !local x\n")
        #expect(
            node
                == .make(
                    [
                        .make("12", 1, 3, tag: "tag:yaml.org,2002:str"),
                        .make("x", 2, 3, tag: "!local"),
                    ], 1, 1))
    }

    @Test("A key is found by its text, quoted or not")
    func subscripts() throws {
        let node = try #require(try YAMLNode.parse("a: 1\n'b': 2\n3: x\n"))
        #expect(["a", "b", "3", "c"].map { node[$0]?.text } == ["1", "2", "x", nil])
        #expect(node["a"]?["a"] == nil)
    }

    @Test("The same text gives equal nodes, a moved one does not")
    func equality() throws {
        #expect(try YAMLNode.parse("a: 1") == YAMLNode.parse("a: 1"))
        #expect(try YAMLNode.parse("a: 1") != YAMLNode.parse("\na: 1"))
    }
}
