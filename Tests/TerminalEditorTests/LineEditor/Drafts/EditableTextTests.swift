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

    @Test(
        "Of all scalars only controls go",
        arguments: [0..<0x3000, 0x3000..<0xE000, 0xE000..<0x20000] as [Range<UInt32>])
    func scalars(range: Range<UInt32>) {
        for scalar in range.compactMap(Unicode.Scalar.init) where ![0x09, 0x0A, 0x0D].contains(scalar.value) {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let text = EditableText.clean("a\(scalar)")
            if Array(text.utf8) != Array((isControl ? "a" : "a\(scalar)").utf8) { Issue.record("\(scalar.value)") }
        }
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
