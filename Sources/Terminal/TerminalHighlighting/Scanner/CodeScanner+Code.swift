/// Code outside strings and comments.
extension CodeScanner {
    mutating func stepCode(_ frame: CodeFrame, _ input: inout ScannerInput) {
        let byte = input.byte(0)
        if byte == .newline { return stepNewline(frame, &input) }
        let blanks = input.run(while: .blanks)
        if blanks > 0 { return consume(&input, blanks, frame.tint ?? .plain) }
        if frame.close.count > 1, frame.depth == 0, input.matches(frame.close) {
            return closeCode(frame, &input)
        }
        for rule in table.rules(for: features.contains(.foldsCase) ? byte.lowercased : byte) {
            guard allows(rule, in: frame), input.matches(rule.open, folded: features.contains(.foldsCase)) else {
                continue
            }
            if begin(rule, in: frame, &input) || input.needsMoreInput { return }
        }
        if atLineStart, frames.count == 1, stepLineStart(byte, &input) { return }
        if ByteSet.digits.contains(byte)
            || byte == .dot && prior != .value && prior != .word && prior != .dot
                && ByteSet.digits.contains(input.byte(1))
        {
            return stepNumber(frame, &input)
        }
        if table.grammar.nameStart.contains(byte) { return stepWord(frame, &input) }
        stepSign(byte, frame, &input)
    }

    private mutating func stepNewline(_ frame: CodeFrame, _ input: inout ScannerInput) {
        if frame.endsAtNewline {
            // The string around it is not closed either, and notices the line's end itself.
            frames.removeLast()
            return
        }
        consume(&input, 1, .plain)
        expected = nil
        if features.contains(.lines) { prior = .start }
        beginHeredoc()
    }

    /// Whether a rule applies where the scanner is.
    private func allows(_ rule: GrammarRule, in frame: CodeFrame) -> Bool {
        if frame.isQuoted, rule.open.first == .apostrophe { return false }
        if frame.isBare {
            switch rule.kind {
            case .lineComment, .blockComment, .heredoc, .directive: return false
            default: break
            }
        }
        switch rule.place {
        case .anywhere: return true
        case .columnZero: return last == .newline
        case .lineStart: return atLineStart
        case .afterSpace: return last.isSpaceOrEnd || ByteSet("(;|&{[,`").contains(last)
        case .operand: return prior != .value && prior != .word && prior != .dot
        case .apart: return !ByteSet.name.contains(last) && last != .colon && last != .closeParenthesis
        }
    }

    /// A bracket, a separator, an operator.
    private mutating func stepSign(_ byte: UInt8, _ frame: CodeFrame, _ input: inout ScannerInput) {
        if let close = frame.close.first {
            if byte == close {
                if frame.depth == 0 {
                    if frame.close.count == 1 { return closeCode(frame, &input) }
                } else {
                    var inner = frame
                    inner.depth -= 1
                    replaceTop(.code(inner))
                }
            } else if byte == close.opening {
                var inner = frame
                inner.depth += 1
                replaceTop(.code(inner))
            }
        }
        let isPunctuation = ByteSet.punctuation.contains(byte)
        let previous = last
        consume(&input, 1, frame.tint ?? (isPunctuation ? .punctuation : .operator))
        switch byte {
        case .closeParenthesis: prior = features.contains(.commands) ? .start : .value
        case .closeBracket: prior = .value
        case .closeBrace: prior = features.contains(.commands) ? .start : .value
        case .dot: prior = previous == .dot ? .operator : .dot
        case .greater where previous == .dash && features.contains(.arrows): prior = .dot
        default:
            if features.contains(.commands) {
                prior = ByteSet("|&;({!`").contains(byte) ? .start : .value
            } else {
                prior = byte == UInt8(ascii: ";") ? .start : .operator
            }
        }
        if features.contains(.lisp) {
            expected = byte == .openParenthesis ? .function : nil
        } else if ByteSet("(){=;").contains(byte) {
            expected = nil
        }
        if features.contains(.lineWords), ByteSet("{};").contains(byte) { atLineStart = true }
    }

    private mutating func closeCode(_ frame: CodeFrame, _ input: inout ScannerInput) {
        frames.removeLast()
        consume(&input, frame.close.count, frame.closeRole)
        prior = .value
        expected = nil
    }

    /// What a language does at the beginning of a line. Returns whether something was taken.
    private mutating func stepLineStart(_ byte: UInt8, _ input: inout ScannerInput) -> Bool {
        if byte == .openBracket, features.contains(.sections) {
            consume(&input, 1, .tag)
            frames.append(.code(CodeFrame(close: [.closeBracket], closeRole: .tag, tint: .tag, endsAtNewline: true)))
            return true
        }
        return false
    }

    mutating func stepNumber(_ frame: CodeFrame, _ input: inout ScannerInput) {
        var count = 0
        var sawDot = false
        let isHex = input.byte(0) == 0x30 && input.byte(1).lowercased == UInt8(ascii: "x")
        let body = ByteSet.letters + ByteSet.digits + ByteSet("_")
        while count < Self.nameLimit {
            let byte = input.byte(count)
            if body.contains(byte) {
                count += 1
            } else if byte == .dot, !sawDot, ByteSet.digits.contains(input.byte(count + 1)) {
                sawDot = true
                count += 1
            } else if byte == .apostrophe, features.contains(.quotedDigits),
                ByteSet.hexDigits.contains(input.byte(count + 1))
            {
                count += 2
            } else if byte == .dash || byte == UInt8(ascii: "+"), count > 0,
                input.byte(count - 1).lowercased == UInt8(ascii: isHex ? "p" : "e"),
                ByteSet.digits.contains(input.byte(count + 1))
            {
                count += 2
            } else {
                break
            }
        }
        if input.needsMoreInput { return }
        if count >= Self.nameLimit { frames.append(.rest(.number, body)) }
        consume(&input, count, frame.tint ?? .number)
        prior = .value
        expected = nil
    }
}
