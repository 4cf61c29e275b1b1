import GatewayCore
import Terminal

/// `/tokens`: what the providers reported for the last turn, for the session, and for each model.
struct TokensCommand: SlashCommand {
    let name = "tokens"
    let arguments = ""
    let summary = "show the tokens of the last turn, the session and each model"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let ledger = context.session.ledger
        guard !ledger.models.isEmpty else {
            context.writer.write("No tokens yet: nothing has been answered in this session.")
            return .next
        }
        for line in Self.table(ledger).lines(fitting: context.columns) {
            context.writer.write(line)
        }
        if ledger.session.unreported > 0 {
            let turns = ledger.session.unreported == 1 ? "1 turn" : "\(ledger.session.unreported) turns"
            context.writer.write(
                .warning("For \(turns) the provider reported no tokens; \(ledger.session.unreported == 1 ? "it is" : "they are") not in these sums."))
        }
        return .next
    }

    private static func table(_ ledger: TokenLedger) -> TextTable {
        var table = TextTable(columns: [
            .init("tokens"), .init("prompt", alignment: .right), .init("completion", alignment: .right),
            .init("total", alignment: .right),
        ])
        table.append(row("last turn", ledger.lastTurn))
        table.append(row("session", ledger.session.reported > 0 ? ledger.session.usage : nil))
        for (id, account) in ledger.models {
            table.append(row(.accent(id.description), account.reported > 0 ? account.usage : nil))
        }
        return table
    }

    /// A row of numbers, or of what stands for numbers that nobody reported.
    private static func row(_ name: StyledText, _ usage: Usage?) -> [StyledText] {
        guard let usage else { return [name, .dim("none"), .dim("reported"), "—"] }
        return [name] + [usage.promptTokens, usage.completionTokens, usage.totalTokens].map { StyledText($0.grouped) }
    }
}
