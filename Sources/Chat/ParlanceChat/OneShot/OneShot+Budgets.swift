package import GatewayCore
package import ParlanceConversations

extension OneShot {
    /// Which budget a prompt would exceed, in a sentence; `nil` where none.
    package static func excess(
        of budgets: Budgets, sending turn: PendingTurn, _ session: Session, _ catalog: ServedCatalog, _ book: CallBook?
    ) -> String? {
        let account = TokenLedger(session.tree, catalog: catalog).session
        let spent = SpentBudgets(budgets, session: account) { book?.spent() ?? (SpendingSum(), SpendingSum()) }
        let usage = Usage(promptTokens: turn.promptTokens.count, completionTokens: 0)
        return spent.excess(sending: usage.promptTokens, costing: catalog[turn.gateway]?.cost(of: usage) ?? 0)
    }
}
