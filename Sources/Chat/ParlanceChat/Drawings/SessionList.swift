import GatewayCore
import ParlanceConversations
import TerminalEditor

/// Sessions as a table: the last written first.
///
/// People look for a title. It has at least half of the width; the other columns are shown as far as there is room then.
struct SessionList: Sendable {
    /// The sessions.
    let sessions: [SessionSummary]
    /// The present, in seconds since 1970.
    let now: Double

    /// A column between the age and the title.
    private enum Detail: String, CaseIterable {
        case turns, tokens, cost, model

        /// The columns that are shown first where there is little room.
        static let byImportance: [Detail] = [.turns, .cost, .model, .tokens]

        var column: TextTable.Column { .init(rawValue, alignment: self == .model ? .left : .right) }

        /// - Parameter places: The decimals of the costs.
        func text(_ session: SessionSummary, _ places: Int) -> StyledText {
            let account = session.account
            switch self {
            case .turns: return StyledText(session.turns.grouped)
            case .tokens: return StyledText(account.all.map { account.text(of: $0.totalTokens) } ?? "—")
            case .cost: return StyledText(account.costText(places: places) ?? "—")
            case .model: return .dim(session.modelName ?? "")
            }
        }
    }

    /// The lines.
    func lines(columns: Int) -> [StyledText] {
        let places = Money.places(ofColumn: sessions.compactMap(\.account.cost))
        let ages = sessions.map { Age.text(now - $0.file.modified) }
        let details = details(columns: columns, places, ages)
        var table = TextTable(
            columns: [.init("session"), .init("age", alignment: .right)] + details.map(\.column) + [.init("title")])
        for (session, age) in zip(sessions, ages) {
            var row: [StyledText] = [.accent(session.file.shortID), .dim(age)]
            for detail in details { row.append(detail.text(session, places)) }
            row.append(StyledText(session.title))
            table.append(row)
        }
        return table.lines(fitting: columns)
    }

    /// The columns that leave the titles their room.
    private func details(columns: Int, _ places: Int, _ ages: [String]) -> [Detail] {
        if columns == TextTable.unlimited { return Detail.allCases }
        func width(_ title: String, _ texts: some Sequence<Int>) -> Int { max(title.cellWidth, texts.max() ?? 0) }
        let titles = width("title", sessions.lazy.map { $0.title.cellWidth })
        let names = width("session", sessions.lazy.map { $0.file.shortID.cellWidth })
        var room = columns - min(titles, columns / 2) - names
        room -= width("age", ages.lazy.map { $0.cellWidth }) + 2 * TextTable.gap
        var shown: [Detail] = []
        for detail in Detail.byImportance {
            let texts = sessions.map { detail.text($0, places).cellWidth }
            let cells = width(detail.rawValue, texts) + TextTable.gap
            guard cells <= room else { continue }
            shown.append(detail)
            room -= cells
        }
        return Detail.allCases.filter(shown.contains)
    }
}
