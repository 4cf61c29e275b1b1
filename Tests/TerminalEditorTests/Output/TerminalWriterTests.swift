import ParlanceSystem
import Glibc
import Testing

@testable import TerminalEditor

@Suite("Terminal writer")
struct TerminalWriterTests {
    let recorder = OutputRecorder()

    @Test("Roles become colours that end with each line, in one write")
    func colours() {
        let writer = TerminalWriter.make(for: recorder)
        writer.write("Now using " + .accent("gpt-4o"))
        writer.write(.error("one\ntwo\n"), terminator: "")
        #expect(
            recorder.writes == [
                "Now using \u{1B}[36mgpt-4o\u{1B}[0m\n",
                "\u{1B}[31mone\u{1B}[0m\n\u{1B}[31mtwo\u{1B}[0m\n",
            ])
    }

    @Test("Without colour only the text is written")
    func noColour() {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        writer.write("Now using " + .accent("gpt-4o"))
        #expect(recorder.writes == ["Now using gpt-4o\n"])
    }

    @Test("Every role's text and the terminator are made harmless", arguments: TextStyle.allCases)
    func harmless(role: TextStyle) {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        writer.write(StyledText("a\u{1B}]0;x\u{07}b", role), terminator: "\u{9B}\n")
        #expect(recorder.writes == ["a^[]0;x^Gb‹U+009B›\n"])
    }

    @Test("A CR LF that two runs share, or the text and the terminator, is one line break")
    func sharedLineBreak() {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        writer.write("a\r" + .dim("\nb\r"))
        writer.write("c\r", terminator: "")
        #expect(recorder.writes == ["a\nb\n", "c^M"])
    }

    @Test("Hostile text in colour leaves as harmless text in colour", arguments: HostileCase.all)
    func hostile(_ hostile: HostileCase) {
        let writer = TerminalWriter.make(for: recorder)
        writer.write(.success(String(decoding: hostile.input, as: UTF8.self)), terminator: "")
        var rest = recorder.text
        for sequence in [ControlSequence.style([32]), .resetStyle] {
            rest = rest.split(separator: sequence.characters, omittingEmptySubsequences: false).joined()
        }
        #expect(rest == hostile.shown)
    }

    @Test("A streamed answer is made harmless across its chunks")
    func streaming() {
        let writer = TerminalWriter.make(for: recorder)
        writer.beginAnswer()
        writer.stream("thinking", role: .reasoning)
        writer.stream("\nHello\r")
        writer.stream("\nworld\r")
        writer.stream("")
        writer.endAnswer()
        #expect(recorder.writes == ["\u{1B}[2;3mthinking", "\u{1B}[0m\nHello", "\nworld", "^M"])
    }

    @Test("The bytes of a streamed text do not depend on where it was cut")
    func cuts() {
        let text: [StyledText.Span] = [
            .init("plain ", .plain), .init("strong\nlines", .plain, attributes: .strong), .init("code", .code),
            .init("link", .link, link: "https://example.com/é"), .init(" more\n", .link, link: "https://b.c"),
            .init("end", .codeKeyword),
        ]
        func bytes(_ pieces: [StyledText]) -> String {
            let recorder = OutputRecorder()
            let writer = TerminalWriter.make(for: recorder, showsLinks: true)
            writer.beginAnswer()
            for piece in pieces { writer.stream(piece) }
            writer.endAnswer()
            return recorder.text
        }
        let whole = bytes([StyledText(text)])
        let single = bytes(
            text.flatMap { span in span.text.map { StyledText([span.with(String($0))]) } })
        #expect(single == whole)
        #expect(
            whole == "plain \u{1B}[1mstrong\u{1B}[0m\n\u{1B}[1mlines\u{1B}[0m\u{1B}[35mcode\u{1B}[0m"
                + "\u{1B}[4m\u{1B}]8;;https://example.com/%C3%A9\u{1B}\\link\u{1B}]8;;https://b.c\u{1B}\\ more"
                + "\u{1B}[0m\u{1B}]8;;\u{1B}\\\n\u{1B}[35mend\u{1B}[0m")
    }

    @Test("Where there are no links only their text is written")
    func noLinks() {
        let writer = TerminalWriter.make(for: recorder, colorDepth: .none)
        writer.write(StyledText([.init("link", .link, link: "https://example.com")]))
        #expect(recorder.writes == ["link\n"])
    }

    @Test("A chunk in several roles is one write")
    func styledStreaming() {
        let writer = TerminalWriter.make(for: recorder)
        writer.stream("a " + .strong("b\u{1B}") + " c")
        #expect(recorder.writes == ["a \u{1B}[1mb^[\u{1B}[0m c"])
    }

    @Test("A new answer knows nothing of an unfinished one")
    func unfinishedAnswer() {
        let writer = TerminalWriter.make(for: recorder)
        writer.stream("a\r")
        writer.beginAnswer()
        writer.stream("b")
        #expect(recorder.writes == ["a", "b"])
    }

    @Test("A line break is added only within a line")
    func lineStart() {
        let writer = TerminalWriter.make(for: recorder)
        #expect(writer.isAtLineStart)
        writer.ensureLineStart()
        writer.stream("answer")
        #expect(!writer.isAtLineStart)
        writer.stream("")
        #expect(!writer.isAtLineStart)
        writer.ensureLineStart()
        #expect(writer.isAtLineStart)
        writer.ensureLineStart()
        writer.write(.error("x\n"), terminator: "")
        #expect(writer.isAtLineStart)
        writer.write(.error("x"), terminator: "")
        #expect(!writer.isAtLineStart)
        writer.write()
        #expect(writer.isAtLineStart)
        #expect(recorder.text == "answer\n\u{1B}[31mx\u{1B}[0m\n\u{1B}[31mx\u{1B}[0m\n")
    }

    @Test("Everything is written in order, also where a pipe is full and does not block")
    func fullPipe() async throws {
        let pipe = try OutputPipe()
        _ = fcntl(pipe.writeEnd, F_SETFL, O_NONBLOCK)
        let text = String(repeating: "0123456789日本語", count: 20_000)
        let reader = Task.detached { [readEnd = pipe.readEnd] in
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = read(readEnd, &buffer, buffer.count), count > 0 {
                bytes += buffer[..<count]
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        let writer = TerminalWriter(fileDescriptor: FileDescriptor(pipe.writeEnd), capabilities: TerminalCapabilities())
        writer.write(StyledText(text))
        pipe.closeWriteEnd()
        #expect(await reader.value == text + "\n")
        #expect(!writer.isClosed)
    }

    @Test("A pipe that nobody reads closes the writer")
    func brokenPipe() throws {
        // The signal would end the test run; nothing here depends on it.
        signal(SIGPIPE, SIG_IGN)
        let pipe = try OutputPipe()
        let writer = TerminalWriter(fileDescriptor: FileDescriptor(pipe.writeEnd), capabilities: TerminalCapabilities())
        writer.write("read")
        #expect(!writer.isClosed)
        pipe.closeReadEnd()
        writer.write("lost")
        #expect(writer.isClosed)
        writer.write("dropped")
        #expect(writer.isClosed)
    }
}
