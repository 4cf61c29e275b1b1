/// An incremental search through the history, as Ctrl-R does it.
struct HistorySearch {
    /// What a key does while searching; every other key ends the search and then does its own.
    enum Step: Equatable {
        case type(String)
        case shorten
        case older
        case newer
        case abandon
    }

    var pattern = ""
    /// The entry that matches now.
    var match: Int?
    /// What stood there before the search.
    let original: Draft

    init(original: Draft) { self.original = original }

    static func step(for event: KeyParser.Event) -> Step? {
        switch event {
        case .key(0x12): .older
        case .key(0x13): .newer
        case .key(0x08), .key(0x7F): .shorten
        case .key(0x03), .key(0x07): .abandon
        case .key(let byte) where (0x20..<0x7F).contains(byte): .type(String(Unicode.Scalar(byte)))
        case .text(let text): .type(text)
        default: nil
        }
    }

    /// Takes the step. False if there is nothing (more) to find.
    mutating func advance(_ step: Step, in history: InputHistory) -> Bool {
        let found: Int?
        let last = history.entries.count - 1
        switch step {
        case .type(let text):
            pattern += text
            found = history.search(pattern, from: match ?? last, backward: true)
        case .shorten:
            guard pattern.popLast() != nil else { return false }
            found = history.search(pattern, from: last, backward: true)
            if pattern.isEmpty { match = nil }
        case .older:
            found = history.search(pattern, from: (match ?? last + 1) - 1, backward: true)
        case .newer:
            found = history.search(pattern, from: (match ?? last) + 1, backward: false)
        case .abandon:
            found = nil
        }
        if let found { match = found }
        return found != nil || pattern.isEmpty
    }
}
