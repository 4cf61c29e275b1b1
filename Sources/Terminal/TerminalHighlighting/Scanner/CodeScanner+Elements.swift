/// JSX: elements among the operands of JavaScript.
extension CodeScanner {
    /// Takes `<Name` or `<>` where an operand is expected.
    mutating func beginElement(_ input: inout ScannerInput) -> Bool {
        guard frames.count < Self.depthLimit else { return false }
        let first = input.byte(1)
        if first == .greater {
            frames.append(.elementText)
            consume(&input, 2, .tag)
            return true
        }
        guard ByteSet.nameStart.contains(first) else { return false }
        let count = input.length(of: .name + ByteSet(".-"), from: 1, limit: Self.nameLimit)
        // A type parameter: `<T>(x: T) =>` has no element's shape, `<T,` and `<T extends` neither.
        let next = input.byte(1 + count)
        if next == UInt8(ascii: ",") || input.matches(Array(" extends".utf8), at: 1 + count) { return false }
        if next == .greater, input.byte(2 + count) == .openParenthesis { return false }
        frames.append(.element(closes: false))
        consume(&input, 1 + count, .tag)
        return true
    }

    /// Inside a tag.
    mutating func stepElement(closes: Bool, _ input: inout ScannerInput) {
        let byte = input.byte(0)
        let blanks = input.run(while: .blanks + .newline)
        if blanks > 0 { return consume(&input, blanks, .plain) }
        switch byte {
        case .greater:
            consume(&input, 1, .tag)
            if closes { endElement() } else { replaceTop(.elementText) }
        case .slash where input.byte(1) == .greater:
            consume(&input, 2, .tag)
            endElement()
        case .quote, .apostrophe:
            var form = StringForm(byte == .quote ? "\"" : "'", multiline: true)
            form.escape = 0
            push(StringFrame(form), open: 1, &input)
        case .openBrace:
            consume(&input, 1, .punctuation)
            frames.append(.code(CodeFrame(close: [.closeBrace])))
            prior = .start
        default:
            if ByteSet.nameStart.contains(byte) {
                consumeName(1, .name + ByteSet("-:."), .attribute, &input)
            } else {
                consume(&input, 1, .operator)
            }
        }
    }

    /// Between tags.
    mutating func stepElementText(_ input: inout ScannerInput) {
        let count = input.run(until: ByteSet("<{"))
        if count > 0 { return consume(&input, count, .plain) }
        if input.byte(0) == .openBrace, frames.count < Self.depthLimit {
            consume(&input, 1, .punctuation)
            frames.append(.code(CodeFrame(close: [.closeBrace])))
            prior = .start
        } else if input.byte(1) == .slash {
            let name = input.length(of: .name + ByteSet(".-"), from: 2, limit: Self.nameLimit)
            replaceTop(.element(closes: true))
            consume(&input, 2 + name, .tag)
        } else if !beginElement(&input) {
            consume(&input, 1, .plain)
        }
    }

    private mutating func endElement() {
        frames.removeLast()
        prior = .value
    }
}
