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
        let unreported = ledger.session.unreported
        if unreported > 0 {
            let verb = unreported == 1 ? "it is" : "they are"
            context.writer.write(
                .warning(
                    "For \(unreported.counted("turn")) the provider reported no tokens; \(verb) not in these sums."))
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
        for model in ledger.models {
            let usage = model.account.reported > 0 ? model.account.usage : nil
            table.append(row(.accent(model.id.description), usage))
        }
        return table
    }

    /// A row of numbers, or of dashes for numbers that nobody reported.
    private static func row(_ name: StyledText, _ usage: Usage?) -> [StyledText] {
        guard let usage else { return [name, "—", "—", "—"] }
        return [name] + [usage.promptTokens, usage.completionTokens, usage.totalTokens].map { StyledText($0.grouped) }
    }
}
