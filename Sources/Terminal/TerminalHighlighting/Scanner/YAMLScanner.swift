/// YAML: a line is indentation, marks of items, a key, and a value, which may go on in the lines below.
struct YAMLScanner: TokenScanner {
    private enum Mode: Sendable {
        case code
        case comment
        case quoted(quote: UInt8, role: SyntaxRole)
        case plain
        /// The lines of a literal or folded block, deeper than its parent.
        case block(parent: Int)
    }

    private var mode = Mode.code
    private var last: UInt8 = .newline
    /// The column of the line's first key or item.
    private var indentation = 0
    private var column = 0
    /// Whether a key may begin here.
    private var expectsKey = true
    /// A block begins after this line.
    private var announcesBlock = false
    private var flowDepth = 0

    mutating func step(_ input: inout ScannerInput) {
        switch mode {
        case .code: stepCode(&input)
        case .comment:
            let count = input.run(until: .newline)
            if count == 0 { mode = .code }
            consume(&input, count, .comment)
        case .quoted(let quote, let role): stepQuoted(quote, role, &input)
        case .plain: stepPlain(&input)
        case .block(let parent): stepBlock(parent, &input)
        }
    }

    private mutating func consume(_ input: inout ScannerInput, _ count: Int, _ role: SyntaxRole) {
        guard count > 0, input.position < input.bytes.count else { return }
        input.consume(count, role)
        last = input.bytes[input.position - 1]
        column += count
        if last == .newline {
            column = 0
            expectsKey = true
        }
    }

    private mutating func stepCode(_ input: inout ScannerInput) {
        let byte = input.byte(0)
        if byte == .newline {
            if announcesBlock {
                announcesBlock = false
                mode = .block(parent: indentation)
            }
            return consume(&input, 1, .plain)
        }
        let blanks = input.run(while: .blanks)
        if blanks > 0 { return consume(&input, blanks, .plain) }
        switch byte {
        case .hash where last.isSpaceOrEnd:
            mode = .comment
        case .dash where column == 0 && input.matches([.dash, .dash, .dash]) && input.byte(3).isSpaceOrEnd:
            consume(&input, 3, .keyword)
        case UInt8(ascii: "%") where column == 0:
            consume(&input, input.length(of: .letters, from: 1, limit: 32) + 1, .keyword)
            mode = .plain
        case .dash where expectsKey && input.byte(1).isSpaceOrEnd, 0x3F where expectsKey && input.byte(1).isSpaceOrEnd:
            indentation = column
            consume(&input, 1, .punctuation)
        case .openBrace, .openBracket, .closeBrace, .closeBracket, UInt8(ascii: ","):
            let opens = byte == .openBrace || byte == .openBracket
            if flowDepth == 0, !opens {
                mode = .plain
                return
            }
            flowDepth += opens ? 1 : byte == UInt8(ascii: ",") ? 0 : -1
            expectsKey = true
            consume(&input, 1, .punctuation)
        case UInt8(ascii: "&"), UInt8(ascii: "*"), .bang:
            let name = input.length(of: .name + ByteSet("-!:/.<>%"), from: 1, limit: 64)
            consume(&input, 1 + name, byte == .bang ? .type : .constant)
        case .colon:
            expectsKey = false
            consume(&input, 1, .punctuation)
        case UInt8(ascii: "|") where !expectsKey, .greater where !expectsKey:
            announcesBlock = true
            consume(&input, 1 + input.length(of: ByteSet("+-0123456789"), from: 1, limit: 4), .operator)
        default: stepScalar(byte, &input)
        }
    }

    /// A key, or the beginning of a value.
    private mutating func stepScalar(_ byte: UInt8, _ input: inout ScannerInput) {
        let key = expectsKey ? keyLength(byte, &input) : nil
        if input.needsMoreInput { return }
        if let key {
            if flowDepth == 0 { indentation = column }
            expectsKey = false
            return consume(&input, key, .attribute)
        }
        expectsKey = false
        if byte == .quote || byte == .apostrophe {
            mode = .quoted(quote: byte, role: .string)
            return consume(&input, 1, .string)
        }
        let length = scalarLength(&input)
        let role = Self.role(of: input.text(length))
        if input.needsMoreInput { return }
        mode = .plain
        if role != .plain { consume(&input, length, role) }
    }

