/// A list while a person chooses from it.
struct PickerState: Sendable {
    /// What a key does to it.
    enum Step: Sendable, Hashable {
        /// Another filter or selection.
        case changed
        /// The item at an index was chosen.
        case chosen(Int)
        /// Those at these indices were marked.
        case marked([Int])
        case dismissed
        /// The key does nothing here.
        case ignored
    }

    /// As many rows of the list are in view at most.
    static let mostRows = 10
    /// A filter is never longer.
    private static let longestFilter = 200

    let picker: Picker
    /// What was typed.
    private(set) var filter = ""
    /// The indices of the items that match it.
    private(set) var matches: [Int]
    /// Which of them is selected.
    private(set) var selected: Int
    /// The indices of the items that are marked.
    private(set) var marked: Set<Int> = []
    /// The first of them that is in view.
    private(set) var top: Int
    /// The cells of the widest name, so that details stay in one column while one scrolls.
    let widestName: Int
    private let finder: PickerFilter

    init(_ picker: Picker) {
        self.picker = picker
        finder = PickerFilter(picker.items)
        widestName = picker.items.map { Sanitizer.cleanLine($0.name).cellWidth }.max() ?? 0
        matches = Array(picker.items.indices)
        (selected, top) = Self.start(of: picker)
    }

    /// Takes a key.
    mutating func step(_ event: KeyParser.Event) -> Step {
        switch event {
        case .key(let byte): step(key: byte)
        case .text(" ") where picker.marking != nil: mark()
        case .text(let text): type(text)
        case .paste(let bytes), .cutPaste(let bytes): type(EditableText.clean(bytes))
        case .sequence(let sequence): step(sequence: sequence)
        default: .ignored
        }
    }

    private mutating func step(key byte: UInt8) -> Step {
        switch byte {
        case 0x20 where picker.marking != nil: mark()
        case 0x0D where picker.marking != nil, 0x0A where picker.marking != nil: .marked(marked.sorted())
        case 0x20..<0x7F: type(String(Unicode.Scalar(byte)))
        case 0x08, 0x7F: shorten { $0.removeLast() }
        case 0x15: shorten { $0.removeAll() }
        case 0x17: shorten { $0 = Self.withoutLastWord($0) }
        case 0x0E: select(selected + 1)
        case 0x10: select(selected - 1)
        case 0x0D, 0x0A: matches.indices.contains(selected) ? .chosen(matches[selected]) : .ignored
        case 0x03, 0x07, KeyParser.escape: .dismissed
        default: .ignored
        }
    }

    private mutating func step(sequence: [UInt8]) -> Step {
        switch String(decoding: sequence.dropFirst(), as: UTF8.self) {
        case "": .dismissed
        case "[A", "OA": select(selected - 1)
        case "[B", "OB": select(selected + 1)
        case "[5~": select(selected - (Self.mostRows - 1))
        case "[6~": select(selected + (Self.mostRows - 1))
        case "[H", "OH", "[1~", "[7~": select(0)
        case "[F", "OF", "[4~", "[8~": select(matches.count - 1)
        default: .ignored
        }
    }

    /// Marks what is selected, or takes the mark away, and goes on to the next.
    private mutating func mark() -> Step {
        guard matches.indices.contains(selected), picker.marking?.canMark(matches[selected]) == true else {
            return .ignored
        }
        let index = matches[selected]
        if marked.remove(index) == nil { marked.insert(index) }
        return select(selected + 1)
    }

    private mutating func type(_ text: String) -> Step {
        let room = max(0, Self.longestFilter - filter.count)
        let new = EditableText.cleanLine(text).prefix(room)
        guard !new.isEmpty else { return .ignored }
        filter += new
        find()
        return .changed
    }

    private mutating func shorten(_ change: (inout String) -> Void) -> Step {
        guard !filter.isEmpty else { return .ignored }
        change(&filter)
        find()
        return .changed
    }

    /// The best match is selected; without a filter, what was selected at first.
    private mutating func find() {
        matches = finder.matches(of: filter)
        (selected, top) = filter.isEmpty ? Self.start(of: picker) : (0, 0)
    }

    /// What is selected at first, and the first item in view, so that as many stand before it as behind it.
    private static func start(of picker: Picker) -> (selected: Int, top: Int) {
        let count = picker.items.count
        let selected = max(0, min(picker.selection, count - 1))
        return (selected, max(0, min(selected - mostRows / 2, count - mostRows)))
    }

    private mutating func select(_ place: Int) -> Step {
        guard !matches.isEmpty else { return .ignored }
        selected = min(max(place, 0), matches.count - 1)
        top = min(max(top, selected - Self.mostRows + 1), selected)
        return .changed
    }

    private static func withoutLastWord(_ text: String) -> String {
        let rest = text.reversed().drop { $0 == " " }.drop { $0 != " " }
        return String(rest.reversed())
    }
}
