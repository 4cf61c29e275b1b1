import Testing

@testable import TerminalEditor

@Suite("Clipboard")
struct ClipboardSequenceTests {
    @Test(
        "Base64 as RFC 4648 has it",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"), ("é漢", "w6nmvKI="),
        ])
    func base64(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
    }

    @Test("Text goes to the clipboard as one sequence that shows nothing")
    func sequence() {
        let recorder = OutputRecorder()
        let writer = TerminalWriter.make(for: recorder)
        writer.setClipboard("foo")
        #expect(recorder.writes == ["\u{1B}]52;c;Zm9v\u{7}"])
        #expect(writer.isAtLineStart)
    }

    @Test("A pipe and a dumb terminal get nothing", arguments: [true, false])
    func nobody(isTerminal: Bool) {
        let recorder = OutputRecorder()
        TerminalWriter.make(for: recorder, isTerminal: isTerminal, movesCursor: false).setClipboard("foo")
        #expect(recorder.writes.isEmpty)
    }
}
