import Glibc
import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("What is typed while nobody reads", .timeLimit(.minutes(10)))
struct LiveEditingTests {
    private let terminal: PseudoTerminal
    private let writer: TerminalWriter
    private let reader: EditlineReader

    init() async throws {
        terminal = try PseudoTerminal.open(columns: 60, rows: 12)
        writer = .make(on: FileDescriptor(terminal.programEnd))
        reader = try EditlineReader.make(on: terminal, history: ["earlier"], writer: writer)
        #expect(try await terminal.submit("go\r", to: reader, meter: { "\($0.count) tok" }) == .line("go"))
        reader.beginWork(
            LiveWork { line in
                line.text == "/tokens" ? .notice("12 tokens") : .panel(title: "Help", rows: ["one", "two"])
            })
        writer.write("An answer.")
    }

    @Test(
        "A draft is seen below the answer as it is typed, counted, edited with the same keys, and goes on at the prompt"
    )
    func draft() async throws {
        terminal.send("helo")
        try await terminal.wait(toShow: "you> helo")
        try await terminal.wait(toShow: "4 tok")
        terminal.send("\u{7F}lo")
        try await terminal.wait(toShow: "you> hello")
        writer.write("More of it.")
        try await terminal.waitUntil("the answer above the draft") { terminal in
            let rows = terminal.shownLines.trimmingEmptyEnd
            return Array(rows.dropLast()) == ["you> go", "An answer.", "More of it."]
                && rows.last?.hasPrefix(" you> hello") == true
        }
        reader.endWork()
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShowLast: ["More of it.", "you> hello"])
        terminal.send("!\r")
        #expect(await line == .line("hello!"))
        await reader.close()
    }

    @Test("Enter queues a line, visibly; each is a line of its own, and is shown at its prompt")
    func queue() async throws {
        terminal.send("one\r")
        try await terminal.wait(toShow: "1 queued")
        terminal.send("two\nlines\r")
        try await terminal.waitUntil("two lines") { _ in reader.queue.count == 2 }
        reader.endWork()
        #expect(await reader.readLine(PseudoTerminal.prompt).text == "one")
        #expect(await reader.readLine(PseudoTerminal.prompt).text == "two\nlines")
        async let rest = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShowLast: ["An answer.", "you> one", "you> two", "lines", "you>"])
        terminal.send("\r")
        #expect(await rest.text == "")
        await reader.close()
    }

    @Test("Up on an empty draft takes the last queued line back; any can be dropped")
    func takingBack() async throws {
        for text in ["one", "two", "three"] {
            terminal.send(text + "\r")
            try await terminal.waitUntil(text) { _ in reader.queue.last?.text == text }
        }
        terminal.send("\u{1B}[A")
        try await terminal.wait(toShow: "you> three")
        #expect(reader.queue.map(\.text) == ["one", "two"])
        #expect(reader.dropQueued(0)?.text == "one")
        #expect(reader.dropQueued(7) == nil)
        #expect(await reader.readLine(PseudoTerminal.prompt).text == "two")
        await reader.close()
    }

    @Test("Ctrl-C holds the queue until Enter, and leaves the draft as it is; a second one makes drafts of the lines")
    func interrupt() async throws {
        for text in ["one", "two"] {
            terminal.send(text + "\r")
            try await terminal.waitUntil(text) { _ in reader.queue.last?.text == text }
        }
        reader.interrupt()
        try await terminal.wait(toShow: "eld: Enter")
        reader.endWork()
        async let first = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitUntil("the prompt") { $0.shownLines.trimmingEmptyEnd.last?.hasPrefix("you>") == true }
        #expect(reader.queue.count == 2)
        terminal.send("\r")
        #expect(await first.text == "one")
        // What is shown from here on comes after that.
        terminal.mark()
        try await terminal.waitFor(PseudoTerminal.endMark)
        reader.interrupt()
        try await terminal.waitFor("eld: Enter")
        reader.interrupt()
        try await terminal.waitUntil("an empty queue") { _ in reader.queue.isEmpty }
        async let next = reader.readLine(PseudoTerminal.prompt)
        terminal.send("\u{1B}[A")
        try await terminal.wait(toShow: "you> two")
        terminal.send("\r")
        #expect(await next.text == "two")
        await reader.close()
    }

    @Test("What is typed right behind a Ctrl-C that comes as a sequence is not held")
    func behindInterrupt() async {
        // In a process of its own: Ctrl-C is for all readers of one.
        await #expect(processExitsWith: .exitCode(5)) {
            let terminal = try PseudoTerminal.open()
            let reader = try EditlineReader.make(on: terminal)
            #expect(try await terminal.submit("go\r", to: reader) == .line("go"))
            reader.beginWork(LiveWork { _ in .queue })
            terminal.send("\u{1B}[99;5utwo\r")
            try await terminal.wait(toShow: "1 queued")
            reader.endWork()
            let line = await reader.readLine(PseudoTerminal.prompt)
            await reader.close()
            exit(line.text == "two" ? 5 : 1)
        }
    }

    @Test("A held queue is sent by Enter with the draft behind it; a command is done before")
    func heldWithDraft() async throws {
        terminal.send("one\r")
        try await terminal.waitUntil("one") { _ in reader.queue.count == 1 }
        reader.holdQueue()
        reader.endWork()
        async let command = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShow: "eld: Enter")
        terminal.send("/tokens\r")
        #expect(await command.text == "/tokens")
        // What is shown from here on is the next prompt's.
        terminal.mark()
        try await terminal.waitFor(PseudoTerminal.endMark)
        async let first = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("eld: Enter")
        terminal.send("two\r")
        #expect(await first.text == "one")
        #expect(await reader.readLine(PseudoTerminal.prompt).text == "two")
        await reader.close()
    }

    @Test("Enter between two prompts sends what is held, too", arguments: ["", "two"])
    func heldBetweenPrompts(typed: String) async throws {
        terminal.send("one\r")
        try await terminal.waitUntil("one") { _ in reader.queue.count == 1 }
        reader.holdQueue()
        reader.endWork()
        terminal.send(typed + "\r")
        #expect(await reader.readLine(PseudoTerminal.prompt).text == "one")
        if !typed.isEmpty { #expect(await reader.readLine(PseudoTerminal.prompt).text == typed) }
        await reader.close()
    }

    @Test("A command is done at once: one line of it at the foot, more in a panel, which Escape closes")
    func commands() async throws {
        terminal.send("/tokens\r")
        try await terminal.wait(toShow: "12 tokens")
        #expect(reader.queue.isEmpty)
        terminal.send("/help\r")
        try await terminal.wait(toShow: "two")
        terminal.send("\u{1B}")
        try await terminal.waitUntil("no panel") { !$0.shownLines.contains { $0.contains("two") } }
        terminal.send("//help\r")
        try await terminal.waitUntil("a queued line") { _ in reader.queue.map(\.text) == ["//help"] }
        await reader.close()
    }

    @Test("A panel that has nothing to scroll leaves Up to the queue, and goes with the next line")
    func panel() async throws {
        terminal.send("one\r")
        try await terminal.waitUntil("one") { _ in reader.queue.count == 1 }
        terminal.send("/help\r")
        try await terminal.wait(toShow: "Esc closes")
        terminal.send("\u{1B}[A")
        try await terminal.wait(toShow: "you> one")
        #expect(reader.queue.isEmpty)
        terminal.send("\r")
        try await terminal.waitUntil("no panel") { !$0.shownLines.contains { $0.contains("Esc closes") } }
        await reader.close()
    }

    @Test("An Escape that had nothing to close does not eat the first letter of what is typed next")
    func escape() async throws {
        terminal.send("a\u{1B}")
        try await terminal.wait(toShow: "you> a")
        // Nothing that can be seen tells that the Escape's time is over.
        _ = try? await terminal.waitUntil("the end of it", timeout: .seconds(2)) { _ in false }
        terminal.send("b")
        try await terminal.wait(toShow: "you> ab")
        await reader.close()
    }

    @Test("Ctrl-D on an empty draft says that an answer is streaming, and does nothing")
    func endOfInput() async throws {
        terminal.send("\u{4}")
        try await terminal.wait(toShow: "An answer is streaming")
        #expect(reader.queue.isEmpty)
        await reader.close()
    }

    @Test("A question takes no key that was typed before it; the draft waits and comes back")
    func question() async throws {
        terminal.send("dra")
        try await terminal.wait(toShow: "you> dra")
        terminal.send("ft")
        async let answer = reader.readLine(LinePrompt("sure? ", isQuestion: true))
        try await terminal.wait(toShow: "sure?")
        terminal.send("y\r")
        #expect(await answer == .line("y"))
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShow: "you> draft")
        terminal.send("\r")
        #expect(await line == .line("draft"))
        await reader.close()
    }

    @Test("What is typed just after a question appeared goes to the draft; Ctrl-C answers at once")
    func early() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, blindTime: .seconds(3600))
        async let answer = reader.readLine(LinePrompt("sure? ", isQuestion: true))
        try await terminal.wait(toShow: "sure?")
        terminal.send("yes, it is")
        terminal.send("\u{3}")
        #expect(await answer == .interrupted)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShow: "you> yes, it is")
        terminal.send("\r")
        #expect(await line == .line("yes, it is"))
        await reader.close()
    }

    @Test(
        "What is typed just after a list appeared chooses nothing and goes to the draft; Ctrl-C closes it",
        arguments: ["\r", "alp"])
    func earlyChoice(typed: String) async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, blindTime: .seconds(3600))
        async let choice = reader.pick(Picker(title: "Model", items: ["alpha", "beta"].map { Picker.Item($0) }))
        try await terminal.wait(toShow: "beta")
        terminal.send(typed)
        terminal.send("\u{3}")
        #expect(await choice == .dismissed)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShow: typed == "\r" ? "you>" : "you> alp")
        terminal.send("!\r")
        #expect(await line == .line(typed == "\r" ? "!" : "alp!"))
        await reader.close()
    }

    @Test("A list that opens in mid-answer leaves the answer's line whole")
    func choiceInAnswer() async throws {
        writer.beginAnswer()
        writer.stream("It goes")
        async let choice = reader.pick(Picker(title: "Model", items: ["alpha", "beta"].map { Picker.Item($0) }))
        try await terminal.wait(toShow: "beta")
        writer.stream(" on, unbroken")
        writer.stream(" to its end.")
        try await terminal.wait(toShow: "It goes on, unbroken to its end.")
        terminal.send("bet\r")
        #expect(await choice == .chosen(1))
        writer.stream(" And on.")
        writer.endAnswer()
        reader.endWork()
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShowLast: ["It goes on, unbroken to its end. And on.", "you>"])
        terminal.send("x\r")
        #expect(await line == .line("x"))
        await reader.close()
    }

    @Test("A list is filtered as one types, and gives the entry that is chosen")
    func picking() async throws {
        reader.endWork()
        let picker = Picker(title: "Model", items: ["alpha", "beta", "alphabet"].map { Picker.Item($0) })
        async let result = reader.pick(picker)
        try await terminal.wait(toShow: "beta")
        terminal.send("bet")
        try await terminal.waitUntil("no alpha") { !$0.shownLines.contains { $0.hasSuffix("alpha") } }
        terminal.send("\u{1B}[B\r")
        #expect(await result == .chosen(2))
        async let dismissed = reader.pick(picker)
        try await terminal.wait(toShow: "beta")
        terminal.send("\u{1B}")
        #expect(await dismissed == .dismissed)
        await reader.close()
    }
}
