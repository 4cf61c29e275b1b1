import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/cost`: what was spent in this session, today, and this month.
struct CostCommand: SlashCommand {
    let name = "cost"
    let arguments = ""
    let summary = "show what this session, today and this month have cost"

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let book = try chat.book
        let (today, month) = chat.spent
        chat.dialogue.warnOnce(book.consumeProblem())
        let session = chat.state.session.id.map { SpendingReport(of: book.log, by: .model, session: $0) }
        var rows: [(name: StyledText, sum: SpendingSum)] = [("this session", session?.total ?? SpendingSum())]
        if let session, session.rows.count > 1 {
            rows += session.rows.map { (StyledText("  " + ($0.key ?? "unknown"), .accent), $0.sum) }
        }
        rows += [("today", today), ("this month", month)]
        for line in Self.table(rows).lines(fitting: chat.dialogue.columns) { chat.dialogue.writer.write(line) }
        if chat.state.isAnswering, let cost = chat.tray.ledger?.reading?.cost {
            chat.dialogue.say("The answer that streams: \(cost.text(isExact: false)) so far, in none of these sums.")
        }
        for state in chat.budgetStates { chat.dialogue.say(state) }
        if month.unpriced > 0 {
            chat.dialogue.say(.dim("+ \(month.unpriced.counted("call")) this month without a known price."))
        }
        let dates = chat.services.factory.priceDates.map { "Now \($0). " } ?? ""
        chat.dialogue.say(.dim(dates + "/usage shows more."))
        return .next
    }

    private static func table(_ rows: [(name: StyledText, sum: SpendingSum)]) -> TextTable {
        let hasEstimates = rows.contains { $0.sum.estimated != .zero }
        var columns: [TextTable.Column] = [
            .init("spent"), .init("calls", alignment: .right),
            .init(hasEstimates ? "exact" : "cost", alignment: .right),
        ]
        if hasEstimates { columns.append(.init("estimated", alignment: .right)) }
        var table = TextTable(columns: columns)
        let amounts = rows.flatMap { [$0.sum.exact.value, $0.sum.estimated.value] }
        let places = min(4, Money.places(ofColumn: amounts))
        for (name, sum) in rows {
            let mark = sum.unpriced > 0 ? "+" : ""
            var cells = [name, StyledText(sum.calls.grouped), StyledText(Money.text(sum.exact, places: places) + mark)]
            if sum.estimated != .zero { cells.append(StyledText("~" + Money.text(sum.estimated, places: places))) }
            table.append(cells)
        }
        return table
    }
}
