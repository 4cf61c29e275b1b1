import ChatTestSupport
import Testing

@testable import ParlanceChat

@Suite("Paths in a prompt")
struct PathMentionsTests {
    private func files(_ text: String, _ existing: Set<String> = ["a.md", "my file.txt", "main", "b"]) -> [String] {
        PathMentions.files(in: text, where: existing.contains)
    }

    @Test(
        "A path after @ that is a file is taken, without the sentence's own signs",
        arguments: [
            ("@a.md", ["a.md"]), ("See @a.md.", ["a.md"]), ("(@a.md), @b?", ["a.md", "b"]), ("@a.md @a.md", ["a.md"]),
            (#"@my\ file.txt!"#, ["my file.txt"]), (#"@"my file.txt" and"#, ["my file.txt"]), ("x\n@b", ["b"]),
        ])
    func taken(text: String, expected: [String]) {
        #expect(files(text) == expected)
    }

    @Test(
        "Addresses, attributes and what is no file stay text",
        arguments: ["me@a.md", "@Sendable func f()", "@main.x", "@", "@ a.md", "@none", "@\"a.md", "a@b"])
    func left(text: String) {
        #expect(files(text) == [])
    }

    @Test(
        "What looks like a file that is not there is told from attributes, people and packages",
        arguments: [
            ("@b.md, @a.md", ["b.md"]), ("(@src/x.swift)", ["src/x.swift"]),
            ("@./x and @~/y and @/z", ["./x", "~/y", "/z"]),
            ("@Published @main.x @types/node me@b.md @ada. @... @.. @/", []), ("@paper.PDF", ["paper.PDF"]),
        ])
    func missing(text: String, expected: [String]) {
        #expect(PathMentions.missing(in: text) { $0 == "a.md" } == expected)
    }

    @Test("What is typed before the cursor is completed, and comes back as it has to be typed")
    func unfinished() {
        #expect(PathMentions.unfinished(in: "see @no")?.path == "no")
        #expect(PathMentions.unfinished(in: "see @no")?.start == 4)
        #expect(PathMentions.unfinished(in: #"(@my\ fi"#)?.path == "my fi")
        #expect(PathMentions.unfinished(in: "me@no") == nil)
        #expect(PathMentions.unfinished(in: "@no ") == nil)
        #expect(PathMentions.escaped(#"my file\x"#) == #"my\ file\\x"#)
    }

    // MARK: As people write them

    private static let home: Set<String> = [
        "plain.txt", "x.swift", "my file.txt", "it's.md", "日本語.txt", "資料/要約.md", "~/x", "./x", "../x", "src/main.c",
        "main",
        "notes (1).md", "Shot 10.00\u{202F}AM.png", "a:b.txt", "README",
    ]

    @Test(
        "However a sentence goes on behind the name, the file is found",
        arguments: [
            ("@plain.txt's first line", ["plain.txt"]), ("@plain.txt’s", ["plain.txt"]),
            ("見て@plain.txt", ["plain.txt"]),
            ("(@plain.txt)", ["plain.txt"]), ("@plain.txt,", ["plain.txt"]), ("@日本語.txt", ["日本語.txt"]),
            ("@plain.txtを見て", ["plain.txt"]), ("@日本語.txtを見て、@x.swiftも。", ["日本語.txt", "x.swift"]),
            ("@plain.txt,@x.swift", ["plain.txt", "x.swift"]), ("@plain.txt—see there", ["plain.txt"]),
            ("“@plain.txt”", ["plain.txt"]), ("**@plain.txt**", ["plain.txt"]), ("| @plain.txt|", ["plain.txt"]),
            ("→@plain.txt…", ["plain.txt"]), ("《@資料/要約.md》", ["資料/要約.md"]), ("@plain.txt를 봐", ["plain.txt"]),
            ("@plain.txt?!", ["plain.txt"]), ("@README's", ["README"]), ("@it's.md", ["it's.md"]),
            ("[@plain.txt](link)", ["plain.txt"]), ("@a:b.txt", ["a:b.txt"]), ("@plain.txt\u{3000}and", ["plain.txt"]),
        ])
    func sentence(text: String, expected: [String]) {
        #expect(files(text, Self.home) == expected)
    }

    @Test(
        "Quotes and backslashes keep spaces",
        arguments: [
            "@'my file.txt'", #"@"my file.txt""#, #"@my\ file.txt"#, "@“my file.txt”", "@‘my file.txt’",
            "@`my file.txt`",
            "@«my file.txt»", "@「my file.txt」", "@'my file.txt's", #"(@"my file.txt")."#,
        ])
    func quoted(text: String) {
        #expect(files(text, Self.home) == ["my file.txt"])
    }

    @Test("Signs that a terminal escapes in a dropped path, and the narrow space of a screenshot's name")
    func dropped() {
        #expect(files(#"@notes\ \(1\).md"#, Self.home) == ["notes (1).md"])
        #expect(files("@Shot\\ 10.00\u{202F}AM.png", Self.home) == ["Shot 10.00\u{202F}AM.png"])
        #expect(files("@~/x @./x @../x", Self.home) == ["~/x", "./x", "../x"])
    }

    @Test(
        "Lines that are named behind a file",
        arguments: [
            ("@x.swift:42", ":42"), ("@x.swift:42-60 please", ":42-60"), ("(@x.swift:42:7)", ":42:7"),
            ("@x.swift#L42", "#L42"),
            ("@x.swift#L42-L60.", "#L42-L60"), ("@x.swift:42, and", ":42"), ("@x.swift:42's", ":42"),
            ("@'x.swift':42", ":42"), ("@x.swift:42を", ":42"), ("@x.swift:", nil), ("@x.swift: 42", nil),
            ("@x.swift:x", nil),
        ])
    func lines(text: String, lines: String?) {
        #expect(
            PathMentions.mentions(in: text, where: Self.home.contains) == [PathMention(path: "x.swift", lines: lines)])
    }

