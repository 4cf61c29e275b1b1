/// Parses the text of one paragraph, heading or cell, of which more may come.
///
/// What is certain whatever follows is turned into events; the rest, from ``undecided`` on, is to be parsed again when
/// more is known. Up to there no emphasis and no bracket is open, so that a new parser can begin there.
struct InlineParser {
    /// What is known of the text, and what may still come.
    enum Extent {
        /// More may follow.
        case open
        /// Nothing follows, but definitions of links may.
        case awaitsDefinitions
        /// Nothing follows, and no definitions.
        case final
    }

    /// For so many bytes a reference without a definition waits for one; then it is text.
    static let referencePatience = 96

    let bytes: [UInt8]
    let extent: Extent
    let references: References
    /// How many definitions there were when the text began.
    let earlyReferences: Int
    let dialect: MarkdownDialect

    /// Up to where the text is decided.
    private(set) var undecided: Int
    /// Labels of references in the decided text that have no definition, and where they end.
    var undefined: [(label: String, end: Int)] = []
    var nodes: [InlineNode] = []
    var delimiters: [DelimiterRun] = []
    var lastDelimiter: Int?
    var brackets: [OpenBracket] = []
    /// How many brackets are active and would begin a link rather than an image.
    var activeLinkBrackets = 0

    private let start: Int
    var html: InlineHTML
    var formula: Formula
    var codeEnds: CodeSpanEnds?
    /// Up to where a run of signs of a mail address goes that has been looked at.
    var wordEnd = 0
    /// Where the word begins that was looked at last, and up to where.
    var lastWord = (start: 0, end: 0)

    var isFinal: Bool { extent != .open }

    /// Makes a parser of the text from an index on; what is before it has been parsed.
    init(
        bytes: [UInt8], from start: Int, extent: Extent, references: References, earlyReferences: Int,
        dialect: MarkdownDialect
    ) {
        self.bytes = bytes
        self.extent = extent
        self.references = references
        self.earlyReferences = earlyReferences
        self.start = start
        undecided = start
        self.dialect = dialect
        html = InlineHTML(bytes: bytes, isFinal: extent != .open)
        formula = Formula(bytes: bytes, from: start, isFinal: extent != .open)
        lastWord = (start, start)
    }

    /// Parses, and gives the events up to ``undecided``.
    mutating func parse() -> [MarkdownEvent] {
        undecided = scan()
        if isFinal, undecided == bytes.count {
            matchDelimiters(after: nil)
        } else {
            if let bracket = brackets.first(where: \.isActive) { undecided = min(undecided, bracket.start) }
            dropDelimiters(from: undecided)
            matchDelimiters(after: nil)
            if let opener = firstOpenDelimiter() { undecided = opener }
        }
        undefined.removeAll { $0.end > undecided }
        let events = InlineEvents(
            nodes: nodes, delimiters: delimiters, bytes: bytes, end: undecided, dialect: dialect)
        return events.events
    }

    /// Goes through the text and gives the index from which on it is undecided.
    private mutating func scan() -> Int {
        var index = start
        var textStart = start
        while index < bytes.count {
            let byte = bytes[index]
            if !Self.isSpecial[Int(byte)] {
                index += 1
                continue
            }
            if byte.isAlphanumeric, index > 0, BareAutolink.joinsWords(bytes[index - 1]) {
                index += 1
                continue
            }
            if byte == .lineFeed {
                let end = trimmedEnd(of: index, from: textStart)
                flushText(from: textStart, to: end)
                guard index + 1 < bytes.count else { return isFinal ? bytes.count : end }
                let isHard =
                    dialect == .answer
                    || index - end >= 2 && bytes[end..<index].allSatisfy { $0 == .space }
                nodes.append(InlineNode(kind: isHard ? .lineBreak : .softBreak, start: end))
                index += 1
                textStart = index
                continue
            }
            let before = nodes.count
            flushText(from: textStart, to: index)
            switch scanSpecial(byte, at: index) {
            case .found(_, let end):
                index = end
                textStart = end
            case .none:
                // It is text: joined with what was before it.
                if nodes.count > before { nodes.removeLast() }
                index += 1
            case .incomplete:
                return index
            }
        }
        // Spaces at the end are not shown, and those that are followed by a line break may ask for it.
        let end = trimmedEnd(of: index, from: textStart)
        flushText(from: textStart, to: end)
        return isFinal ? bytes.count : end
    }

    private func trimmedEnd(of end: Int, from start: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    private mutating func flushText(from start: Int, to end: Int) {
        if end > start { nodes.append(InlineNode(kind: .text(end: end), start: start)) }
    }

    /// Signs at which something other than text may begin. Letters and digits may begin an address.
    private static let isSpecial: [Bool] = (0..<256).map { value in
        let byte = UInt8(value)
        return byte.isAlphanumeric || Array("\n\\`*_~[]!<&$".utf8).contains(byte)
    }

    private mutating func scanSpecial(_ byte: UInt8, at index: Int) -> Scan<Void> {
        switch byte {
        case .backslash: dialect == .answer ? scanBackslash(at: index) : scanEscape(at: index)
        case .dollar: scanDollar(at: index)
        case .backtick: scanCode(at: index)
        case .asterisk, .underscore, .tilde: scanDelimiters(byte, at: index)
        case .leftBracket: openBracket(at: index, textStart: index + 1, isImage: false)
        case .rightBracket: closeBracket(at: index)
        case .bang: scanBang(at: index)
        case .less: scanLess(at: index)
        case .ampersand: scanEntity(at: index)
        default: scanWord(at: index)
        }
    }

    mutating func add(_ kind: InlineNode.Kind, at start: Int, to end: Int) -> Scan<Void> {
        nodes.append(InlineNode(kind: kind, start: start))
        return .found((), end: end)
    }

    private mutating func scanEscape(at index: Int) -> Scan<Void> {
        guard index + 1 < bytes.count else { return isFinal ? .none : .incomplete }
        let next = bytes[index + 1]
        if next == .lineFeed {
            if index + 2 == bytes.count { return isFinal ? .none : .incomplete }
            return add(.lineBreak, at: index, to: index + 2)
        }
        return next.isPunctuation ? add(.literal([next].string), at: index, to: index + 2) : .none
    }

    private mutating func scanEntity(at index: Int) -> Scan<Void> {
        switch Entity.scan(bytes, at: index, end: bytes.count, isFinal: isFinal) {
        case .found(let text, let end): add(.literal(text), at: index, to: end)
        case .none: .none
        case .incomplete: .incomplete
        }
    }
}
