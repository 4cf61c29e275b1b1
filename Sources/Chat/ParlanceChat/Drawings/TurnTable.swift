import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The turns of a session with what each took. The heaviest is marked.
struct TurnTable: Sendable {
    /// Older turns are summed up by the rows below the table.
    private static let limit = 20

    /// The width of terminal from which the beginnings of the prompts are shown, and where a turn is.
    private static let (promptColumns, placeColumns) = (100, 60)

    /// What a row is about.
    private enum Row {
        case entry(TokenLedger.Entry)
        /// A turn that took nothing, and why: without it the numbers of the turns would jump.
        case unpaid(turn: Int, why: String)
    }

    private let ledger: TokenLedger
    private let tree: ConversationTree
    private let isAnswering: Bool

    /// - Parameters:
    ///   - tree: All turns of the session; without them no turn is named that took nothing.
    ///   - isAnswering: Whether the answer to the current turn streams.
    init(_ ledger: TokenLedger, of tree: ConversationTree = ConversationTree(), isAnswering: Bool = false) {
        self.ledger = ledger
        self.tree = tree
        self.isAnswering = isAnswering
    }

    /// The lines; a narrow terminal gets the columns that matter most.
    func lines(columns: Int) -> [StyledText] {
        let all = rows
        let shown = all.suffix(Self.limit)
        // Those of all turns: the sums below the table have as many.
        let places = Money.places(ofColumn: ledger.entries.compactMap(\.shownCost?.dollars))
        let details = Detail.allCases.filter { detail in
            columns >= detail.columns
                && shown.contains {
                    if case .entry(let entry) = $0 { detail.text(entry, places) != nil } else { false }
                }
        }
        let showsPrompts = columns >= Self.promptColumns && !tree.nodes.isEmpty
        var table = TextTable(
            columns: [.init("turn", alignment: .right), .init("model")]
                + details.map { .init($0.rawValue, alignment: .right) } + [.init()]
                + (showsPrompts ? [.init("prompt")] : []))
        let here = Set(tree.steps(to: tree.current) + tree.path(to: tree.current))
        for row in shown {
            let number: Int
            var cells: [StyledText]
            switch row {
            case .entry(let entry):
                number = entry.turn
                cells = [Self.name(of: entry.model, entry.profile, isNarrow: columns < 60)]
                cells += details.map { StyledText($0.text(entry, places) ?? "") }
                cells.append(mark(of: entry, isElsewhere: columns >= Self.placeColumns && !here.contains(number)))
            case .unpaid(let turn, let why):
                number = turn
                cells = [.dim(why)] + details.map { _ in StyledText() } + [StyledText()]
            }
            table.append([StyledText("\(number)")] + cells + (showsPrompts ? [.dim(prompt(of: number))] : []))
        }
        let left = all.count - shown.count
        let head: [StyledText] = left > 0 ? [.dim("\(left.counted("earlier turn")) not shown")] : []
        return head + table.lines(fitting: columns)
    }

    /// How a model is called that was chosen by a profile, or by its own name: what tells it from others comes first.
    static func name(of model: ModelID, _ profile: String?, isNarrow: Bool) -> StyledText {
        let name = isNarrow ? model.model : model.description
        return profile.map { .accent($0) + .dim(" (\(name))") } ?? .accent(name)
    }

    private func mark(of entry: TokenLedger.Entry, isElsewhere: Bool) -> StyledText {
        if entry == ledger.heaviest { return .warning("most") }
        return isElsewhere && !tree.nodes.isEmpty ? .dim("other branch") : ""
    }

    /// What each turn took, and between those the turns that took nothing.
    private var rows: [Row] {
        var rows: [Row] = []
        var next = 1
        func addUnpaid(before number: Int) {
            while next < number {
                if let turn = tree[next] { rows.append(.unpaid(turn: next, why: reason(of: turn, next))) }
                next += 1
            }
        }
        for entry in ledger.entries {
            addUnpaid(before: entry.turn)
            rows.append(.entry(entry))
            next = entry.turn + 1
        }
        addUnpaid(before: tree.nodes.count + 1)
        return rows
    }

    /// Why a turn took nothing.
    private func reason(of turn: Turn, _ number: Int) -> String {
        if isAnswering, number == tree.current { return "streaming" }
        if let original = turn.copied { return "turn \(original) again" }
        return turn.answer?.status == .failed ? "refused" : "no answer"
    }

    /// The first line of what was said.
    private func prompt(of number: Int) -> String {
        guard let turn = tree[number] else { return "" }
        return turn.isSummary ? Turn.summaryLabel : String(turn.prompt.prefix { !$0.isNewline })
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
