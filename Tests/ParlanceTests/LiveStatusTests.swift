import TestSupport
import Testing

/// The numbers below an answer while it comes, in the whole program.
@Suite(.promptly)
struct LiveStatusTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("While an answer comes its numbers stand below it; afterwards only the summary does")
    func chat() async throws {
        let gate = Gate()
        let chat = try home.chat(
            server: LoopbackServer(.answer("Once upon a t", until: gate, then: "ime.")), columns: 40, rows: 10
        )
        try await chat.waitFor(" ›")
        chat.send("tell\r")
        let live = try await chat.waitUntil("the numbers below the text") { screen in
            guard let row = screen.lines.firstIndex(of: "Once upon a") else { return false }
            return screen.lines[row + 1].hasPrefix(" ~")
        }
        #expect(live.currentLine == "Once upon a")
        #expect(live.cursor.column == 11)
        gate.open()
        let end = try await chat.waitUntil("the summary") { $0.text.contains(" in · 3 out") }
        let row = try #require(end.lines.firstIndex(of: "Once upon a time."))
        #expect(end.lines[row + 1].contains("12 in · 3 out"))
        #expect(!end.text.contains("tokens ·"))
        #expect(chat.screen.unknown == [])
        try await chat.quit()
    }

    @Test("One answer on a terminal has them, too, and leaves nothing but the answer")
    func oneShot() async throws {
        let gate = Gate()
        let program = try home.chat(["hi"], server: LoopbackServer(.answer("Hello t", until: gate, then: "here.")))
        try await program.waitUntil("the numbers below the text") { screen in
            screen.lines.starts(with: ["Hello"]) && screen.lines[1].hasPrefix(" ~")
        }
        gate.open()
        #expect(try await program.waitForExit() == .exited(0))
        #expect(program.screen.text == "Hello there.")
    }
}
