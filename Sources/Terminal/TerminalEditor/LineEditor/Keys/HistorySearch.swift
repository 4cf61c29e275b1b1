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
    /// Whether nothing matches. Then what stood there before is shown, and Enter sends nothing.
    private(set) var hasFailed = false
    /// What stood there before the search.
    let original: Draft

    init(original: Draft) { self.original = original }

    /// What stands before the draft while searching.
    var label: String {
        EditableText.cleanLine("(search\(hasFailed ? ", no match" : "")) \(pattern): ")
    }

    /// What is shown for the draft.
    func draft(in history: InputHistory) -> Draft {
        match.map { Draft(before: history.entries[$0]) } ?? original
    }

    /// What a key does now. Enter only ends a search that has found nothing: nobody has read what it would send.
    func step(for event: KeyParser.Event) -> Step? {
        hasFailed && (event == .key(0x0D) || event == .key(0x0A)) ? .abandon : Self.step(for: event)
    }

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
        let last = history.entries.count - 1
        switch step {
        case .type(let text):
            pattern += text
            // Where nothing older matches, something newer may.
            match =
                history.search(pattern, from: match ?? last, backward: true)
                ?? history.search(pattern, from: last, backward: true)
        case .shorten:
            guard pattern.popLast() != nil else { return false }
            match = history.search(pattern, from: last, backward: true)
        case .older, .newer:
            let isOlder = step == .older
            let start = isOlder ? (match ?? last + 1) - 1 : (match ?? last) + 1
            let found = history.search(pattern, from: start, backward: isOlder)
            // At the end of what matches, the last one stays.
            match = found ?? match
            return found != nil || pattern.isEmpty
        case .abandon:
            return pattern.isEmpty
        }
        hasFailed = match == nil && !pattern.isEmpty
        return !hasFailed
    }
}
