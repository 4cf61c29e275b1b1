/// The lines submitted before, and where in them the person is.
///
/// Position `entries.count` is the new line. What was typed or changed on a line stays there while one moves about.
struct InputHistory {
    private(set) var entries: [String]
    private var position: Int
    private var changed: [Int: String] = [:]
    /// What the lines that are gone back to begin with: what stood on the new line when it was left.
    private var sought = ""

    init(_ entries: [String] = []) {
        self.entries = entries.map { EditableText.clean($0) }.filter { !$0.isEmpty }
        position = self.entries.count
    }

    /// Adds a line at the end, unless it repeats the last one, and goes to the new line.
    mutating func add(_ line: String) {
        let line = EditableText.clean(line)
        if !line.isEmpty, line != entries.last { entries.append(line) }
        restart()
    }

    /// What was typed on the new line before one went back from it; empty where one is there.
    var leftBehind: String { position < entries.count ? changed[entries.count] ?? "" : "" }

    /// Goes to the new line and forgets changes.
    mutating func restart() {
        position = entries.count
        changed = [:]
    }

    /// The line before that begins with what was typed on the new line, so that an earlier line is found by its
    /// beginning. Where no line begins so, the line before. Nil at the beginning.
    mutating func older(leaving current: String) -> String? {
        let isLeavingNewLine = position == entries.count
        if isLeavingNewLine { sought = current }
        if let found = previous(leaving: current, startingWith: sought) { return found }
        guard isLeavingNewLine, !sought.isEmpty else { return nil }
        sought = ""
        return previous(leaving: current)
    }

    /// The way back from ``older(leaving:)``; at its end stands what was typed.
    mutating func newer(leaving current: String) -> String? {
        next(leaving: current, startingWith: sought)
    }

    /// The line before, or nil at the beginning. `current` is what stands on the present line.
    mutating func previous(leaving current: String, startingWith prefix: String = "") -> String? {
        go(to: entries[..<position].lastIndex { $0.hasPrefix(prefix) && $0 != current }, leaving: current)
    }

    /// The line after, or nil at the end.
    mutating func next(leaving current: String, startingWith prefix: String = "") -> String? {
        guard position < entries.count else { return nil }
        let match = entries[(position + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != current }
        return go(to: match ?? entries.count, leaving: current)
    }

    /// The nearest entry that contains the pattern, going back from (and including) an index, or forward from it.
    func search(_ pattern: String, from start: Int, backward: Bool) -> Int? {
        let ignoresCase = pattern.lowercased() == pattern
        func matches(_ entry: String) -> Bool {
            (ignoresCase ? entry.lowercased() : entry).contains(pattern)
        }
        guard !pattern.isEmpty, !entries.isEmpty else { return nil }
        return backward
            ? entries[..<max(0, min(start + 1, entries.count))].lastIndex(where: matches)
            : entries[max(0, min(start, entries.count))...].firstIndex(where: matches)
    }

    /// Stands on an entry that was found by searching.
    mutating func go(to index: Int, leaving current: String) -> String? {
        go(to: Optional(index), leaving: current)
    }

    private mutating func go(to index: Int?, leaving current: String) -> String? {
        guard let index else { return nil }
        changed[position] = current
        position = index
        return changed[index] ?? (index < entries.count ? entries[index] : "")
    }
}
