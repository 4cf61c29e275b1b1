import Synchronization
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Drafts that outlive their prompt", .timeLimit(.minutes(10)))
struct DraftKeepingTests {
    @Test("The draft is kept while it is typed, whole, and let go when it is sent")
    func keeping() async throws {
        let terminal = try PseudoTerminal.open()
        let kept = Mailbox<[String]>()
        let reader = try EditlineReader.make(on: terminal, keeper: { kept.put($0) })
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("half a thought")
        #expect(try await kept.next(waitingFor: "the draft") == ["half a thought"])
        let paste = String(repeating: "x\n", count: 50)
        terminal.send("\u{1B}[200~\(paste)\u{1B}[201~")
        #expect(try await kept.next(waitingFor: "the paste") == ["half a thought" + paste])
        terminal.send("\u{13}")
        try await terminal.waitFor("is parked")
        terminal.send("/x")
        #expect(try await kept.next(waitingFor: "both drafts") == ["half a thought" + paste, "/x"])
        terminal.send("\r")
        let mark = "[pasted 50 lines]"
        let pastes = [FoldedPaste(mark: mark, text: paste)]
        let parked = "half a thought" + paste
        #expect(await line == .line(SubmittedLine("/x", pastes: pastes, parkedDraft: parked)))
        #expect(try await kept.next(waitingFor: "the rest") == ["half a thought" + paste])
        let sent = SubmittedLine(parked, pastes: pastes, pasted: [paste], shown: "half a thought" + mark)
        #expect(try await terminal.submit("\r", to: reader) == .line(sent))
        #expect(try await kept.next(waitingFor: "nothing") == [])
        await reader.close()
    }

    @Test("A draft that starts with a space is not kept")
    func secret() async throws {
        let terminal = try PseudoTerminal.open()
        let kept = Mailbox<[String]>()
        let reader = try EditlineReader.make(on: terminal, keeper: { kept.put($0) })
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send(" secret")
        // The first call, which says that there is nothing.
        #expect(try await kept.next(waitingFor: "a call") == [])
        terminal.send("\r")
        #expect(await line == .line(" secret"))
        await reader.close()
    }

    @Test("A draft that is set aside comes back after the next line, its paste too, which can be looked at meanwhile")
    func aside() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        let paste = String(repeating: "x\n", count: 50)
        let keys = "look: \u{1B}[200~\(paste)\u{1B}[201~\u{13}/model\r"
        let pastes = [FoldedPaste(mark: "[pasted 50 lines]", text: paste)]
        let command = SubmittedLine("/model", pastes: pastes, parkedDraft: "look: " + paste)
        #expect(try await terminal.submit(keys, to: reader) == .line(command))
        let sent = SubmittedLine(
            "look: " + paste + "!", pastes: pastes, pasted: [paste], shown: "look: [pasted 50 lines]!")
        #expect(try await terminal.submit("!\r", to: reader) == .line(sent))
        #expect(try await terminal.submit("x\r", to: reader) == .line(SubmittedLine("x", pastes: pastes)))
        await reader.close()
    }

    @Test("A question begins empty; the draft waits for the prompt after it")
    func question() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        #expect(await reader.offer("a draft", isEdited: false))
        async let answer = reader.readLine(LinePrompt("sure? ", isQuestion: true))
        try await terminal.waitFor("sure?")
        terminal.send("yes\r")
        #expect(await answer == .line("yes"))
        #expect(try await terminal.submit("!\r", to: reader) == .line("a draft!"))
        await reader.close()
    }

    @Test("The mark of a paste tells what the caller says of it")
    func measure() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(
            PseudoTerminal.prompt, aids: LineAids(measure: { "\($0.count) tok\u{1B}ens" }))
        try await terminal.waitFor("you>")
        let paste = String(repeating: "x\n", count: 50)
        terminal.send("\u{1B}[200~" + paste + "\u{1B}[201~")
        let mark = "[pasted 50 lines, 100 tokens]"
        try await terminal.wait(toShow: "you> \(mark)")
        terminal.send("\r")
        let pastes = [FoldedPaste(mark: mark, text: paste)]
        #expect(await line == .line(SubmittedLine(paste, pastes: pastes, pasted: [paste], shown: mark)))
        await reader.close()
    }

    @Test("A terminal that takes scalars one by one is asked, and its cells are believed")
    func asked() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("👍🏽")
        try await terminal.waitFor("\u{1B}[6n👍🏽\u{1B}[6n")
        // Two cells more than for a cluster.
        terminal.send("\u{1B}[1;6R\u{1B}[1;10R")
        // Behind four cells.
        try await terminal.waitFor("\u{1B}[10G")
        terminal.send("\u{1B}[D")
        try await terminal.waitFor("\u{1B}[6G")
        terminal.send("!\u{1B}[3~\r")
        #expect(await line == .line("!"))
        await reader.close()
    }
}
