import Glibc
import Synchronization
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Asking for the background", .timeLimit(.minutes(10)))
struct BackgroundQuestionTests {
    private static let question = "\u{1B}]11;?\u{7}\u{1B}[c"
    private static let prompt = LinePrompt("you> ", role: .accent)

    /// Keeps what it is told.
    private final class Listener: Sendable {
        private let heard = Mutex<[RGB?]>([])

        var colors: [RGB?] { heard.withLock { $0 } }

        func receive(_ color: RGB?) { heard.withLock { $0.append(color) } }
    }

    private let terminal: PseudoTerminal
    private let listener = Listener()

    init() throws {
        terminal = try PseudoTerminal.open()
    }

    private func reader() throws -> EditlineReader {
        let reader = try EditlineReader.make(on: terminal)
        reader.askBackground(patience: .seconds(60), listener.receive)
        return reader
    }

    @Test(
        "The prompt is there at once; the answer is told and is not in the draft",
        arguments: ["\u{1B}]11;rgb:10/20/30\u{7}\u{1B}[?62c", "\u{1B}]11;rgb:1010/2020/3030\u{1B}\\\u{1B}[?62;4c"])
    func answer(_ reply: String) async throws {
        let reader = try reader()
        async let line = reader.readLine(Self.prompt)
        try await terminal.waitFor(Self.question)
        try await terminal.waitFor("\u{1B}[36myou>")
        terminal.send("ab" + reply + "c")
        try await terminal.wait(toShow: "you> abc")
        terminal.send("\r")
        #expect(await line == .line("abc"))
        #expect(listener.colors == [RGB(16, 32, 48)])
        await reader.close()
    }

    @Test("An answer that comes in pieces, and late, is one all the same")
    func pieces() async throws {
        let reader = try reader()
        async let line = reader.readLine(Self.prompt)
        try await terminal.waitFor("you>")
        terminal.send("draft")
        try await terminal.wait(toShow: "you> draft")
        for piece in ["\u{1B}]", "11;rgb:1010/20", "20/3030\u{1B}", "\\\u{1B}[?6", "2c"] {
            terminal.send(piece)
        }
        terminal.send("!\r")
        #expect(await line == .line("draft!"))
        #expect(listener.colors == [RGB(16, 32, 48)])
        await reader.close()
    }

    @Test("A terminal that knows only the second question has said that it does not know the first")
    func unknown() async throws {
        let reader = try reader()
        async let line = reader.readLine(Self.prompt)
        try await terminal.waitFor(Self.question)
        terminal.send("\u{1B}[?1;2c")
        terminal.send("x\r")
        #expect(await line == .line("x"))
        #expect(listener.colors == [nil])
        await reader.close()
    }

    @Test("An answer that comes between two prompts is taken at the second")
    func between() async throws {
        let reader = try reader()
        #expect(try await terminal.submit("one\r", to: reader) == .line("one"))
        terminal.send("\u{1B}]11;rgb:10/20/30\u{7}\u{1B}[?62ctwo\r")
        #expect(await reader.readLine(Self.prompt) == .line("two"))
        #expect(listener.colors == [RGB(16, 32, 48)])
        await reader.close()
    }

    @Test("Without a question nothing is asked; Alt-] is the key that it was")
    func silence() async throws {
        let reader = try EditlineReader.make(on: terminal)
        #expect(try await terminal.submit("a\u{1B}]b\r", to: reader) == .line("ab"))
        await reader.close()
        #expect(!terminal.text.contains("\u{1B}]"))
    }

    @Test("The end waits a moment for an answer on its way, which is not left to the shell")
    func end() async throws {
        let reader = try reader()
        #expect(try await terminal.submit("one\r", to: reader) == .line("one"))
        async let end: Void = reader.close()
        terminal.send("\u{1B}]11;rgb:10/20/30\u{7}\u{1B}[?62c")
        await end
        terminal.send("\n")
        var buffer = [UInt8](repeating: 0, count: 64)
        #expect(read(terminal.programEnd, &buffer, buffer.count) == 1)
    }
}
