/// CSS, SCSS and Less: selectors outside declarations, properties before a colon, values after it.
struct StyleSheetScanner: TokenScanner {
    private enum Mode: Sendable {
        case statement
        case selector
        case value
    }

    private enum Run: Sendable {
        case none
        case comment
        case lineComment
        case string(quote: UInt8)
        /// An address without quotation marks.
        case address
    }

    /// SCSS and Less have comments to the end of the line, and CSS has addresses with `//`.
    private let hasLineComments: Bool
    private var mode = Mode.statement
    private var run = Run.none
    /// Braces of SCSS's `#{…}` that are open.
    private var interpolations = 0
    private static let name = ByteSet.name + ByteSet("-")

    init(hasLineComments: Bool) {
        self.hasLineComments = hasLineComments
    }

    mutating func step(_ input: inout ScannerInput) {
        switch run {
        case .none: stepCode(&input)
        case .comment: stepComment(&input)
        case .lineComment, .address:
            var isComment = false
            if case .lineComment = run { isComment = true }
            let count = input.run(until: isComment ? .newline : ByteSet(")\n"))
            if count == 0 { run = .none }
            input.consume(count, isComment ? .comment : .string)
        case .string(let quote):
            let count = input.run(until: ByteSet([quote, .backslash, .newline]))
            if count > 0 { return input.consume(count, .string) }
            switch input.byte(0) {
            case .backslash: input.consume(2, .escape)
            case .newline: run = .none
            default:
                run = .none
                input.consume(1, .string)
            }
        }
    }

    private mutating func stepComment(_ input: inout ScannerInput) {
        let count = input.run(until: ByteSet("*"))
        if count > 0 { return input.consume(count, .comment) }
        let ends = input.byte(1) == .slash
        if ends { run = .none }
        input.consume(ends ? 2 : 1, .comment)
    }

    private mutating func stepCode(_ input: inout ScannerInput) {
        let blanks = input.run(while: .blanks + .newline)
        if blanks > 0 { return input.consume(blanks, .plain) }
        let byte = input.byte(0)
        switch byte {
        case .slash where input.byte(1) == UInt8(ascii: "*"):
            run = .comment
            input.consume(2, .comment)
        case .slash where hasLineComments && input.byte(1) == .slash:
            run = .lineComment
        case .quote, .apostrophe:
            run = .string(quote: byte)
            input.consume(1, .string)
        case .hash where input.byte(1) == .openBrace:
            interpolations += 1
            input.consume(2, .escape)
        case .closeBrace where interpolations > 0:
            interpolations -= 1
            input.consume(1, .escape)
        case .openBrace, .closeBrace, UInt8(ascii: ";"):
            mode = .statement
            input.consume(1, .punctuation)
        case UInt8(ascii: "@"):
            let count = input.length(of: Self.name, from: 1, limit: 128)
            let isVariable = mode == .value || input.byte(1 + count) == .colon
            if !isVariable { mode = .value }
            input.consume(1 + count, isVariable ? .tag : .keyword)
        case .dollar: input.consume(1 + input.length(of: Self.name, from: 1, limit: 128), .tag)
        case .colon: stepColon(&input)
        case .bang: input.consume(1 + input.length(of: Self.name, from: 1, limit: 32), .keyword)
        default: stepToken(byte, &input)
        }
    }

    private mutating func stepColon(_ input: inout ScannerInput) {
        if mode == .selector {
            let colons = input.byte(1) == .colon ? 2 : 1
            return input.consume(colons + input.length(of: Self.name, from: colons, limit: 64), .function)
        }
        if mode == .statement {
            // `:root {` begins a selector; `$x: 1` does not.
            mode = Self.name.contains(input.byte(1)) || input.byte(1) == .colon ? .selector : .value
            if mode == .selector { return }
        }
        input.consume(1, .punctuation)
    }

    private mutating func stepToken(_ byte: UInt8, _ input: inout ScannerInput) {
        let isNumber =
            ByteSet.digits.contains(byte)
            || (byte == .dot || byte == .dash) && ByteSet.digits.contains(input.byte(1))
        if mode != .selector, isNumber {
            let count = input.length(of: .name + ByteSet(".%"), from: 1, limit: 128)
            return input.consume(1 + count, .number)
        }
        if mode == .value, byte == .hash {
            return input.consume(1 + input.length(of: .name, from: 1, limit: 32), .number)
        }
        if mode != .value, byte == .dot || byte == .hash {
            mode = .selector
            return input.consume(1 + input.length(of: Self.name, from: 1, limit: 128), .tag)
        }
        guard Self.name.contains(byte) else {
            if byte == .openBracket || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), mode == .statement {
                mode = .selector
            }
            return input.consume(1, ByteSet.punctuation.contains(byte) ? .punctuation : .operator)
        }
        stepName(&input)
    }

    private mutating func stepName(_ input: inout ScannerInput) {
        let count = input.length(of: Self.name, limit: 128)
        let next = input.byte(count)
        switch mode {
        case .value:
            if next == .openParenthesis {
                let isAddress = input.text(count).lowercased() == "url"
                let first = input.byte(count + 1)
                if input.needsMoreInput { return }
                input.consume(count, .function)
                if isAddress, first != .quote, first != .apostrophe, first != .space {
                    input.consume(1, .punctuation)
                    run = .address
                }
                return
            }
            input.consume(count, input.byte(0) == .dash && input.byte(1) == .dash ? .tag : .constant)
        case .selector: input.consume(count, .tag)
        case .statement:
            let isProperty = isProperty(count, &input)
            if input.needsMoreInput { return }
            let isVariable = input.byte(0) == .dash && input.byte(1) == .dash
            mode = isProperty ? .value : .selector
            input.consume(count, isVariable ? .tag : isProperty ? .attribute : .tag)
            if isProperty {
                input.consume(input.length(of: .blanks, limit: 16), .plain)
                input.consume(1, .punctuation)
            }
        }
    }

    /// Whether a colon and a value follow, rather than a pseudo-class.
    private func isProperty(_ count: Int, _ input: inout ScannerInput) -> Bool {
        let blanks = input.length(of: .blanks, from: count, limit: 16)
        guard input.byte(count + blanks) == .colon else { return false }
        let first = input.byte(count + blanks + 1)
        if first == .colon { return false }
        guard ByteSet.letters.contains(first) else { return true }
        let name = input.length(of: Self.name, from: count + blanks + 1, limit: 64)
        return !Self.pseudoClasses.contains(input.text(name, from: count + blanks + 1))
    }

    /// Words behind a colon that make it a part of a selector, not the end of a property's name.
    private static let pseudoClasses: Set<String> = [
        "hover", "focus", "active", "visited", "link", "before", "after", "first-child", "last-child", "nth-child",
        "not", "disabled", "checked", "target", "root", "is", "where", "has", "focus-visible", "focus-within",
        "first-of-type", "last-of-type", "nth-of-type", "only-child", "empty", "enabled", "host", "placeholder",
    ]
}
