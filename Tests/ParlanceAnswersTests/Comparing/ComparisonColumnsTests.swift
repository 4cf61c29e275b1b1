import ChatTestSupport
import GatewayCore
import TerminalEditor
import TerminalTestSupport
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Answers side by side", .timeLimit(.minutes(10)))
struct ComparisonColumnsTests {
    private let clock = ManualClock()

    private struct Comparison {
        let columns: ComparisonColumns
        let views: [any AnswerView]
    }

    /// Two models that have been asked.
    private func begin(on screen: ScreenRecorder) throws -> Comparison {
        var session = Session.make()
        let turns = [session.begin("Hello").turn, session.begin("Hello", after: nil, asking: .mistral).turn]
        let writer = screen.writer(colorDepth: .none)
        let stopwatch = Stopwatch { [clock] in clock.now.offset }
        let catalog = ServedCatalog([.make()])
        let queue = ComparisonQueue(
            turns, answers: writer, notices: writer, display: AnswerDisplay(), catalog: catalog,
            stopwatch: stopwatch)
        let columns = try #require(
            ComparisonColumns(
                turns, on: writer, display: AnswerDisplay(), catalog: catalog, otherwise: queue,
                stopwatch: stopwatch, clock: clock))
        let views = turns.indices.map { columns.view(of: $0) }
        for (turn, view) in zip(turns, views) { view.begin(turn, since: .zero, on: stopwatch) }
        return Comparison(columns: columns, views: views)
    }

    private func tick(_ time: Duration = .milliseconds(50)) async {
        await clock.sleeper()
        await clock.advance(by: time)
        await clock.sleeper()
    }

    private func row(_ first: String, _ second: String, width: Int) -> String {
        " " + first.padded(to: width) + (second.isEmpty ? " │" : " │ " + second)
    }

    @Test("Rows stay once both have come past them; what one is ahead is live")
    func life() async throws {
        let screen = ScreenRecorder(columns: 83, rows: 12)
        let (columns, views) = try { ($0.columns, $0.views) }(begin(on: screen))
        let head = row("Turn 1 · openai:gpt-4o", "Turn 2 · mistral:mistral-large-latest", width: 39)
        await tick()
        #expect(
            screen.text == [head, row("⠙ waiting for gpt-4o", "⠙ waiting for mistral-large-latest", width: 39)].lines)

        views[0].show(.text("One\n\nTwo and "))
        await tick()
        #expect(
            screen.text
                == [
                    head, row("One", "", width: 39), row("", "", width: 39), row("Two", "", width: 39),
                    row("gpt-4o: 5 tokens · 0.1 s · $0.000070", "⠹ waiting for mistral-large-latest", width: 39),
                ].lines)

        views[1].show(.text("Un\n\nDeux"))
        views[1].end()
        columns.say([.dim("8 in")], about: 1)
        columns.finish(1, "done")
        views[0].show(.text("three."))
        views[0].end()
        columns.finish(0, "failed")
        await columns.end()
        #expect(
            screen.transcript
                == [
                    head, row("One", "Un", width: 39), row("", "", width: 39), row("Two and three.", "Deux", width: 39),
                    row("", "8 in", width: 39),
                ].lines)
        #expect(screen.screen.unknown == [])
    }

    @Test("What does not fit the screen shows its end, and all of it stands there when both are done")
    func long() async throws {
        let screen = ScreenRecorder(columns: 83, rows: 10)
        let (columns, views) = try { ($0.columns, $0.views) }(begin(on: screen))
        views[0].show(.text((1...30).map { "- \($0)" }.joined(separator: "\n") + "\n"))
        views[1].show(.text("- un\n- deux\n"))
        await tick()
        let lines = screen.text.split(separator: "\n")
        #expect(lines.count == 8, "\(screen.text)")
        #expect(lines.contains { $0.contains("more rows") })
        #expect(lines[lines.count - 2].hasPrefix(" • 2") || lines[lines.count - 2].hasPrefix(" • 3"))
        for index in [0, 1] {
            views[index].end()
            columns.finish(index, "done")
        }
        await columns.end()
        let rows = screen.transcript.split(separator: "\n")
        #expect(rows.count == 31)
        #expect(rows[2].contains("• 2") && rows[2].contains("│ • deux"))
        #expect(rows[30].contains("• 30"))
    }

    @Test("A window that grows too narrow gets all answers whole, one after another")
    func narrower() async throws {
        let screen = ScreenRecorder(columns: 83, rows: 12)
        let (columns, views) = try { ($0.columns, $0.views) }(begin(on: screen))
        views[0].show(.text("One two three"))
        views[1].show(.text("Un"))
        views[1].end()
        columns.say(["8 in"], about: 1)
        columns.finish(1, "done")
        await tick()
        screen.rewrap(columns: 60, rows: 12)
        await tick()
        await tick()
        #expect(screen.text.hasSuffix("\nTurn 1 · openai:gpt-4o\nOne two"), "\(screen.text)")
        views[0].show(.text(" four."))
        views[0].end()
        columns.say(["9 in"], about: 0)
        columns.finish(0, "done")
        await columns.end()
        #expect(
            screen.text.hasSuffix(
                """

                Turn 1 · openai:gpt-4o
                One two three four.
                9 in

                Turn 2 · mistral:mistral-large-latest
                Un
                8 in
                """), "\(screen.text)")
    }

    @Test("Waits, other models and reasoning are shown in the column that they are about")
    func waits() async throws {
        let screen = ScreenRecorder(columns: 109, rows: 12)
        let (columns, views) = try { ($0.columns, $0.views) }(begin(on: screen))
        views[0].show(
            .retrying(
                RetryNotice(number: 1, limit: 2, delay: .seconds(3), error: GatewayError(.rateLimited, "Slow down."))))
        views[1].show(.reasoning("Hm. Well."))
        await tick(.seconds(1))
        let (wait, meter) = ("rate limited; retrying in 2 s (1 of 2), Ctrl-C stops", "mistral-large-latest: 5 tokens")
        #expect(screen.text.contains("\(wait) │ \(meter)"))
        views[0].show(
            .fallback(
                FallbackNotice(
                    from: .gpt4o, to: .mistralLarge, error: GatewayError(.providerFailure, "OpenAI failed (503)."))))
        views[1].show(.text("Oui."))
        await tick()
        #expect(
            screen.text.contains(row("OpenAI failed (503). Asking", "Thought for 1.0 s, 5 tokens.", width: 52)))
        for index in [0, 1] {
            views[index].end()
            columns.finish(index, "done")
        }
        await columns.end()
    }

    @Test(
        "There are none where they would be narrow, or the cursor cannot be moved",
        arguments: [(70, true), (200, false)])
    func impossible(columns: Int, movesCursor: Bool) {
        let session = Session.make()
        let turns = [session.turn(for: "Hello"), session.turn(for: "Hello")]
        let writer = TerminalWriter.make(isTerminal: true, movesCursor: movesCursor, columns: columns)
        let queue = ComparisonQueue(
            turns, answers: writer, notices: writer, display: AnswerDisplay(), catalog: ServedCatalog([]),
            stopwatch: .frozen)
        #expect(
            ComparisonColumns(
                turns, on: writer, display: AnswerDisplay(), catalog: ServedCatalog([]), otherwise: queue,
                stopwatch: .frozen) == nil)
    }
}

extension [String] {
    /// What stands on a screen with these lines.
    fileprivate var lines: String { joined(separator: "\n") }
}

extension LLMGateway where Self == ScriptedGateway {
    fileprivate static var mistral: ScriptedGateway { .make(.mistralLarge) }
}
