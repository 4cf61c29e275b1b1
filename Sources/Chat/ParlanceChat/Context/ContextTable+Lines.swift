import GatewayCore
import GatewayJSON
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

extension ContextTable {
    /// The table for a width, and below it the whole.
    func lines(columns: Int, isUTF8: Bool) -> [StyledText] {
        let places = Money.places(ofColumn: parts.compactMap { cost(of: $0)?.dollars })
        let hasCost = cost(of: total.count) != nil && columns >= 50
        let window = columns >= Self.windowColumns ? model?.contextWindow : nil
        var columnsShown: [TextTable.Column] = [.init(""), .init("part"), .init("tokens", alignment: .right)]
        if window != nil { columnsShown.append(.init("window", alignment: .right)) }
        if hasCost { columnsShown.append(.init("a turn", alignment: .right)) }
        if columns >= Self.titleColumns { columnsShown.append(.init("")) }
        var table = TextTable(columns: columnsShown)
        for part in parts {
            table.append(row(part, window, hasCost ? places : nil, hasTitle: columns >= Self.titleColumns))
        }
        return table.lines(fitting: columns) + StyledText(summary(isUTF8: isUTF8)).lines(columns: columns)
    }

    /// With less, there is room for the tokens alone.
    private static let windowColumns = 30
    /// With less, the words of a turn tell nothing.
    private static let titleColumns = 60

    /// `next turn: 21,000 tokens, 2.1 % of 1,000,000, $0.041`
    func summary(isUTF8: Bool) -> String {
        var text = "next turn: \(total.grouped) tokens"
        if let window = model?.contextWindow {
            text += ", \(Percent.text(total.count, of: window)) of \(window.grouped)"
        }
        if let cost = cost(of: total.count) { text += ", \(cost.text(isExact: total.isExact))" }
        if let cachedShare, cachedShare > 0 { text += " with \(Percent.text(cachedShare)) from the cache as last time" }
        return text
    }

    private func row(_ part: ContextPart, _ window: Int?, _ places: Int?, hasTitle: Bool) -> [StyledText] {
        var cells: [StyledText] = [.accent(part.label), StyledText(part.word), StyledText(part.tokens.grouped)]
        if let window { cells.append(.dim(Percent.text(part.tokens.count, of: window))) }
        if let places { cells.append(StyledText(cost(of: part)?.text(places: places) ?? "")) }
        if hasTitle { cells.append(.dim(Sanitizer.cleanLine(part.title))) }
        return cells
    }

    /// The list to mark parts in.
    func picker(isUTF8: Bool) -> Picker {
        let places = Money.places(ofColumn: parts.compactMap { cost(of: $0)?.dollars })
        let items = parts.map { part in
            Picker.Item("\(part.label) \(part.word)".trimmingWhitespace(), keywords: part.title)
        }
        var picker = Picker(title: "Leave out", items: items) { [self] index, cells in
            guard parts.indices.contains(index) else { return StyledText() }
            let part = parts[index]
            var numbers = StyledText(part.tokens.grouped).padded(toRight: 9)
            if let window = model?.contextWindow {
                numbers = numbers + .dim(" " + Percent.text(part.tokens.count, of: window))
            }
            if let cost = cost(of: part) { numbers = numbers + StyledText("  " + cost.text(places: places)) }
            return (numbers + .dim("  " + Sanitizer.cleanLine(part.title))).truncated(to: cells)
        }
        picker.marking = Picker.Marking(
            canMark: { [parts] in parts.indices.contains($0) && parts[$0].canBeDropped },
            summary: { [self] marked, cells in
                let dropped = Set(marked.map { parts[$0].kind })
                return comparison(with: tokens(without: dropped), isUTF8: isUTF8, cells: cells)
            })
        return picker
    }

    /// The table as one JSON object, for programs.
    var json: String {
        let rows = parts.map { part -> JSONValue in
            var object: JSONObject = ["part": .string(part.label.isEmpty ? part.word : part.label)]
            object["kind"] = .string(part.word)
            object["tokens"] = .integer(part.tokens.count)
            object["exact"] = .bool(part.tokens.isExact)
            if let cost = cost(of: part), !cost.isSample { object["cost_usd"] = .number(cost.dollars) }
            if !part.title.isEmpty { object["title"] = .string(part.title) }
            return .object(object)
        }
        var whole: JSONObject = ["parts": .array(rows), "tokens": .integer(total.count), "exact": .bool(total.isExact)]
        whole["window"] = model?.contextWindow.map(JSONValue.integer)
        if let cost = cost(of: total.count), !cost.isSample { whole["cost_usd"] = .number(cost.dollars) }
        whole["cached_share"] = cachedShare.map(JSONValue.number)
        return JSONValue.object(whole).serialized()
    }
}

extension StyledText {
    /// With blanks before it, so that numbers stand below each other.
    fileprivate func padded(toRight cells: Int) -> StyledText {
        StyledText(String(repeating: " ", count: max(0, cells - cellWidth))) + self
    }
}
