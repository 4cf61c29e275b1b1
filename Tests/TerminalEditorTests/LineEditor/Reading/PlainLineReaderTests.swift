import Foundation
import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("PlainLineReader", .timeLimit(.minutes(10)))
struct PlainLineReaderTests {
    @Test("Lines come one by one, then the end")
    func lines() async {
        let pipe = TestPipe()
        let reader = PlainLineReader(input: FileDescriptor(pipe.readEnd))
        pipe.write("one\ntwo\r\n\nlast without an end")
        pipe.closeWriteEnd()
        #expect(
            await reader.lines(5) == [.line("one"), .line("two"), .line(""), .line("last without an end"), .endOfInput])
        await reader.close()
    }

    @Test("A line may come in pieces, cut inside a character")
    func pieces() async {
        let pipe = TestPipe()
        let reader = PlainLineReader(input: FileDescriptor(pipe.readEnd))
        async let line = reader.readLine(LinePrompt("> "))
        for byte in "wörld 漢字\n".utf8 { pipe.write(bytes: [byte]) }
        #expect(await line == .line("wörld 漢字"))
        await reader.close()
    }

    @Test("A line may be very long")
    func long() async {
        let pipe = TestPipe()
        let reader = PlainLineReader(input: FileDescriptor(pipe.readEnd))
        let text = String(repeating: "漢字 and more, ", count: 100_000)
        Thread.detachNewThread { pipe.write(text + "\n") }
        #expect(await reader.readLine(LinePrompt("> ")) == .line(text))
        await reader.close()
    }

    @Test("A cancelled read returns at once, and its line goes to the next")
    func cancel() async {
        let pipe = TestPipe()
        let reader = PlainLineReader(input: FileDescriptor(pipe.readEnd))
        let read = Task { await reader.readLine(LinePrompt("> ")) }
        pipe.write("begun")
        read.cancel()
        #expect(await read.value == .interrupted)
        pipe.write(", done\n")
        #expect(await reader.readLine(LinePrompt("> ")) == .line("begun, done"))
        await reader.close()
        #expect(await reader.readLine(LinePrompt("> ")) == .endOfInput)
    }

    @Test("Closing ends a read that waits")
    func close() async {
        let pipe = TestPipe()
        let reader = PlainLineReader(input: FileDescriptor(pipe.readEnd))
        async let line = reader.readLine(LinePrompt("> "))
        await reader.close()
        #expect(await line == .endOfInput)
    }

    @Test("The prompt is written only if asked for, as plain text")
    func prompt() async {
        let (pipe, output) = (TestPipe(), TestPipe())
        let reader = PlainLineReader(input: FileDescriptor(pipe.readEnd), promptOutput: FileDescriptor(output.writeEnd))
        pipe.write("a\nb\n")
        _ = await reader.readLine(LinePrompt("you\u{1B}> ", role: .accent))
        await reader.close()
        output.closeWriteEnd()
        #expect(output.readAll() == "you^[> ")
    }

    @Test("A file is read like a pipe")
    func file() async throws {
        let folder = try TemporaryDirectory()
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.write("one\ntwo", to: "lines")))
        let reader = PlainLineReader(input: FileDescriptor(handle.fileDescriptor))
        #expect(await reader.lines(3) == [.line("one"), .line("two"), .endOfInput])
        await reader.close()
    }
}

extension LineReader {
    fileprivate func lines(_ count: Int) async -> [LineInput] {
        var lines: [LineInput] = []
        for _ in 0..<count { lines.append(await readLine(LinePrompt("> "))) }
        return lines
    }
}

/// A pipe whose write end can be closed.
private final class TestPipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    func write(_ text: String) { write(bytes: Array(text.utf8)) }

    func write(bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(writeEnd, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func closeWriteEnd() { Foundation.close(writeEnd) }

    func readAll() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(readEnd, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
