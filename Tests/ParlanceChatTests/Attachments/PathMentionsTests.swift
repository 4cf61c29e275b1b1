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
}
