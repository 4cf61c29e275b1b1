/// A list to choose from on a terminal that cannot draw, or in a file: every item in a numbered row.
package enum PickerList {
    /// The rows, numbered from 1; the item that is selected has a mark.
    package static func lines(_ picker: Picker, columns: Int) -> [StyledText] {
        let digits = String(picker.items.count).count
        let names = picker.items.map { Sanitizer.cleanLine($0.name) }
        let widest = min(names.map(\.cellWidth).max() ?? 0, max(columns / 2, 8))
        return names.enumerated().map { index, name in
            let mark = index == picker.selection ? "› " : "  "
            let number = String(index + 1).padded(to: digits, alignment: .right)
            let row: StyledText = "\(mark, .accent)\(number, .dim)  \(.accent(name))"
            let used = 2 + digits + 2 + widest + 2
            let detail = columns - used >= 6 ? picker.detail(index, columns - used) : StyledText()
            guard !detail.isEmpty else { return row.truncated(to: columns) }
            return (row.truncated(to: used - 2).padded(to: used) + detail).truncated(to: columns)
        }
    }
}
