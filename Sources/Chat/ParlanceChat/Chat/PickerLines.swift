import ParlanceConversations
import TerminalEditor

/// A list to choose from as numbered lines, where nothing can be drawn below the prompt.
enum PickerLines {
    /// So many entries are listed; of more the others are found by their names.
    static let limit = 40

    /// The lines, none wider than `columns` where a name allows it.
    static func lines(of picker: Picker, columns: Int) -> [StyledText] {
        let shown = picker.items.prefix(limit)
        let digits = String(shown.count).count
        let names = shown.map { Sanitizer.cleanLine($0.name) }
        let width = min(names.map(\.cellWidth).max() ?? 0, max(12, columns / 2))
        var lines = names.enumerated().map { index, name in
            let number = String(repeating: " ", count: digits - String(index + 1).count) + String(index + 1)
            let head = StyledText.dim("\(number) ") + (index == picker.selection ? .accent(name) : StyledText(name))
            let room = columns - digits - 3 - width
            let detail = room > 8 ? picker.detail(index, room) : StyledText()
            guard detail.cellWidth > 0 else { return head }
            return head.padded(to: digits + 1 + width) + "  " + detail.truncated(to: room)
        }
        let rest = picker.items.count - shown.count
        if rest > 0 { lines.append(.dim("and \(rest.grouped) more")) }
        return lines
    }

    /// Whether an entry has all words of a text in it.
    static func matches(_ item: Picker.Item, _ text: String) -> Bool {
        let name = "\(item.name) \(item.keywords)".lowercased()
        return text.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { name.contains($0) }
    }
}
