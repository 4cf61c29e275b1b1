import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The branches of a session, drawn: a turn a line, earlier ones above. What goes on straight stays in its column; other
/// branches stand further right, above the one that goes on.
struct TreeDrawing: Sendable {
    /// Longer straight runs are cut in the middle, in sessions of more turns than a screen has lines.
    private static let (longRun, shownEnds, screenful) = (8, 3, 40)

    /// Beside so much room there is enough for the answers' first words.
    private static let answerColumns = 100

    /// What stands behind a prompt that is no part of what is sent.
    private static let unsent = " (no answer, not sent)"

    /// What is behind a prompt whose answer is coming in.
    private static let streaming = " (streaming)"

    /// So many cells of a prompt come before the reason why it is not sent.
    private static let promptRoom = 12

    private enum Row {
        /// The place before the first turn, which is worth a line where several beginnings follow it.
        case start
        case turn(Int, lead: String)
        case fold(Int, lead: String)
    }

    private let tree: ConversationTree
    private let path: Set<Int>
    private let signs: (here: String, on: String, off: String, fork: String, pass: String, fold: String)

    private let isAnswering: Bool

    /// - Parameter isAnswering: Whether the answer to the current turn streams.
    init(_ tree: ConversationTree, isUTF8: Bool, isAnswering: Bool = false) {
        self.tree = tree
        self.isAnswering = isAnswering
        path = Set(tree.path(to: tree.current))
        signs = isUTF8 ? ("◆", "●", "○", "├─", "│ ", "⋮") : ("@", "*", "o", "|-", "| ", ":")
    }

    /// The lines.
    ///
    /// - Parameter isWhole: Whether every turn is shown, however long the session.
    func lines(columns: Int, isWhole: Bool = false) -> [StyledText] {
        guard !tree.nodes.isEmpty else { return ["There are no turns yet."] }
        // A deep nest of branches must leave room for words.
        let rows = rows(deepest: max(1, columns / 6), folds: !isWhole && tree.nodes.count > Self.screenful)
        let digits = String(tree.nodes.count).count
        let models = rows.compactMap { row in
            if case .turn(let number, _) = row { label(of: number).cellWidth } else { nil }
        }
        let modelWidth = min(models.max() ?? 0, columns / 4)
        let lines = rows.map { row -> StyledText in
            switch row {
            case .start:
                .dim("\(tree.current == nil ? signs.here : signs.off) ")
                    + .dim(String(repeating: " ", count: digits - 1) + "0 the start")
            case .fold(let count, let lead): .dim("\(lead)\(signs.fold) \(count.counted("turn"))")
            case .turn(let number, let lead): line(number, lead, digits, modelWidth, columns)
            }
        }
        let here = tree.current == nil ? "here: before the first turn" : "\(signs.here) here"
        return lines + [.dim("\(here) · \(signs.on) this branch · /go N moves").truncated(to: columns)]
    }

    private func line(_ number: Int, _ lead: String, _ digits: Int, _ modelWidth: Int, _ columns: Int) -> StyledText {
        guard let turn = tree[number] else { return "" }
        let sign = number == tree.current ? signs.here : path.contains(number) ? signs.on : signs.off
        let isOn = path.contains(number)
        let digitsLeft = String(repeating: " ", count: digits - String(number).count)
        var line: StyledText = .dim(lead) + StyledText(sign, isOn ? .accent : .dim)
        line += StyledText(" \(digitsLeft)\(number) ", number == tree.current ? .strong : .plain)
        line += .dim(label(of: number).truncated(to: modelWidth).padded(to: modelWidth) + " ")
        let prompt = turn.prompt.isEmpty ? "(lost)" : turn.firstWords
        let answer = turn.answer.map { $0.text.firstWords } ?? ""
        var ending: String =
            switch turn.answer?.status {
            case nil where isAnswering && number == tree.current: Self.streaming
            case _ where !turn.isAnswered: Self.unsent
            case .complete, nil: ""
            case let status?: " (\(status.word))"
            }
        // The words by which a prompt is recognized matter more.
        if !turn.isAnswered, ending != Self.streaming, columns - line.cellWidth - ending.cellWidth < Self.promptRoom {
            ending = " (not sent)"
        }
        if let continued = turn.continued { ending = " (continues \(continued))" + ending }
        let room = max(4, columns - line.cellWidth - ending.cellWidth)
        let isWide = columns >= Self.answerColumns && !answer.isEmpty
        line += StyledText(prompt.truncated(to: isWide ? room / 2 : room), isOn ? .plain : .dim)
        if isWide { line += .dim(" → " + answer.truncated(to: max(4, room - room / 2 - 3))) }
        return line + .warning(ending)
    }

    /// Who was asked, and how where it was for one turn alone.
    private func label(of number: Int) -> String {
        guard let turn = tree[number] else { return "" }
        // Two profiles of one model are told apart.
        let model = turn.answer.map { Sanitizer.cleanLine(turn.profile ?? $0.model.model) } ?? ""
        return ([model] + [turn.temperature?.short, turn.effort?.rawValue].compactMap(\.self)).joined(separator: " ")
    }

    /// The turns from top to bottom. Branches wait on a stack, as a session may have any number of them.
    private func rows(deepest: Int, folds: Bool) -> [Row] {
        var children: [Int: [Int]] = [:]
        for (index, node) in tree.nodes.enumerated() { children[node.parent ?? 0, default: []].append(index + 1) }
        var rows: [Row] = []
        /// Where a branch begins, and the columns before it; how deep it stands.
        var stack: [(start: Int, lead: String, fork: String, depth: Int)] = []
        func push(_ numbers: [Int], lead: String, fork: String, depth: Int) {
            // The branch that is on goes on straight, else the newest; it comes last, so it is pushed first.
            guard let main = numbers.first(where: path.contains) ?? numbers.last else { return }
            stack.append((main, lead, fork, depth))
            let isDeepest = depth >= deepest
            for other in numbers.reversed() where other != main {
                stack.append(
                    isDeepest
                        ? (other, lead, fork, depth) : (other, lead + signs.pass, lead + signs.fork, depth + 1))
            }
        }
        let beginnings = children[0] ?? []
        if beginnings.count > 1 { rows.append(.start) }
        push(beginnings, lead: "", fork: "", depth: 0)
        while let (start, lead, fork, depth) = stack.popLast() {
            var run = [start]
            while let next = children[run[run.count - 1]], next.count == 1 { run.append(next[0]) }
            let isCut = folds && run.count > Self.longRun
            for (index, number) in run.enumerated() {
                if isCut, index >= Self.shownEnds, index < run.count - Self.shownEnds, number != tree.current {
                    continue
                }
                if isCut, index > 0, case .turn(let shown, _)? = rows.last, shown != run[index - 1] {
                    let hidden = index - 1 - (run.firstIndex(of: shown) ?? 0)
                    rows.append(.fold(hidden, lead: lead))
                }
                rows.append(.turn(number, lead: index == 0 ? fork : lead))
            }
            push(children[run[run.count - 1]] ?? [], lead: lead, fork: lead, depth: depth)
        }
        return rows
    }
}
