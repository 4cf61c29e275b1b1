import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The turns of a session with what each took. The heaviest is marked.
struct TurnTable: Sendable {
    /// Older turns are summed up by the rows below the table.
    private static let limit = 20

    /// The width of terminal from which the beginnings of the prompts are shown.
    private static let promptColumns = 100

    private let ledger: TokenLedger
    private let prompts: [String]

    /// - Parameter prompts: What the person said in each turn of the session, by which turns are recognized.
    init(_ ledger: TokenLedger, prompts: [String] = []) {
        self.ledger = ledger
        self.prompts = prompts
    }

    /// The lines; a narrow terminal gets the columns that matter most.
    func lines(columns: Int) -> [StyledText] {
        let entries = ledger.entries.suffix(Self.limit)
        let places = Money.places(ofColumn: entries.compactMap(\.shownCost?.dollars))
        let details = Detail.allCases.filter { detail in
            columns >= detail.columns && entries.contains { detail.text($0, places) != nil }
        }
        let showsPrompts = columns >= Self.promptColumns && !prompts.isEmpty
        var table = TextTable(
            columns: [.init("turn", alignment: .right), .init("model")]
                + details.map { .init($0.rawValue, alignment: .right) } + [.init()]
                + (showsPrompts ? [.init("prompt")] : []))
        for entry in entries {
            let name = columns < 60 ? entry.model.model : entry.model.description
            let mark: StyledText = entry == ledger.heaviest ? .warning("most") : ""
            table.append(
                [StyledText("\(entry.turn)"), .accent(name) + .dim(entry.profile.map { " (\($0))" } ?? "")]
                    + details.map { StyledText($0.text(entry, places) ?? "") }
                    + [mark] + (showsPrompts ? [.dim(prompt(of: entry))] : []))
        }
        let left = ledger.entries.count - entries.count
        let head: [StyledText] = left > 0 ? [.dim("\(left.counted("earlier turn")) not shown")] : []
        return head + table.lines(fitting: columns)
    }

    /// The first line of what was said.
    private func prompt(of entry: TokenLedger.Entry) -> String {
        guard prompts.indices.contains(entry.turn - 1) else { return "" }
        return String(prompts[entry.turn - 1].prefix { !$0.isNewline })
    }

    /// A column beside turn and model, by its title.
    private enum Detail: String, CaseIterable {
        case prompt = "in"
        case cached
        case written
        case reasoning
        case completion = "out"
        case cost
        case seconds = "s"
        case speed = "t/s"

        /// The width of terminal from which it is shown.
        var columns: Int {
            switch self {
            case .prompt, .completion: 0
            case .cost: 40
            case .seconds: 60
            case .cached, .reasoning, .speed: 80
            case .written: 90
            }
        }

        /// - Parameter places: The decimals of the costs.
        func text(_ entry: TokenLedger.Entry, _ places: Int) -> String? {
            let mark = entry.isReported ? "" : "~"
            switch self {
            case .prompt: return entry.usage.map { $0.mark(of: .prompt) + $0.promptTokens.grouped } ?? "—"
            case .cached: return entry.usage?.cachedTokens.flatMap { $0 > 0 ? $0.grouped : nil }
            case .written: return entry.usage?.cacheWriteTokens.flatMap { $0 > 0 ? $0.grouped : nil }
            case .reasoning: return entry.usage?.reasoningTokens.flatMap { $0 > 0 ? $0.grouped : nil }
            case .completion: return entry.usage.map { $0.mark(of: .completion) + $0.completionTokens.grouped } ?? "—"
            case .cost: return entry.shownCost?.text(isExact: mark.isEmpty, places: places)
            case .seconds: return entry.timing.map { $0.total.seconds.text(places: 1) }
            case .speed:
                guard let usage = entry.usage else { return nil }
                return entry.timing?.tokensPerSecond(usage.completionTokens).map { $0.text(places: 0) }
            }
        }
    }
}
