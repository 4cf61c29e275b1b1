/// The text of a paragraph or of a heading that is open.
struct TextLeaf {
    let block: MarkdownBlock
    /// What is known of it, without the white space at the beginnings of lines.
    var bytes: [UInt8] = []
    /// Up to where it has become events.
    var start = 0
    /// Whether its beginning has become an event.
    var hasBegun = false
    /// How many definitions of links there were when it began.
    var earlyReferences: Int
    /// Whether it may begin with the box of a task.
    var mayBeTask = false
    /// Whether it may begin with a definition of a link.
    var mayBeDefinition: Bool
    /// The line that was added last.
    var lastLine: [UInt8] = []
    /// The formula that is open in its last line, in an answer.
    var openFormula: OpenFormula?
    /// Where the last line begins, while it may be the head of a table.
    var rowStart: Int?
    /// How much was undecided when it was last tried to decide more.
    var triedCount = 0

    init(
        _ block: MarkdownBlock, earlyReferences: Int, mayBeTask: Bool = false, dialect: MarkdownDialect
    ) {
        self.block = block
        self.earlyReferences = earlyReferences
        self.mayBeTask = mayBeTask
        // A definition shows nothing; in an answer it is text.
        mayBeDefinition = block == .paragraph && dialect == .commonMark
        openFormula = dialect == .answer ? OpenFormula() : nil
    }

    /// Adds the beginning of a line, or all of it.
    mutating func beginLine(_ line: [UInt8]) {
        rowStart = line.first == .pipe ? bytes.count : nil
        bytes += line
        lastLine = line
    }

    /// Ends the line that was begun.
    mutating func endLine() {
        openFormula?.read(lastLine)
        bytes.append(.lineFeed)
    }

    /// Adds to the line that was begun.
    mutating func append(_ more: some Collection<UInt8>) {
        bytes += more
        lastLine += more
    }

    /// Leaves out the last line if it is held as the head of a table; `false` if it is not.
    mutating func dropHeldRow() -> Bool {
        guard let start = rowStart else { return false }
        bytes.removeSubrange(start...)
        rowStart = nil
        return true
    }

    /// Whether it is worth the time to try to decide more, as the work is to stay linear.
    var isWorthTrying: Bool {
        let count = bytes.count - start
        return count < 256 || count >= triedCount + triedCount / (triedCount < 4096 ? 8 : 2)
    }

    /// The text that can be parsed now.
    func visible(isFinal: Bool) -> [UInt8] {
        if case .heading = block { return Self.withoutClosing(bytes, isFinal: isFinal) }
        guard !isFinal, let rowStart else { return bytes }
        return Array(bytes[..<rowStart])
    }

    /// A heading without the run of `#` that may end it, or, while it is not whole, without what may become that.
    private static func withoutClosing(_ bytes: [UInt8], isFinal: Bool) -> [UInt8] {
        guard isFinal else { return trimmed(bytes[...]) { $0.isBlank || $0 == .hash } }
        let text = trimmed(bytes[...], while: \.isBlank)
        let beforeRun = trimmed(text[...]) { $0 == .hash }
        let isRunApart = beforeRun.last?.isBlank ?? true
        return isRunApart ? trimmed(beforeRun[...], while: \.isBlank) : text
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>, while condition: (UInt8) -> Bool) -> [UInt8] {
        var bytes = bytes
        while let last = bytes.last, condition(last) { bytes.removeLast() }
        return Array(bytes)
    }

    /// Forgets what has long become events.
    mutating func compact() {
        let spare = start - Self.keptCount
        guard spare > 8192 else { return }
        bytes.removeFirst(spare)
        start -= spare
        rowStart = rowStart.map { $0 - spare }
    }

    /// So many bytes before what is undecided are kept, for a look back at the sign before it.
    private static let keptCount = 64
}
