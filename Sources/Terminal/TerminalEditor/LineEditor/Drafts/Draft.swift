/// The text being edited, split at the cursor. Everything moves and deletes by grapheme cluster.
struct Draft: Hashable {
    var before = ""
    var after = ""

    init(before: String = "", after: String = "") {
        self.before = before
        self.after = after
    }

    var text: String { before + after }
    /// The bytes of the text.
    var count: Int { before.utf8.count + after.utf8.count }
    var isEmpty: Bool { before.isEmpty && after.isEmpty }

    /// Whether Enter means another line: an odd number of backslashes stands at the end, and the cursor behind them.
    var asksForLine: Bool {
        after.isEmpty && before.reversed().prefix { $0 == "\\" }.count % 2 == 1
    }

    mutating func insert(_ text: String) { before += text }

    /// Moves the cursor behind a character that the texts on both sides of it make together.
    mutating func mendSeam() {
        guard let last = before.last, let first = after.first, (String(last) + String(first)).count == 1 else { return }
        before += after.removeFirst().description
    }

    // MARK: Characters

    mutating func moveLeft() -> Bool { moveLeft(1) }

    mutating func moveRight() -> Bool { moveRight(1) }

    mutating func deleteBackward() -> Bool { before.popLast() != nil }

    mutating func deleteForward() -> Bool {
        guard !after.isEmpty else { return false }
        after.removeFirst()
        return true
    }

    // MARK: Words (letters and digits)

    mutating func moveWordLeft() -> Bool { moveLeft(before.count - wordStart) }

    mutating func moveWordRight() -> Bool { moveRight(wordEnd) }

    /// Deletes back to the start of the word, or over everything that is not a space (as Ctrl-W does in a shell).
    mutating func killWordBackward(untilSpace: Bool = false) -> String {
        var start = wordStart
        if untilSpace {
            let word = before.reversed().drop(while: \.isWhitespace).drop { !$0.isWhitespace }
            start = word.count
        }
        let killed = String(before.dropFirst(start))
        before = String(before.prefix(start))
        return killed
    }

    mutating func killWordForward() -> String {
        let killed = String(after.prefix(wordEnd))
        after = String(after.dropFirst(killed.count))
        return killed
    }

    // MARK: Lines

    mutating func moveToLineStart() -> Bool { moveLeft(column) }

    mutating func moveToLineEnd() -> Bool { moveRight(lineRest) }

    mutating func moveToEnd() {
        before += after
        after = ""
    }

    /// Deletes to the end of the line, or the line break if the cursor stands there.
    mutating func killToLineEnd() -> String {
        let killed = String(after.prefix(max(lineRest, 1)))
        after = String(after.dropFirst(killed.count))
        return killed
    }

    /// Deletes to the start of the line, or the line break before it if the cursor stands there.
    mutating func killToLineStart() -> String {
        let killed = String(before.suffix(max(column, 1)))
        before = String(before.dropLast(killed.count))
        return killed
    }

    /// False on the first line.
    mutating func moveUp() -> Bool {
        let column = column
        guard column < before.count else { return false }
        _ = moveLeft(column + 1)
        _ = moveLeft(max(self.column - column, 0))
        return true
    }

    /// False on the last line.
    mutating func moveDown() -> Bool {
        let (column, rest) = (column, lineRest)
        guard rest < after.count else { return false }
        _ = moveRight(rest + 1)
        _ = moveRight(min(lineRest, column))
        return true
    }

    // MARK: Comparing

    /// Whether both are the same byte by byte. `==` of texts looks at every character where they are not ASCII.
    static func == (left: Draft, right: Draft) -> Bool {
        left.before.hasSameBytes(as: right.before) && left.after.hasSameBytes(as: right.after)
    }

    /// Whether the text is the same byte by byte, wherever the cursor is.
    func hasSameText(as other: Draft) -> Bool {
        self == other || (count == other.count && text.hasSameBytes(as: other.text))
    }

    // MARK: Helpers

    /// Characters between the start of the line and the cursor.
    private var column: Int { before.reversed().prefix { $0 != "\n" }.count }

    /// Characters between the cursor and the end of the line.
    private var lineRest: Int { after.prefix { $0 != "\n" }.count }

    private var wordStart: Int {
        before.reversed().drop { !Self.isWord($0) }.drop(while: Self.isWord).count
    }

    private var wordEnd: Int {
        after.count - after.drop { !Self.isWord($0) }.drop(while: Self.isWord).count
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    private mutating func moveLeft(_ count: Int) -> Bool {
        guard count > 0, !before.isEmpty else { return false }
        // The sum of a part and a text would count the text's characters.
        after = String(before.suffix(count)) + after
        before = String(before.dropLast(count))
        return true
    }

    private mutating func moveRight(_ count: Int) -> Bool {
        guard count > 0, !after.isEmpty else { return false }
        before += after.prefix(count)
        after = String(after.dropFirst(count))
        return true
    }
}
