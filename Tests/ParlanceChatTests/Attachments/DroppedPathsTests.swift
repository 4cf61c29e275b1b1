import Testing

@testable import ParlanceChat

@Suite("Dropped and pasted paths")
struct DroppedPathsTests {
    private static let disk: Set<String> = [
        "/Users/me/shot.png", "/path/my file.txt", "/path/it's.md", "/path/日本 語.txt", "~/notes.md", "./x", "../up",
        "docs/a.md",
        "notes.md", "main", "/path/a\"b.txt", "/path/50%.txt", "/vmlinuz", "/path/Shot 10.00\u{202F}AM.png",
        "/path/back\\slash.txt", "/path/$HOME.txt", "/path/(1) & [2].txt",
    ]

    @Test(
        "The path of a file, however a terminal or a file manager writes it",
        arguments: [
            ("/Users/me/shot.png", "/Users/me/shot.png"), ("/Users/me/shot.png ", "/Users/me/shot.png"),
            ("/Users/me/shot.png\n", "/Users/me/shot.png"), ("/path/my file.txt", "/path/my file.txt"),
            ("'/path/my file.txt'", "/path/my file.txt"), ("\"/path/my file.txt\"", "/path/my file.txt"),
            (#"/path/my\ file.txt"#, "/path/my file.txt"), ("file:///path/my%20file.txt", "/path/my file.txt"),
            ("file://localhost/path/my%20file.txt", "/path/my file.txt"),
            ("FILE:/Users/me/shot.png", "/Users/me/shot.png"),
            (#"'/path/it'\''s.md'"#, "/path/it's.md"), ("/path/it's.md", "/path/it's.md"),
            (#"/path/it\'s.md"#, "/path/it's.md"),
            ("\"/path/it's.md\"", "/path/it's.md"),
            ("file:///path/%E6%97%A5%E6%9C%AC%20%E8%AA%9E.txt", "/path/日本 語.txt"),
            ("'/path/日本 語.txt'", "/path/日本 語.txt"), ("~/notes.md", "~/notes.md"), ("./x", "./x"), ("../up", "../up"),
            ("docs/a.md", "docs/a.md"), ("notes.md", "notes.md"), (#""/path/a\"b.txt""#, "/path/a\"b.txt"),
            ("file:///path/50%25.txt", "/path/50%.txt"), ("/vmlinuz", "/vmlinuz"),
            ("/path/Shot\\ 10.00\u{202F}AM.png", "/path/Shot 10.00\u{202F}AM.png"),
            (#"/path/back\\slash.txt"#, "/path/back\\slash.txt"), (#""/path/\$HOME.txt""#, "/path/$HOME.txt"),
            (#"/path/\(1\)\ \&\ \[2\].txt"#, "/path/(1) & [2].txt"),
        ])
    func one(text: String, path: String) {
        #expect(DroppedPaths.files(in: text, where: Self.disk.contains) == [path])
    }

    @Test(
        "Several in one drop, side by side or one a line",
        arguments: [
            "/Users/me/shot.png '/path/my file.txt'", #"/Users/me/shot.png /path/my\ file.txt "#,
            "'/Users/me/shot.png' '/path/my file.txt' '/Users/me/shot.png'", "/Users/me/shot.png\n/path/my file.txt\n",
            "file:///Users/me/shot.png\r\nfile:///path/my%20file.txt\r\n",
            "\"/Users/me/shot.png\"\t\"/path/my file.txt\"",
            "/Users/me/shot.png\n\n'/path/my file.txt'", "file:///Users/me/shot.png file:///path/my%20file.txt",
        ])
    func several(text: String) {
        #expect(
            DroppedPaths.files(in: text, where: Self.disk.contains) == ["/Users/me/shot.png", "/path/my file.txt"])
    }

    @Test(
        "Anything else in it makes it a text, and a single word may be an answer",
        arguments: [
            "", "  \n", "main", "/Users/me/shot.png what is this", "/nowhere/x.png", "see /Users/me/shot.png",
            "https://x.org/a.md",
            "/Users/me/shot.png:12: error", "'/Users/me/shot.png", "file:///nowhere", "file:///path/50%.txt",
            "file:Users/me/shot.png",
            "/path/my", "file:///path/%FF.txt", "/", "~", "'main'", "/Users/me/shot.png, /path/my file.txt",
        ])
    func none(text: String) {
        #expect(DroppedPaths.files(in: text, where: Self.disk.contains) == nil)
    }

    @Test(
        "Files at the start of a sentence: only from the root or from home",
        arguments: [
            ("/Users/me/shot.png what is this", ["/Users/me/shot.png"]),
            ("'/path/my file.txt' in short", ["/path/my file.txt"]),
            (#"/path/my\ file.txt what's this?"#, ["/path/my file.txt"]), ("~/notes.md: explain", []),
            ("~/notes.md explain", ["~/notes.md"]), ("file:///path/my%20file.txt ?", ["/path/my file.txt"]),
            ("/Users/me/shot.png '/path/my file.txt' which is newer", ["/Users/me/shot.png", "/path/my file.txt"]),
            ("notes.md is what", []), ("/usr/lib/x.so:12: error: x", []), ("'tis", []),
            ("/Users/me/shot.png's size", []),
            ("", []), ("main", []),
        ])
    func leading(text: String, files: [String]) {
        #expect(DroppedPaths.leading(in: text, where: Self.disk.contains) == files)
    }
}
