import GatewayCore
import GatewayTokenizers
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/tokens`: the context window, the turns, and the sums by model and for the session.
struct TokensCommand: SlashCommand {
    let name = "tokens"
    let arguments = "[TEXT | json | exact | live [off]]"
    let summary = "show the tokens used, or those of TEXT; live: keep them in view"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [
            ("json", "the ledger as JSON"), ("exact", "the provider's own count"), ("live", "keep the numbers in view"),
            ("live off", "hide them"),
        ]
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        switch argument {
        case "": showLedger(in: chat)
        case "exact": try await countExactly(in: &chat, stoppedBy: stop)
        case "live", "live off":
            guard chat.dialogue.terminal.capabilities.movesCursor else {
                throw CommandError(
                    "The live ledger needs a terminal that can move its cursor. /tokens shows the numbers.")
            }
            chat.dialogue.reader.showLedger(argument == "live")
        case "json": chat.dialogue.writer.write(StyledText(LedgerJSON(chat.ledger).text))
        default: show(argument, in: chat)
        }
        return .next
    }

    private func showLedger(in chat: Chat) {
        let ledger = chat.ledger
        guard !ledger.models.isEmpty else {
            chat.dialogue.say("No tokens yet: this session has no answers.")
            return
        }
        let dates = ledger.session.cost == nil ? nil : chat.services.factory.priceDates
        defer { if let dates { chat.dialogue.say(.dim(dates)) } }
        let columns = chat.dialogue.columns
        var blocks: [[StyledText]] = []
        if let window = chat.services.factory.catalog[chat.state.session.gateway]?.contextWindow, window > 0 {
            let bar = WindowBar(
                chat.state.session, window: window, counter: chat.state.counter, draft: chat.tray.line.parkedDraft,
                isUTF8: chat.dialogue.writer.capabilities.isUTF8)
            blocks.append(bar.lines(columns: columns))
        }
        let turns = TurnTable(ledger, of: chat.state.session.tree, isAnswering: chat.state.isAnswering)
        blocks.append(turns.lines(columns: columns))
        blocks.append(Self.sums(ledger, isNarrow: columns < 60).lines(fitting: columns))
        if let efforts = EffortSums(ledger, isNarrow: columns < 60) {
            blocks.append(efforts.table.lines(fitting: columns))
        }
        for line in blocks.joined(separator: [""]) {
            chat.dialogue.writer.write(line)
        }
        if let report = chat.cacheReport(ledger.session) { chat.dialogue.say(.dim(report)) }
        let unreported = ledger.session.unreported
        if unreported > 0 {
            let lost = ledger.session.uncounted
            let verb = unreported == 1 ? "it is" : "they are"
            let remedy =
                lost == unreported
                ? "\(verb) not in these sums"
                : "numbers with ~ are local estimates" + (lost > 0 ? ", with \(lost.counted("turn")) left out" : "")
            let lack = ledger.session.partlyReported > 0 ? "did not report all tokens" : "reported no tokens"
            chat.dialogue.say(.warning("For \(unreported.counted("turn")) the provider \(lack); \(remedy)."))
        }
        let unpriced = ledger.session.unpriced
        if ledger.session.cost != nil, unpriced > 0 {
            chat.dialogue.say(
                .warning("No price is known for \(unpriced.counted("answer")); sums with + are incomplete."))
        }
    }

    /// Asks the provider for its own count, which costs nothing, and learns from it.
    private func countExactly(in chat: inout Chat, stoppedBy stop: AnswerStop) async throws(CommandError) {
        let gateway = chat.state.session.gateway
        guard let counting = gateway.counting else {
            throw CommandError(
                "\(gateway.id) can't be asked for a count; Anthropic and Gemini can. "
                    + "/tokens shows what is counted here, and what was reported.")
        }
        guard let request = ExactCount.request(of: chat.state.session) else {
            throw CommandError("There is nothing to count yet: nothing has been said.")
        }
        let counted = chat.state.counter.count(request)
        let asking = Task { () -> Result<Int, GatewayError> in
            do throws(GatewayError) {
                return .success(try await counting.countTokensAtProvider(request))
            } catch {
                return .failure(error)
            }
        }
        stop.watch(asking)
        let result = await asking.value
        let tokens = try CommandError.wrapping { try result.get() }
        let name = gateway.id.provider
        chat.dialogue.say(StyledText(ExactCount.sentence(counted: counted, provider: tokens, by: name)))
        chat.dialogue.warnOnce(chat.state.calibrations.learn(from: request, of: gateway, tokens: tokens))
    }

    /// The tokens of a text under this model, and their number under the others of the session.
    private func show(_ text: String, in chat: Chat) {
        let current = chat.state.session.settings.model
        let boundaries = TokenBoundaries(text, with: chat.state.session.gateway.tokenizer.tokenizer)
        chat.dialogue.writer.write(boundaries.text(for: chat.dialogue.writer.capabilities))
        let others = chat.ledger.models.map(\.id).filter { $0 != current }
        var table = TextTable(columns: [.init(), .init("", alignment: .right), .init()])
        for id in [current] + others {
            let model = chat.services.factory.tokenizer(of: id)
            let count = TokenCount(count: model.tokenizer.count(text), isExact: model.isExact)
            table.append([.accent(id.description), StyledText(count.grouped), .dim(model.tokenizer.name)])
        }
        for line in table.lines(fitting: chat.dialogue.columns) {
            chat.dialogue.writer.write(line)
        }
    }

    private static func sums(_ ledger: TokenLedger, isNarrow: Bool) -> TextTable {
        let titles = isNarrow ? ["in", "out", "total"] : ["prompt", "completion", "total"]
        let last = TokenLedger.Account(of: ledger.last)
        let accounts = [last, ledger.session] + ledger.choices.map(\.account)
        let cost = accounts.allSatisfy { $0.shownCost == nil } ? [] : ["cost"]
        var table = TextTable(
            columns: [.init("tokens")] + (titles + cost).map { .init($0, alignment: .right) })
        // As many decimals as the turns have above.
        let places = Money.places(ofColumn: ledger.entries.compactMap(\.shownCost?.dollars))
        func row(_ name: StyledText, _ account: TokenLedger.Account) -> [StyledText] {
            Self.row(name, account, places)
        }
        table.append(row("last turn", last))
        table.append(row("session", ledger.session))
        for model in ledger.choices {
            table.append(row(TurnTable.name(of: model.id, model.profile, isNarrow: isNarrow), model.account))
        }
        return table
    }

    /// A row of numbers, or of dashes for numbers that nobody has.
    private static func row(_ name: StyledText, _ account: TokenLedger.Account, _ places: Int) -> [StyledText] {
        guard let usage = account.all else { return [name, "—", "—", "—"] }
        let numbers = [usage.promptTokens, usage.completionTokens, usage.totalTokens]
        return [name] + numbers.map { StyledText(account.text(of: $0)) } + [
            StyledText(account.shownCostText(places: places) ?? "")
        ]
    }
}
