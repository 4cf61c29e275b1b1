import TerminalHighlighting
import Testing

@Suite("Names of languages")
struct NameTests {
    @Test(arguments: [
        "js", "ts", "tsx", "jsx", "py", "c++", "sh", "zsh", "bash", "fish", "yml", "rs", "golang", "objc", "csharp",
        "cs", "C#",
        "kt", "dockerfile", "Makefile", "console", "shell-session", "Swift", "SQL", "hcl", "tf", "tex", "viml", "nasm",
        "F#", "json5", "ps1", "html", "svg", "scss", "md", "patch", "toml", "ini", "nginx", "proto", "graphql", "cmake",
    ])
    func aliasesAreKnown(_ name: String) {
        #expect(SyntaxHighlighter(language: name) != nil)
    }

    @Test(arguments: ["swift title=\"a.swift\"", "  swift", "swift {1,3}", "swift,ignore", "swift:main.swift"])
    func theFirstWordCounts(_ info: String) throws {
        var highlighter = try #require(SyntaxHighlighter(language: info))
        #expect(highlighter.feed("func ").first == SyntaxSpan("func", .keyword))
    }

    @Test(arguments: ["", "text", "plain", "none", "{}", "swiftly"])
    func othersAreNot(_ name: String) {
        #expect(SyntaxHighlighter(language: name) == nil)
    }
}
