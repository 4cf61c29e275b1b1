import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("The view of what runs")
struct TopDrawingTests {
    private func sum(_ picos: Int, estimated: Bool = false) -> SpendingSum {
        var sum = SpendingSum()
        if estimated { sum.estimated = Dollars(picos: picos) } else { sum.exact = Dollars(picos: picos) }
        return sum
    }

    private func reading(_ count: Int = 3) -> TopReading {
        var idle = RunningProgram(process: 11, kind: .chat, begin: 1)
        idle.model = ServedModel(id: .gpt4o)
        (idle.window, idle.used) = (128_000, 12_800)
        var busy = RunningProgram(process: 12, kind: .chat, begin: 2)
        busy.window = 128_000
        busy.calls = [
            RunningProgram.Call(
                id: "c", kind: .chat, model: ServedModel(id: .mistralLarge), begin: 3, prompt: 1_000, completion: 280,
                speed: 42.4, cost: Dollars(picos: 1_300_000_000))
        ]
        let pipe = RunningProgram(process: 13, kind: .oneShot, begin: 3)
        var rows = [
            TopReading.Row(program: idle, title: "Foxes\u{1B}[2J in winter", session: sum(12_000_000_000)),
            TopReading.Row(
                program: busy, title: "漢字 and tests", now: Dollars(picos: 1_300_000_000),
                session: sum(300_000_000_000, estimated: true)),
            TopReading.Row(program: pipe, title: ""),
        ]
        rows += (3..<max(3, count)).map { number in
            TopReading.Row(
                program: RunningProgram(process: 100 + number, kind: .chat, begin: 9), title: "Chat \(number)")
        }
        return TopReading(
            rows: Array(rows.prefix(count)), today: sum(1_500_000_000_000), month: sum(20_000_000_000_000))
    }

    private func text(_ lines: [StyledText]) -> String { lines.map(\.description).joined(separator: "\n") }

    @Test("Session, model, state, speed, window, and money with one number of decimals a column")
    func wide() {
        var reading = reading()
        (reading.rows[0].title, reading.rows[1].title) = ("Foxes", "漢字")
        let drawing = TopDrawing(columns: 90, rows: 23, isUTF8: true)
        #expect(
            text(drawing.list(reading, selected: 1)) == """
                parlance top  3 running · today $1.50 · this month $20.00
                  session   model                         state      t/s  window       now     spent
                  Foxes     openai:gpt-4o                 idle               10%             $0.0120
                ❯ 漢字      mistral:mistral-large-latest  answering  ~42    1.0%  ~$0.0013  ~$0.3000
                  one-shot                                starting
                ↑ ↓ choose · Enter shows · q leaves
                """)
    }

    @Test("At 80 columns it fits, and what a title holds does nothing")
    func hostile() {
        let lines = TopDrawing(columns: 79, rows: 23, isUTF8: true).list(reading(), selected: 0)
        #expect(lines.allSatisfy { $0.cellWidth <= 79 && !$0.description.contains("\u{1B}") }, "\(text(lines))")
    }

    @Test("At 40 by 10 everything fits, and the chosen row stays in view")
    func narrow() {
        let drawing = TopDrawing(columns: 39, rows: 9, isUTF8: false)
        for selected in 0..<20 {
            let lines = drawing.list(reading(20), selected: selected)
            #expect(lines.count <= 9 && lines.allSatisfy { $0.cellWidth <= 39 }, "\(text(lines))")
            #expect(lines.count { $0.description.hasPrefix("> ") } == 1, "\(text(lines))")
        }
    }

    @Test("Nothing runs")
    func empty() {
        let drawing = TopDrawing(columns: 79, rows: 23, isUTF8: true)
        #expect(
            text(drawing.list(reading(0), selected: nil))
                == "parlance top  0 running · today $1.50 · this month $20.00\nNothing runs.")
    }

    @Test("The last lines of a session, harmless and within the height")
    func session() {
        let drawing = TopDrawing(columns: 39, rows: 9, isUTF8: true)
        let turn = Turn(
            prompt: "What\u{1B}]0;x\u{7} now?", answer: .make((1...30).map { "line \($0)" }.joined(separator: "\n")))
        let lines = drawing.session(reading().rows[0], [turn])
        #expect(lines.count == 9)
        #expect(lines.allSatisfy { $0.cellWidth <= 39 && !$0.description.contains("\u{1B}") }, "\(text(lines))")
        #expect(lines.suffix(2).map(\.description) == ["line 30", "Esc goes back · q leaves"])
    }
}