    @Test(
        "What looks like a file and is none is told, without what the sentence adds",
        arguments: [
            ("@gone.swift:42", ["gone.swift"]), ("@'gone file.txt'", ["gone file.txt"]), ("@gone.txt's", ["gone.txt"]),
            ("見て@gone.txt", ["gone.txt"]), ("@gone.txtを見て", ["gone.txt"]), ("@src/gone", ["src/gone"]),
            ("(@~/gone).", ["~/gone"]), ("@gone.md,@plain.txt", ["gone.md"]), ("@.././gone!", [".././gone"]),
            (#"@gone\ file.png"#, ["gone file.png"]), ("@gone.c#L1", ["gone.c"]),
        ])
    func told(text: String, expected: [String]) {
        #expect(
            PathMentions.missing(in: text, where: Self.home.contains) { $0 == "src" } == expected)
        #expect(files(text, Self.home).contains { expected.contains($0) } == false)
    }

    @Test(
        "Addresses, attributes, rules of style sheets, people and packages are not taken for files",
        arguments: [
            "user@host", "me@example.com", "@Observable class X", "@media (max-width: 3px)", "@types/node",
            "@angular/core@17",
            "git@github.com:me/x.git", "me+tag@plain.txt", "first.last@x.swift", "@ada, @bob.", "@param x", "@2x",
            "@import",
            "@font-face{}", "@click=\"x\"", "ssh://me@host/x.md", "é@plain.txt", "@main.foo", "@@plain.txt",
            "x_@plain.txt",
            "@escaping", #"@"Hello, world""#, "@pytest.mark.slow", "a@b@c.txt",
        ])
    func untold(text: String) {
        #expect(files(text, Self.home) == [])
        #expect(PathMentions.missing(in: text, where: Self.home.contains) { $0 == "src" } == [])
    }

    @Test("A word without an end is looked through in no time")
    func long() {
        let (letters, signs) = (String(repeating: "見", count: 5_000), String(repeating: "),", count: 5_000))
        var lookups = 0
        for text in ["@a.b" + letters, "@a.b" + signs, "@" + letters + signs] {
            _ = PathMentions.files(in: text) { _ in
                lookups += 1
                return false
            }
        }
        #expect(lookups < 1_000)
    }
}
