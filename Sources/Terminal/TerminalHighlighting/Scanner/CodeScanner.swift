/// The scanner of all languages that a ``LanguageGrammar`` describes.
struct CodeScanner: TokenScanner {
    /// What the last token was, for what may follow it.
    enum Prior: Sendable {
        /// Nothing, or the end of a statement.
        case start
        case keyword
        /// A name.
        case word
        /// An operand that is no name, or the end of one.
        case value
        case dot
        case `operator`
    }

    /// Deeper nesting than this of strings in code in strings is taken for text.
    static let depthLimit = 48
    /// Longer names and numbers have no role of their own, in bytes.
    static let nameLimit = 128

    let table: GrammarTable
    var frames: [ScannerFrame] = [.code(CodeFrame())]
    var prior = Prior.start
    /// What the next name names.
    var expected: SyntaxRole?
    /// Nothing but blanks since the line's beginning.
    var atLineStart = true
    /// The byte before the position.
    var last = UInt8.newline
    var heredocs: [Heredoc] = []
    /// The highlighter of the text around a template's code.
    var template: SyntaxHighlighter?

    init(_ grammar: LanguageGrammar) {
        table = GrammarTable(grammar)
    }

    var features: LanguageGrammar.Features { table.grammar.features }

    mutating func step(_ input: inout ScannerInput) {
        switch frames.last ?? .remainder {
        case .code(let frame): stepCode(frame, &input)
        case .string(let frame): stepString(frame, &input)
        case .blockComment(let open, let close, let nests, let depth):
            stepComment(open, close, nests: nests, depth: depth, &input)
        case .lineComment: stepLineComment(&input)
        case .template: stepTemplate(&input)
        case .rest(let role, let set):
            let count = input.run(while: set)
            if count == 0 { frames.removeLast() }
            consume(&input, count, role)
        case .remainder:
            consume(&input, input.bytes.count - input.position, .comment)
        case .secondPart(let frame): stepSecondPart(frame, &input)
        case .element(let closes): stepElement(closes: closes, &input)
        case .elementText: stepElementText(&input)
        }
    }

    /// Takes bytes and keeps account of the line.
    mutating func consume(_ input: inout ScannerInput, _ count: Int, _ role: SyntaxRole) {
        guard count > 0 else { return }
        let start = input.position
        input.consume(count, role)
        guard input.position > start else { return }
        last = input.bytes[input.position - 1]
        if last == .newline {
            atLineStart = true
        } else if !ByteSet.blanks.contains(last) {
            atLineStart = false
        }
    }

    /// Replaces what the scanner is in the middle of.
    mutating func replaceTop(_ frame: ScannerFrame) {
        frames[frames.count - 1] = frame
    }

    private mutating func stepLineComment(_ input: inout ScannerInput) {
        let isTemplate = features.contains(.templates)
        let count = input.run(until: isTemplate ? ByteSet("\n?") : .newline)
        if count > 0 { return consume(&input, count, .comment) }
        if isTemplate, input.byte(0) == 0x3F, input.byte(1) != .greater { return consume(&input, 1, .comment) }
        frames.removeLast()
    }

    /// Hands the text around a template's code to its own highlighter.
    private mutating func stepTemplate(_ input: inout ScannerInput) {
        var count = input.run(until: ByteSet("<"))
        if count == 0, input.byte(1) != 0x3F { count = 1 }
        if input.needsMoreInput { return }
        guard count > 0 else {
            let rest = finish()
            input.consume(0, spans: rest)
            frames.removeLast()
            prior = .start
            return
        }
        let bytes = input.bytes[input.position..<input.position + count]
        last = bytes.last ?? last
        input.consume(count, spans: template?.feed(bytes: bytes) ?? [])
    }

    mutating func finish() -> [SyntaxSpan] {
        defer { template = nil }
        return template?.finish() ?? []
    }

    private mutating func stepComment(
        _ open: [UInt8], _ close: [UInt8], nests: Bool, depth: Int, _ input: inout ScannerInput
    ) {
        var stops = ByteSet([close.first ?? .newline])
        if nests { stops.insert(open.first ?? .newline) }
        let count = input.run(until: stops)
        if count > 0 { return consume(&input, count, .comment) }
        if close.first == .newline ? closesAtLine(close, &input) : input.matches(close) {
            consume(&input, close.count, .comment)
            if depth == 0 {
                frames.removeLast()
            } else {
                replaceTop(.blockComment(open: open, close: close, nests: nests, depth: depth - 1))
            }
        } else if nests, input.matches(open) {
            consume(&input, open.count, .comment)
            replaceTop(.blockComment(open: open, close: close, nests: nests, depth: depth + 1))
        } else {
            consume(&input, 1, .comment)
        }
    }

    /// Whether the comment's closing line, such as `=cut`, is next, as a word of its own.
    private mutating func closesAtLine(_ close: [UInt8], _ input: inout ScannerInput) -> Bool {
        input.matches(close) && !ByteSet.name.contains(input.byte(close.count))
    }
}
