import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The ledger at the foot: three to five rows, drawn at each key and ten times a second.
struct LedgerDrawing: Sendable, Hashable {
    let isUTF8: Bool
    let columns: Int

    /// The rows.
    func rows(_ reading: LedgerReading) -> [StyledText] {
        let rows = reading.isStreaming ? streaming(reading) : waiting(reading)
        return rows.map { $0.truncated(to: columns) }
    }

    /// While an answer streams: what it has come to.
    private func streaming(_ reading: LedgerReading) -> [StyledText] {
        guard let answer = reading.answer else { return [] }
        var rows: [StyledText] = []
        if let window = answer.window {
            let sum = TokenCount(
                count: answer.prompt.count + answer.completion.count + reading.draft,
                isExact: answer.prompt.isExact && answer.completion.isExact)
            rows.append(
                bar(
                    [(answer.prompt.count, .accent), (answer.completion.count, .success), (reading.draft, .warning)],
                    sum, of: window))
        }
        let report = answer.report
        let counted = tokens(
            prompt: report.map { "\($0.mark(of: .prompt))\($0.promptTokens.grouped)" } ?? text(answer.prompt),
            report,
            completion: report.map { "\($0.mark(of: .completion))\($0.completionTokens.grouped)" }
                ?? text(answer.completion),
            reasoning: report?.reasoningTokens.map(\.grouped)
                ?? (answer.reasoning > 0 ? "~\(answer.reasoning.grouped)" : nil))
        rows.append(line("answer", counted))
        rows.append(line("money", money(of: answer, reading)))
        rows.append(pace(of: answer))
        if let bill = comparison(of: answer) { rows.append(bill) }
        return rows
    }

    /// At the prompt: what would be sent, what the session has taken, and what the last answer was.
    private func waiting(_ reading: LedgerReading) -> [StyledText] {
        var rows: [StyledText] = []
        let usage =
            reading.cache?.usage(ofPrompt: reading.request.count)
            ?? Usage(promptTokens: reading.request.count, completionTokens: 0)
        let cost = ShownCost(of: usage, reading.model)
        if let window = reading.model?.contextWindow {
            let rest = max(0, reading.request.count - reading.draft)
            rows.append(bar([(rest, .accent), (reading.draft, .warning)], reading.request, of: window))
        }
        let mark = reading.request.isExact ? "" : "~"
        rows.append(
            line(
                "next",
                [
                    ("\(text(reading.request)) in", 0), ("\(mark)\(reading.draft.grouped) draft", 1),
                    (cost?.text(isExact: mark.isEmpty && reading.cache == nil), 2),
                    (reading.cache?.countdown.map { "cache \($0)" }, 1),
                ]))
        let account = reading.account
        let taken = account.all ?? .zero
        rows.append(
            line(
                "so far",
                tokens(
                    prompt: account.text(of: taken.promptTokens), taken,
                    completion: account.text(of: taken.completionTokens),
                    reasoning: taken.reasoningTokens.map(\.grouped))
                    + [(account.shownCostText(), 1), (account.saving?.text, 2)]))
        if let answer = reading.answer {
            rows.append(pace(of: answer))
            if let bill = comparison(of: answer) { rows.append(bill) }
        }
        return rows
    }

    // MARK: Rows

    /// `in`, `cached`, `written`, `reasoning`, `out`, and how much each matters: 0 most.
    private func tokens(
        prompt: String, _ usage: Usage?, completion: String, reasoning: String?
    ) -> [(text: String?, rank: Int)] {
        [
            ("\(prompt) in", 0), (usage?.cachedTokens.map { "\($0.grouped) cached" }, 3),
            (usage?.cacheWriteTokens.map { "\($0.grouped) written" }, 4),
            (reasoning.map { "\($0) reasoning" }, 2), ("\(completion) out", 0),
        ]
    }

    private func money(of answer: LiveLedger.Reading, _ reading: LedgerReading) -> [(text: String?, rank: Int)] {
        let isExact = answer.report.map { !$0.isEstimated } ?? false
        let cost = answer.bill ?? answer.cost
        let session = reading.account.shownCostText(adding: cost, isExact: isExact)
        return [
            (cost.map { "\($0.text(isExact: isExact)) this answer" } ?? "no price known", 0),
            (session.map { "\($0) this session" }, 1), ("next ~\(reading.request.count.grouped) in", 2),
        ]
    }

