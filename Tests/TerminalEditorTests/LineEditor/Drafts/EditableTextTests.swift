import Testing

@testable import TerminalEditor

@Suite("EditableText")
struct EditableTextTests {
    @Test(
        "Control characters go, tabs and line breaks stay",
        arguments: [
            ("plain é漢👩‍💻", "plain é漢👩‍💻"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\r\r\n\nb", "a\n\n\nb"), ("a\tb", "a\tb"),
            ("\u{1B}[31mred\u{1B}]0;t\u{7}", "[31mred]0;t"), ("a\u{0}\u{8}\u{7F}\u{85}\u{9B}b", "ab"),
        ])
    func clean(_ text: String, _ expected: String) {
        #expect(EditableText.clean(text) == expected)
    }

    @Test("On one line, breaks and tabs become spaces")
    func cleanLine() {
        #expect(EditableText.cleanLine("a\r\nb\tc\u{1B}[m") == "a b c[m")
    }

    @Test("Bytes that are not UTF-8 are replaced")
    func bytes() {
        #expect(EditableText.clean([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    }
}
