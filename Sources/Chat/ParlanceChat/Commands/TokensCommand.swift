import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/tokens`: the context window, the turns, and the sums by model and for the session.
struct TokensCommand: SlashCommand {
    let name = "tokens"
    let arguments = "[TEXT | json]"
    let summary = "show the tokens used; of TEXT, its tokens"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("json", "the ledger for programs")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "": showLedger(in: context)
        case "json": context.writer.write(StyledText(LedgerJSON(context.ledger).text))
        default: show(argument, in: context)
        }
        return .next
    }

    private func showLedger(in context: ChatContext) {
        let ledger = context.ledger
        guard !ledger.models.isEmpty else {
            context.writer.say("No tokens yet: nothing has been answered in this session.")
            return
        }
        let columns = context.columns
        var blocks: [[StyledText]] = []
        if let window = context.factory.catalogue[context.session.gateway]?.contextWindow, window > 0 {
            let bar = WindowBar(
                context.session, window: window, counter: context.counter, draft: context.line.parkedDraft,
                isUTF8: context.writer.capabilities.isUTF8)
            blocks.append(bar.lines(columns: columns))
        }
        let prompts = context.session.tree.turns.map { $0.isSummary ? Turn.summaryLabel : $0.prompt }
        blocks.append(TurnTable(ledger, prompts: prompts).lines(columns: columns))
        blocks.append(Self.sums(ledger, isNarrow: columns < 60).lines(fitting: columns))
        for line in blocks.joined(separator: [""]) {
            context.writer.write(line)
        }
        let unreported = ledger.session.unreported
        if unreported > 0 {
            let lost = ledger.session.uncounted
            let verb = unreported == 1 ? "it is" : "they are"
            let remedy =
                lost == unreported
                ? "\(verb) not in these sums"
                : "numbers with ~ were counted here" + (lost > 0 ? ", and \(lost.grouped) nowhere" : "")
            let lack = ledger.session.partlyReported > 0 ? "did not report all tokens" : "reported no tokens"
            context.writer.say(.warning("For \(unreported.counted("turn")) the provider \(lack); \(remedy)."))
        }
        let unpriced = ledger.session.unpriced
        if ledger.session.cost != nil, unpriced > 0 {
            context.writer.say(
                .warning("The price of \(unpriced.counted("answer")) is not known; sums with + leave it out."))
        }
    }

    /// The tokens of a text under this model, and their number under the others of the session.
    private func show(_ text: String, in context: ChatContext) {
        let current = context.session.settings.model
        let boundaries = TokenBoundaries(text, with: context.session.gateway.tokenizer.tokenizer)
        context.writer.write(boundaries.text(for: context.writer.capabilities))
        let others = context.ledger.models.map(\.id).filter { $0 != current }
        var table = TextTable(columns: [.init(), .init("", alignment: .right), .init()])
        for id in [current] + others {
            let model = context.factory.tokenizer(of: id)
            let count = TokenCount(count: model.tokenizer.count(text), isExact: model.isExact)
            table.append([.accent(id.description), StyledText(count.grouped), .dim(model.tokenizer.name)])
        }
        for line in table.lines(fitting: context.columns) {
            context.writer.write(line)
        }
    }

    private static func sums(_ ledger: TokenLedger, isNarrow: Bool) -> TextTable {
        let titles = isNarrow ? ["in", "out", "total"] : ["prompt", "completion", "total"]
        let cost = ledger.session.cost == nil ? [] : ["cost"]
        var table = TextTable(
            columns: [.init("tokens")] + (titles + cost).map { .init($0, alignment: .right) })
        let last = TokenLedger.Account(of: ledger.last)
        let accounts = [last, ledger.session] + ledger.models.map(\.account)
        let places = Money.places(ofColumn: accounts.compactMap(\.cost))
        func row(_ name: StyledText, _ account: TokenLedger.Account) -> [StyledText] {
            Self.row(name, account, places)
        }
        table.append(row("last turn", last))
        table.append(row("session", ledger.session))
        for model in ledger.models {
            table.append(row(.accent(isNarrow ? model.id.model : model.id.description), model.account))
        }
        return table
    }

    /// A row of numbers, or of dashes for numbers that nobody has.
    private static func row(_ name: StyledText, _ account: TokenLedger.Account, _ places: Int) -> [StyledText] {
        guard let usage = account.all else { return [name, "—", "—", "—"] }
        let numbers = [usage.promptTokens, usage.completionTokens, usage.totalTokens]
        return [name] + numbers.map { StyledText(account.text(of: $0)) } + [
            StyledText(account.costText(places: places) ?? "")
        ]
    }
}