    /// How fast it came, as a picture and in numbers.
    private func pace(of answer: LiveLedger.Reading) -> StyledText {
        let mark = answer.completion.isExact ? "" : "~"
        let speed = answer.timing.tokensPerSecond(answer.completion.count)
        let numbers = parts([
            (speed.map { "\(mark)\($0.text(places: 0)) t/s" } ?? "waiting", 0),
            ("\(answer.timing.total.seconds.text(places: 1)) s", 1),
            (answer.timing.firstToken.map { "first \($0.seconds.text(places: 1)) s" }, 2),
        ])
        let head = label("pace")
        let room = columns - head.cellWidth - numbers.cellWidth - 1
        let signs: [Character] =
            isUTF8 ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", ":", "-", "=", "+", "#"]
        let picture = answer.pace.suffix(max(0, room)).map {
            signs[min(signs.count - 1, Int($0 * Double(signs.count)))]
        }
        return head + StyledText(String(picture), .accent) + (picture.isEmpty ? "" : " ") + .dim(numbers)
    }

    /// What was counted here beside what the provider reported; `nil` before it has.
    private func comparison(of answer: LiveLedger.Reading) -> StyledText? {
        guard let report = answer.report, !report.isEstimated else { return nil }
        let differences = [
            Self.difference(report.promptTokens - answer.prompt.count, " in"),
            Self.difference(report.completionTokens - answer.completion.count, " out"),
        ]
        let off = differences.compactMap(\.self)
        let difference = off.isEmpty ? " (equal)" : " (\(off.joined(separator: ", ")))"
        let estimate = ["\(text(answer.prompt)) in", "\(text(answer.completion)) out"]
        let bill = ["\(report.promptTokens.grouped) in", "\(report.completionTokens.grouped) out"]
        let costs = [answer.cost?.text(isExact: false), answer.bill?.text()]
        let arrow = isUTF8 ? "→" : "->"
        func row(hasCosts: Bool, hasDifference: Bool) -> StyledText {
            let sides = zip([estimate, bill], costs).map { side, cost in
                (side + (hasCosts ? [cost].compactMap(\.self) : [])).joined(separator: ", ")
            }
            return label("bill") + .dim("\(sides[0]) \(arrow) ") + StyledText(sides[1])
                + .dim(hasDifference ? difference : "")
        }
        let rows = [(true, true), (true, false), (false, true), (false, false)].map {
            row(hasCosts: $0, hasDifference: $1)
        }
        return rows.first { $0.cellWidth <= columns } ?? rows.last
    }

    private static func difference(_ tokens: Int, _ unit: String) -> String? {
        tokens == 0 ? nil : (tokens > 0 ? "+" : "-") + abs(tokens).grouped + unit
    }

    /// The window: what fills it, each part in its role, and what is free.
    private func bar(_ parts: [(tokens: Int, role: TextStyle)], _ sum: TokenCount, of window: Int) -> StyledText {
        let mark = sum.isExact ? "" : "~"
        let numbers = "\(text(sum)) of \(window.grouped) (\(mark)\(Percent.text(sum.count, of: window)))"
        let head = label("window")
        let width = columns - head.cellWidth - numbers.cellWidth - 1
        guard width >= 4, window > 0 else { return head + .dim(numbers) }
        let signs: [Character] = isUTF8 ? ["█", "▓", "▒"] : ["#", "=", "+"]
        var row = head
        var room = width
        for (part, sign) in zip(parts, signs) where part.tokens > 0 {
            let cells = min(room, max(1, Int(Double(part.tokens) / Double(window) * Double(width))))
            row.append(String(repeating: sign, count: cells), part.role)
            room -= cells
        }
        row.append(String(repeating: isUTF8 ? "░" : ".", count: room), .dim)
        return row + " " + .dim(numbers)
    }

    private func line(_ name: String, _ parts: [(text: String?, rank: Int)]) -> StyledText {
        let head = label(name)
        return head + StyledText(self.parts(parts, columns: columns - head.cellWidth))
    }

    /// The parts in their order, without those that matter least where not all have room.
    private func parts(_ parts: [(text: String?, rank: Int)], columns: Int = .max) -> String {
        let known = parts.compactMap { part in part.text.map { (text: $0, rank: part.rank) } }
        for rank in stride(from: known.map(\.rank).max() ?? 0, through: 0, by: -1) {
            let line = known.filter { $0.rank <= rank }.map(\.text).joined(separator: " · ")
            if line.cellWidth <= columns || rank == 0 { return line }
        }
        return ""
    }

    private func label(_ name: String) -> StyledText {
        columns < 50 ? StyledText() : StyledText.dim(name).padded(to: 8)
    }

    private func text(_ count: TokenCount) -> String { (count.isExact ? "" : "~") + count.count.grouped }
}
