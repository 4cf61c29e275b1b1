/// Markdown's source: marks of blocks and spans, and fenced code in its language.
struct MarkdownScanner: TokenScanner {
    private enum Mode: Sendable {
        case lineStart
        case inline
        /// The rest of the line in one role.
        case line(SyntaxRole)
        case code(ticks: Int)
        case address
        case comment
        case fenced(mark: UInt8, count: Int)
    }

    private var mode = Mode.lineStart
    private var last: UInt8 = .newline
    private var embedded: SyntaxHighlighter?

    mutating func step(_ input: inout ScannerInput) {
        switch mode {
        case .lineStart: stepLineStart(&input)
        case .inline: stepInline(&input)
        case .line(let role): stepLine(until: .newline, role, &input)
        case .code(let ticks): stepCode(ticks, &input)
        case .address: stepLine(until: ByteSet(")\n"), .string, &input)
        case .comment:
            let count = input.run(until: ByteSet("-"))
            if count > 0 { return input.consume(count, .comment) }
            let ends = input.matches(Array("-->".utf8))
            if ends { mode = .inline }
            input.consume(ends ? 3 : 1, .comment)
        case .fenced(let mark, let count): stepFenced(mark, count, &input)
        }
    }

    mutating func finish() -> [SyntaxSpan] {
        defer { embedded = nil }
        return embedded?.finish() ?? []
    }

    private mutating func stepLine(until stops: ByteSet, _ role: SyntaxRole, _ input: inout ScannerInput) {
        let count = input.run(until: stops)
        if count == 0 { mode = .inline }
        input.consume(count, role)
    }

    private mutating func stepLineStart(_ input: inout ScannerInput) {
        let blanks = input.length(of: ByteSet(" \t"), limit: 64)
        if blanks > 0 { return input.consume(blanks, .plain) }
        let byte = input.byte(0)
        switch byte {
        case .newline: input.consume(1, .plain)
        case .hash:
            let count = input.length(of: ByteSet("#"), limit: 7)
            mode = count < 7 && input.byte(count).isSpaceOrEnd ? .line(.keyword) : .inline
        case .greater: input.consume(1, .punctuation)
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            let count = input.length(of: ByteSet([byte]), limit: 64)
            if count < 3 {
                mode = .inline
            } else {
                beginFence(byte, count, &input)
            }
        case .dash, UInt8(ascii: "*"), UInt8(ascii: "+"):
            mode = .inline
            if input.byte(1).isSpaceOrEnd || input.matches([byte, byte, byte]) {
                input.consume(input.byte(1) == byte ? 3 : 1, .keyword)
            }
        case UInt8(ascii: "|"):
            mode = .inline
            input.consume(1, .punctuation)
        default:
            mode = .inline
            let digits = input.length(of: .digits, limit: 9)
            if digits > 0, input.byte(digits) == .dot || input.byte(digits) == .closeParenthesis,
                input.byte(digits + 1).isSpaceOrEnd
            {
                input.consume(digits + 1, .keyword)
            }
        }
    }

    private mutating func beginFence(_ mark: UInt8, _ count: Int, _ input: inout ScannerInput) {
        let notNewline = ByteSet([UInt8](1...9) + [UInt8](11...255))
        let info = input.length(of: notNewline, from: count, limit: 256)
        if info == 256 || mark == UInt8(ascii: "`") && input.text(info, from: count).utf8.contains(mark) {
            mode = .inline
            return
        }
        let end = input.byte(count + info) == .newline ? 1 : 0
        if input.needsMoreInput { return }
        mode = .fenced(mark: mark, count: count)
        embedded = SyntaxHighlighter(language: input.text(info, from: count))
        input.consume(count, .punctuation)
        input.consume(info, .attribute)
        input.consume(end, .plain)
        last = .newline
    }

    private mutating func stepFenced(_ mark: UInt8, _ count: Int, _ input: inout ScannerInput) {
        if last == .newline {
            let blanks = input.length(of: ByteSet(" "), limit: 16)
            let marks = input.length(of: ByteSet([mark]), from: blanks, limit: 64)
            if marks >= count, input.byte(blanks + marks).isSpaceOrEnd {
                if input.needsMoreInput { return }
                input.consume(0, spans: finish())
                mode = .inline
                input.consume(blanks, .plain)
                return input.consume(marks, .punctuation)
            }
            if input.needsMoreInput { return }
        }
        let run = max(1, input.run(until: .newline))
        let bytes = input.bytes[input.position..<input.position + run]
        last = bytes.last ?? last
        if embedded == nil { return input.consume(run, .string) }
        input.consume(run, spans: embedded?.feed(bytes: bytes) ?? [])
    }

    private mutating func stepInline(_ input: inout ScannerInput) {
        let count = input.run(until: ByteSet("\n`*_[]<\\|!&"))
        if count > 0 { return input.consume(count, .plain) }
        let byte = input.byte(0)
        switch byte {
        case .newline:
            mode = .lineStart
            input.consume(1, .plain)
        case UInt8(ascii: "`"):
            let ticks = input.length(of: ByteSet("`"), limit: 32)
            mode = .code(ticks: ticks)
            input.consume(ticks, .string)
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            let marks = input.length(of: ByteSet([byte]), limit: 3)
            input.consume(marks, marks > 1 ? .operator : .plain)
        case .closeBracket where input.byte(1) == .openParenthesis:
            mode = .address
            input.consume(2, .punctuation)
        case .openBracket, .closeBracket, UInt8(ascii: "|"): input.consume(1, .punctuation)
        case .backslash:
            input.consume(input.byte(1) == .newline ? 1 : 2, .escape)
        case .less where input.matches(Array("<!--".utf8)):
            mode = .comment
            input.consume(4, .comment)
        case .less:
            let name = input.length(of: .name + ByteSet("/-:.@"), from: 1, limit: 128)
            let closes = input.byte(1 + name) == .greater
            input.consume(name > 0 ? 1 + name + (closes ? 1 : 0) : 1, name > 0 ? .tag : .plain)
        default: input.consume(1, .plain)
        }
    }

    private mutating func stepCode(_ ticks: Int, _ input: inout ScannerInput) {
        let count = input.run(until: ByteSet("`\n"))
        if count > 0 { return input.consume(count, .string) }
        if input.byte(0) == .newline {
            mode = .inline
            return
        }
        let found = input.length(of: ByteSet("`"), limit: 33)
        if found == ticks { mode = .inline }
        input.consume(found, .string)
    }
}
