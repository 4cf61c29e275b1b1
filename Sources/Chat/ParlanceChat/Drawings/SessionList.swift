import GatewayCore
import ParlanceConversations
import TerminalEditor

/// Sessions as a table: the last written first.
struct SessionList: Sendable {
    /// The sessions.
    let sessions: [SessionSummary]
    /// The present, in seconds since 1970.
    let now: Double

    /// The lines; a narrow terminal gets the columns that matter most.
    func lines(columns: Int) -> [StyledText] {
        let showsModel = columns >= 60
        let showsNumbers = columns >= 80
        var titles: [TextTable.Column] = [.init("session"), .init("age", alignment: .right)]
        if showsNumbers {
            titles += ["turns", "tokens", "cost"].map { .init($0, alignment: .right) }
        }
        if showsModel { titles.append(.init("model")) }
        var table = TextTable(columns: titles + [.init("title")])
        let places = Money.places(ofColumn: sessions.compactMap(\.account.cost))
        for session in sessions {
            var row: [StyledText] = [
                .accent(session.file.shortID), .dim(Age.text(now - session.file.modified)),
            ]
            if showsNumbers {
                let account = session.account
                row.append(StyledText(session.turns.grouped))
                row.append(StyledText(account.all.map { account.text(of: $0.totalTokens) } ?? "—"))
                row.append(StyledText(account.costText(places: places) ?? "—"))
            }
            if showsModel { row.append(.dim(session.model?.model ?? "")) }
            table.append(row + [StyledText(session.title)])
        }
        return table.lines(fitting: columns)
    }
}
