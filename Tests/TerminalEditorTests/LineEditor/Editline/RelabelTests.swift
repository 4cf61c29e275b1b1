import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Another prompt while a line is typed", .timeLimit(.minutes(10)))
struct RelabelTests {
    private static let old = LinePrompt("provider> ", role: .accent)
    private static let new = LinePrompt("a-longer-model> ", role: .accent)

    private let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal.open()
    }

    @Test("The draft stays as it is, and what is typed goes on at the cursor")
    func draft() async throws {
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(Self.old)
        try await terminal.waitFor("provider>")
        // The cursor between c and d.
        terminal.send("abcd\u{2}")
        try await terminal.wait(toShow: "provider> abcd")
        reader.relabel(Self.old, as: Self.new)
        try await terminal.wait(toShow: "a-longer-model> abcd")
        terminal.send("X\r")
        #expect(await line == .line("abcXd"))
        await reader.close()
    }

    @Test("While nobody reads, the draft below the text has the new prompt from then on")
    func streaming() async throws {
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(Self.old)
        try await terminal.waitFor("provider>")
        terminal.send("go\r")
        #expect(await line == .line("go"))
        reader.beginWork(LiveWork { _ in .queue })
        terminal.send("dra")
        try await terminal.wait(toShow: "provider> dra")
        reader.relabel(Self.old, as: Self.new)
        try await terminal.wait(toShow: "a-longer-model> dra")
        await reader.close()
    }

    @Test("A prompt that is another one by now, such as a question, is left alone")
    func other() async throws {
        let reader = try EditlineReader.make(on: terminal)
        async let answer = reader.readLine(LinePrompt("sure? ", isQuestion: true))
        try await terminal.waitFor("sure? ")
        reader.relabel(Self.old, as: Self.new)
        terminal.send("y\r")
        #expect(await answer == .line("y"))
        async let line = reader.readLine(Self.old)
        try await terminal.waitFor("provider>")
        terminal.send("x\r")
        #expect(await line == .line("x"))
        #expect(!terminal.text.contains("a-longer-model"))
        await reader.close()
    }
}
