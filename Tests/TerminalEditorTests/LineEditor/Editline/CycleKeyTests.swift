import ParlanceSystem
import Synchronization
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Shift-Tab", .timeLimit(.minutes(10)))
struct CycleKeyTests {
    private let terminal: PseudoTerminal
    private let steps = Steps()

    init() throws {
        terminal = try PseudoTerminal.open(columns: 60, rows: 12)
    }

    /// Counts the steps, each of which has a prompt of its own.
    private final class Steps: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock(\.self) }

        func next() -> CycleStep {
            let count = number.withLock { number in
                number += 1
                return number
            }
            return CycleStep(prompt: LinePrompt("you·\(count)> "), notice: "Step \(count).")
        }
    }

    private func read(_ reader: EditlineReader, _ prompt: LinePrompt = PseudoTerminal.prompt) async -> LineInput {
        await reader.readLine(prompt, aids: LineAids(cycle: { [steps] in steps.next() }))
    }

    @Test(
        "It takes a step: the label changes, what is said of it is in view, and the draft goes on at its cursor",
        arguments: ["\u{1B}[Z", "\u{1B}[9;2u", "\u{1B}[27;2;9~"])
    func step(key: String) async throws {
        let reader = try EditlineReader.make(on: terminal)
        async let line = read(reader)
        try await terminal.waitFor("you>")
        terminal.send("abcd\u{2}" + key)
        try await terminal.wait(toShow: "you·1> abcd")
        try await terminal.wait(toShow: "Step 1.")
        terminal.send(key + "X")
        try await terminal.wait(toShow: "you·2> abcXd")
        terminal.send("\r")
        #expect(await line == .line("abcXd"))
        try await terminal.wait(toShow: "you·2> abcXd")
        await reader.close()
    }

    @Test("It does so in vi's mode for text, and among its commands")
    func inVi() async throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write("bind -v\n", to: "editrc")
        let reader = try EditlineReader.make(on: terminal, bindings: file)
        async let line = read(reader)
        try await terminal.waitFor("you>")
        terminal.send("ab\u{1B}[Z")
        try await terminal.wait(toShow: "you·1> ab")
        terminal.send("\r")
        #expect(await line == .line("ab"))
        await reader.close()
    }

    @Test("In a list of completions it goes back, and in a list to choose from it does nothing")
    func inLists() async throws {
        let reader = try EditlineReader.make(
            on: terminal, completer: { _ in Completion(replaces: 0..<0, candidates: [.init("one"), .init("two")]) })
        async let line = read(reader)
        try await terminal.waitFor("you>")
        terminal.send("\t\u{1B}[Z")
        try await terminal.wait(toShow: "you> two")
        terminal.send("\r")
        #expect(await line == .line("two"))
        async let choice = reader.pick(Picker(title: "Number", items: [.init("one"), .init("two")]))
        try await terminal.wait(toShow: "Number")
        terminal.send("\u{1B}[Z\r")
        #expect(await choice == .chosen(0))
        #expect(steps.count == 0)
        await reader.close()
    }

    @Test("At a question, and without anything to go through, it does nothing")
    func nothing() async throws {
        let reader = try EditlineReader.make(on: terminal)
        async let answer = reader.readLine(LinePrompt("sure? ", isQuestion: true))
        try await terminal.waitFor("sure? ")
        terminal.send("\u{1B}[Zy\r")
        #expect(await answer == .line("y"))
        #expect(try await terminal.submit("\u{1B}[Zok\r", to: reader) == .line("ok"))
        await reader.close()
    }

    @Test("While an answer streams it submits the line for it, and the draft stays")
    func streaming() async throws {
        let reader = try EditlineReader.make(on: terminal)
        async let first = read(reader)
        try await terminal.waitFor("you>")
        terminal.send("go\r")
        #expect(await first == .line("go"))
        reader.beginWork(LiveWork(cycleLine: "/next") { .notice("Ran \($0.text)") })
        terminal.send("dra\u{1B}[Z")
        try await terminal.wait(toShow: "Ran /next")
        try await terminal.wait(toShow: "you> dra")
        #expect(steps.count == 0)
        // Two prompts in a row, of which the first may not have been shown yet, are both steps on the way.
        reader.relabel(PseudoTerminal.prompt, as: LinePrompt("you·1> "))
        reader.relabel(LinePrompt("you·1> "), as: LinePrompt("you·2> "))
        try await terminal.wait(toShow: "you·2> dra")
        reader.endWork()
        async let line = reader.readLine(LinePrompt("you·2> "))
        try await terminal.wait(toShow: "you·2> dra")
        terminal.send("ft\r")
        #expect(await line == .line("draft"))
        await reader.close()
    }
}