    /// The length of the key that begins here, if a colon ends it in this line and within reach.
    private func keyLength(_ first: UInt8, _ input: inout ScannerInput) -> Int? {
        let isQuoted = first == .quote || first == .apostrophe
        var count = isQuoted ? 1 : 0
        var isClosed = !isQuoted
        while count < 256 {
            let byte = input.byte(count)
            if byte == .newline || byte == 0 { return nil }
            if !isClosed {
                if byte == .backslash, first == .quote { count += 1 }
                if byte == first { isClosed = true }
            } else if byte == .colon {
                let next = input.byte(count + 1)
                if next.isSpaceOrEnd || isQuoted && flowDepth > 0 { return count }
            } else if byte == .hash, count > 0, input.byte(count - 1) == .space {
                return nil
            } else if flowDepth > 0, ByteSet(",{}[]").contains(byte) {
                return nil
            }
            count += 1
        }
        return nil
    }

    /// The length of a short plain value to the end of the line, a comment, or its separator; 0 for a long one.
    private func scalarLength(_ input: inout ScannerInput) -> Int {
        var count = 0
        while count < 48 {
            let byte = input.byte(count)
            if byte == .newline || byte == 0 || byte == .carriageReturn { return count }
            if byte == .space, input.byte(count + 1) == .hash { return count }
            if flowDepth > 0, ByteSet(",{}[]").contains(byte) { return count }
            count += 1
        }
        return 0
    }

    private static func role(of text: String) -> SyntaxRole {
        let constants: Set<String> = [
            "true", "false", "null", "yes", "no", "on", "off", "True", "False", "Null", "~", "Yes", "No", "TRUE",
            "FALSE",
        ]
        if constants.contains(text) { return .constant }
        let numeric = ByteSet("0123456789+-.eExXoabcdefABCDEF_:")
        guard let first = text.utf8.first, ByteSet("0123456789+-.").contains(first),
            text.utf8.contains(where: { ByteSet.digits.contains($0) }), text.utf8.allSatisfy({ numeric.contains($0) })
        else { return .plain }
        return .number
    }

    private mutating func stepQuoted(_ quote: UInt8, _ role: SyntaxRole, _ input: inout ScannerInput) {
        let count = input.run(until: ByteSet([quote, .newline] + (quote == .quote ? [.backslash] : [])))
        if count > 0 { return consume(&input, count, role) }
        switch input.byte(0) {
        case .backslash: consume(&input, 2, .escape)
        case .newline: consume(&input, 1, role)
        default:
            if quote == .apostrophe, input.byte(1) == .apostrophe { return consume(&input, 2, .escape) }
            mode = .code
            consume(&input, 1, role)
            expectsKey = false
        }
    }

    private mutating func stepPlain(_ input: inout ScannerInput) {
        let stops = ByteSet("\n#") + (flowDepth > 0 ? ByteSet(",{}[]") : ByteSet())
        let count = input.run(until: stops)
        if count > 0 { return consume(&input, count, .plain) }
        if input.byte(0) == .hash, !last.isSpaceOrEnd { return consume(&input, 1, .plain) }
        mode = .code
    }

    private mutating func stepBlock(_ parent: Int, _ input: inout ScannerInput) {
        if last == .newline {
            let spaces = input.length(of: ByteSet(" "), limit: 256)
            let next = input.byte(spaces)
            if input.needsMoreInput { return }
            if spaces <= parent, next != .newline, next != .carriageReturn, next != 0 {
                mode = .code
                return
            }
            if spaces > 0 { return consume(&input, spaces, .string) }
        }
        let count = input.run(until: .newline)
        consume(&input, max(1, count), .string)
    }
}
