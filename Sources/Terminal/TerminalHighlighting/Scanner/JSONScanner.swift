/// JSON and its extensions with comments: a string is a key where the object expects one.
struct JSONScanner: TokenScanner {
    private enum Mode: Sendable {
        case value
        case string(SyntaxRole, quote: UInt8)
        case lineComment
        case blockComment
        case word(SyntaxRole)
    }

    private var mode = Mode.value
    /// Whether each open bracket is an object's, the innermost in the lowest bit; deeper ones than 64 are forgotten.
    private var objects: UInt64 = 0
    private var depth = 0
    private var expectsKey = true

    mutating func step(_ input: inout ScannerInput) {
        switch mode {
        case .value: stepValue(&input)
        case .string(let role, let quote):
            let count = input.run(until: ByteSet([quote, .backslash, .newline]))
            if count > 0 { return input.consume(count, role) }
            switch input.byte(0) {
            case .backslash:
                let digits = input.byte(1) == UInt8(ascii: "u") ? input.length(of: .hexDigits, from: 2, limit: 4) : 0
                input.consume(2 + digits, .escape)
            case .newline: mode = .value
            default:
                input.consume(1, role)
                mode = .value
            }
        case .lineComment:
            let count = input.run(until: .newline)
            if count == 0 { mode = .value }
            input.consume(count, .comment)
        case .blockComment:
            let count = input.run(until: ByteSet("*"))
            if count > 0 { return input.consume(count, .comment) }
            let ends = input.byte(1) == .slash
            if ends { mode = .value }
            input.consume(ends ? 2 : 1, .comment)
        case .word(let role):
            let count = input.run(while: .name)
            if count == 0 { mode = .value }
            input.consume(count, role)
        }
    }

    private mutating func stepValue(_ input: inout ScannerInput) {
        let byte = input.byte(0)
        let blanks = input.run(while: .blanks + .newline)
        if blanks > 0 { return input.consume(blanks, .plain) }
        switch byte {
        case .quote, .apostrophe:
            mode = .string(expectsKey ? .attribute : .string, quote: byte)
            input.consume(1, expectsKey ? .attribute : .string)
        case .slash where input.byte(1) == .slash:
            mode = .lineComment
        case .slash where input.byte(1) == UInt8(ascii: "*"):
            mode = .blockComment
            input.consume(2, .comment)
        case .openBrace, .openBracket:
            objects = objects << 1 | (byte == .openBrace ? 1 : 0)
            depth += 1
            expectsKey = byte == .openBrace
            input.consume(1, .punctuation)
        case .closeBrace, .closeBracket:
            objects >>= 1
            depth = max(0, depth - 1)
            expectsKey = false
            input.consume(1, .punctuation)
        case UInt8(ascii: ","):
            // Outside all brackets, text is the inside of an object.
            expectsKey = depth == 0 || objects & 1 == 1
            input.consume(1, .punctuation)
        case .colon:
            expectsKey = false
            input.consume(1, .punctuation)
        default: stepWord(byte, &input)
        }
    }

    private mutating func stepWord(_ byte: UInt8, _ input: inout ScannerInput) {
        if ByteSet.digits.contains(byte) || byte == .dash || byte == .dot {
            let count = input.length(of: .name + ByteSet("+-."), from: 1, limit: 128)
            return input.consume(1 + count, count == 0 && !ByteSet.digits.contains(byte) ? .plain : .number)
        }
        guard ByteSet.nameStart.contains(byte) else { return input.consume(1, .plain) }
        let count = input.length(of: .name, limit: 32)
        let constants: Set<String> = ["true", "false", "null", "NaN", "Infinity", "undefined"]
        let role: SyntaxRole = constants.contains(input.text(count)) ? .constant : expectsKey ? .attribute : .plain
        if count == 32 { mode = .word(role) }
        input.consume(count, role)
    }
}
