import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What thinking has cost, by level: how many turns were asked so, their reasoning, and their money.
struct EffortSums: Sendable {
    /// The table.
    let table: TextTable

    /// `nil` where neither a level was asked for nor reasoning reported.
    init?(_ ledger: TokenLedger, isNarrow: Bool) {
        let efforts = ledger.efforts
        guard !efforts.isEmpty else { return nil }
        let hasCost = efforts.contains { $0.account.shownCost != nil }
        var table = TextTable(
            columns: [.init("effort"), .init("turns", alignment: .right), .init("reasoning", alignment: .right)]
                + [.init(isNarrow ? "out" : "completion", alignment: .right)]
                + (hasCost ? [.init("cost", alignment: .right)] : []))
        // As many decimals as the turns have above.
        let places = Money.places(ofColumn: ledger.entries.compactMap(\.shownCost?.dollars))
        for effort in efforts {
            let account = effort.account
            table.append(
                [
                    .accent(effort.name), StyledText(effort.turns.grouped),
                    StyledText(account.all?.reasoningTokens?.grouped ?? "—"),
                    StyledText(account.all.map { account.text(of: $0.completionTokens) } ?? "—"),
                ] + (hasCost ? [StyledText(account.shownCostText(places: places) ?? "")] : []))
        }
        self.table = table
    }
}
