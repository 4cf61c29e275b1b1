import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The view of what runs, row by row.
struct TopDrawing {
    private let columns: Int
    private let rows: Int
    private let isUTF8: Bool

    init(columns: Int, rows: Int, isUTF8: Bool) {
        self.columns = columns
        self.rows = rows
        self.isUTF8 = isUTF8
    }

    /// In narrower terminals the model and the numbers of the answer have no place.
    private static let wide = 66

    /// The list.
    ///
    /// - Parameter selected: The row that Enter shows; `nil`: none is chosen, as in a file.
    func list(_ reading: TopReading, selected: Int?) -> [StyledText] {
        let head = [heading(reading)]
        guard !reading.rows.isEmpty else {
            return head + ["Nothing runs." + (selected == nil ? "" : " A chat or a pipe that starts is shown here.")]
                + foot(selected == nil ? nil : "q leaves")
        }
        let foot = foot(selected == nil ? nil : "\(isUTF8 ? "↑ ↓" : "Up Down") choose · Enter shows · q leaves")
        var lines = table(reading, selected).lines(fitting: columns)
        let room = max(2, rows - head.count - foot.count)
        if let selected, lines.count > room {
            // The chosen row stays in view.
            let first = max(0, min(selected - (room - 1) / 2, reading.rows.count - (room - 1)))
            lines = [lines[0]] + lines[(first + 1)...].prefix(room - 1)
        }
        return head + lines + foot
    }

    /// The last lines of a session.
    func session(_ row: TopReading.Row, _ turns: [Turn]) -> [StyledText] {
        let name = row.title.isEmpty ? "process \(row.program.process)" : row.title
        let head = [
            (.heading(Sanitizer.cleanLine(name)) + .dim("  \(Sanitizer.cleanLine(row.model))  \(row.state)"))
                .truncated(to: columns),
            StyledText(),
        ]
        let foot = foot("Esc goes back · q leaves")
        var lines: [StyledText] = []
        for turn in turns {
            lines += lines.isEmpty ? [] : [StyledText()]
            lines += StyledText("> " + Sanitizer.cleanLine(turn.prompt), .user).lines(columns: columns).prefix(3)
            let answer = turn.answer.map { $0.text.isEmpty ? $0.reasoning : $0.text } ?? ""
            for line in answer.split(separator: "\n", omittingEmptySubsequences: false).suffix(rows) {
                lines += StyledText(Sanitizer.cleanLine(String(line))).lines(columns: columns)
            }
        }
        if lines.isEmpty { lines = [.dim("Nothing of it is saved.")] }
        return head + lines.suffix(max(1, rows - head.count - foot.count)) + foot
    }

    private func heading(_ reading: TopReading) -> StyledText {
        let (today, month) = (Self.text(reading.today), Self.text(reading.month))
        let parts = ["\(reading.rows.count) running", "today \(today)", "this month \(month)"]
        let whole = StyledText.heading("parlance top") + StyledText("  " + parts.joined(separator: " · "))
        guard whole.cellWidth > columns else { return whole }
        // Money matters more than the rest.
        return StyledText("today \(today) · month \(month) · \(reading.rows.count) running").truncated(to: columns)
    }

    private func foot(_ keys: String?) -> [StyledText] { keys.map { [.dim($0).truncated(to: columns)] } ?? [] }

    private func table(_ reading: TopReading, _ selected: Int?) -> TextTable {
        let isWide = columns >= Self.wide
        var heads: [TextTable.Column] = [.init(selected == nil ? "session" : "  session")]
        if isWide { heads.append(.init("model")) }
        heads.append(.init("state"))
        if isWide {
            heads += [.init("t/s", alignment: .right), .init("window", alignment: .right)]
            heads.append(.init("now", alignment: .right))
        }
        heads.append(.init("spent", alignment: .right))
        var table = TextTable(columns: heads)
        let amounts = reading.rows.flatMap { [$0.now?.value, $0.session?.cost.value].compactMap(\.self) }
        let places = min(4, Money.places(ofColumn: amounts))
        for (index, row) in reading.rows.enumerated() {
            let mark = selected == nil ? "" : index == selected ? (isUTF8 ? "❯ " : "> ") : "  "
            let name = row.title.isEmpty ? (row.program.kind == .chat ? "new chat" : "one-shot") : row.title
            var cells = [StyledText(mark, .accent) + StyledText(name, index == selected ? .strong : .plain)]
            if isWide { cells.append(StyledText(row.model, .accent)) }
            cells.append(row.state == "answering" ? .success(row.state) : .dim(row.state))
            if isWide {
                cells.append(StyledText(row.speed.map { "~" + $0.text(places: 0) } ?? ""))
                cells.append(StyledText(row.windowShare.map(Percent.text) ?? ""))
                cells.append(StyledText(row.now.map { "~" + Money.text($0, places: places) } ?? ""))
            }
            cells.append(StyledText(row.session.map { Self.text($0, places: places) } ?? ""))
            table.append(cells)
        }
        return table
    }

    private static func text(_ sum: SpendingSum, places: Int? = nil) -> String {
        (sum.estimated == .zero ? "" : "~") + Money.text(sum.cost, places: places) + (sum.unpriced > 0 ? "+" : "")
    }
}
