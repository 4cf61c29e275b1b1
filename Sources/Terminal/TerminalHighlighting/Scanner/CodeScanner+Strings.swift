/// Strings, with what in them is no text.
extension CodeScanner {
    mutating func stepString(_ frame: StringFrame, _ input: inout ScannerInput) {
        if frame.heredoc != nil, last == .newline, endHeredoc(frame, &input) || input.needsMoreInput { return }
        let role = frame.form.role
        let count = input.run(until: frame.stops)
        if count > 0 { return consume(&input, count, role) }
        let byte = input.byte(0)
        if byte == .newline || byte == .carriageReturn, !frame.form.isMultiline {
            return endUnclosed()
        }
        for interpolation in frame.form.interpolations where input.matches(interpolation.open) {
            if begin(interpolation, in: frame, &input) { return }
        }
        if frame.form.escape != 0, byte == frame.form.escape, input.matches(frame.fence, at: 1) {
            // A raw string keeps its backslashes, but one before a quotation mark still keeps the string open.
            let length = frame.form.isRaw ? 2 : escapeLength(1 + frame.fence.count, &input)
            return consume(&input, length, frame.form.isRaw ? role : .escape)
        }
        if frame.form.hasClasses, byte == .openBracket || byte == .closeBracket {
            var inner = frame
            inner.inClass = byte == .openBracket
            replaceTop(.string(inner))
            return consume(&input, 1, role)
        }
        if !frame.close.isEmpty, !frame.inClass, input.matches(frame.close) {
            return close(frame, &input)
        }
        if frame.nested != 0, byte == frame.nested {
            var inner = frame
            inner.depth += 1
            replaceTop(.string(inner))
        }
        consume(&input, 1, role)
    }

    /// The line ends where the string may not go on.
    mutating func endUnclosed() {
        frames.removeLast()
        prior = .value
    }

    private mutating func close(_ frame: StringFrame, _ input: inout ScannerInput) {
        var count = frame.close.count
        if frame.form.doublesClose, input.matches(frame.close, at: count) {
            return consume(&input, count * 2, .escape)
        }
        if frame.depth > 0 {
            var inner = frame
            inner.depth -= 1
            replaceTop(.string(inner))
            return consume(&input, count, frame.form.role)
        }
        if frame.partsLeft > 0 {
            var next = frame
            next.partsLeft -= 1
            replaceTop(frame.nested == 0 ? .string(next) : .secondPart(next))
            return consume(&input, count, frame.form.role)
        }
        if frame.close.count == 3, frame.close[0] == frame.close[1] {
            // Of more quotation marks than three, the last three close.
            while count < 5, input.byte(count) == frame.close[0] { count += 1 }
        }
        if frame.form.hasFlags { count += input.length(of: .letters, from: count, limit: 12) }
        frames.removeLast()
        consume(&input, count, frame.form.role)
        prior = .value
        expected = nil
    }

    /// The second part of `s{…} {…}` begins with a bracket of its own.
    mutating func stepSecondPart(_ frame: StringFrame, _ input: inout ScannerInput) {
        let blanks = input.run(while: .blanks + .newline)
        if blanks > 0 { return consume(&input, blanks, .plain) }
        let byte = input.byte(0)
        guard let close = byte.closing else {
            frames.removeLast()
            return
        }
        var next = frame
        next.close = [close]
        next.nested = byte
        next.prepare()
        replaceTop(.string(next))
        consume(&input, 1, frame.form.role)
    }

    /// Takes the opening of what is no text. Returns whether it is one.
    private mutating func begin(
        _ interpolation: Interpolation, in frame: StringFrame, _ input: inout ScannerInput
    ) -> Bool {
        let open = interpolation.open.count
        switch interpolation.kind {
        case .escape:
            consume(&input, open, .escape)
        case .code(let close):
            guard frames.count < Self.depthLimit else { return false }
            consume(&input, open, .escape)
            frames.append(
                .code(
                    CodeFrame(
                        close: [close], closeRole: .escape, endsAtNewline: !frame.form.isMultiline,
                        isBare: interpolation.open == Interpolation.substitution
                            && input.byte(0) == .openParenthesis)))
            prior = .start
        case .parameter(let close):
            guard frames.count < Self.depthLimit else { return false }
            consume(&input, open, .tag)
            frames.append(.code(CodeFrame(close: [close], closeRole: .tag, tint: .tag, isBare: true, isQuoted: true)))
            prior = .start
        case .name:
            guard ByteSet.nameStart.contains(input.byte(open)) else { return false }
            consumeName(open, .name, .tag, &input)
        case .shellName:
            let count = variableLength(&input)
            guard count > 1 else { return false }
            consumeName(count, count == 2 ? ByteSet() : .name, .tag, &input)
        }
        return true
    }

    /// Takes a prefix and the name after it, of any length.
    mutating func consumeName(_ prefix: Int, _ characters: ByteSet, _ role: SyntaxRole, _ input: inout ScannerInput) {
        let count = prefix + input.length(of: characters, from: prefix, limit: Self.nameLimit)
        if count - prefix >= Self.nameLimit { frames.append(.rest(role, characters)) }
        consume(&input, count, role)
    }

    /// The length of `$x`, `$1` or `$?`, of a name the first two characters only; 1 if it is none.
    func variableLength(_ input: inout ScannerInput) -> Int {
        let next = input.byte(1)
        if ByteSet.nameStart.contains(next) { return ByteSet.name.contains(input.byte(2)) ? 3 : 2 }
        return ByteSet("0123456789?!#@*$-&").contains(next) ? 2 : 1
    }

    /// The length of an escape whose introduction is `start` bytes long.
    private func escapeLength(_ start: Int, _ input: inout ScannerInput) -> Int {
        let digits: Int
        switch input.byte(start) {
        case UInt8(ascii: "x"): digits = 2
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        case UInt8(ascii: "N"): digits = 0
        case .carriageReturn: return input.byte(start + 1) == .newline ? start + 2 : start + 1
        default: return start + 1
        }
        if input.byte(start + 1) == .openBrace {
            let inner = input.length(of: .name + ByteSet(" -"), from: start + 2, limit: 48)
            return input.byte(start + 2 + inner) == .closeBrace ? start + inner + 3 : start + 1
        }
        return start + 1 + input.length(of: .hexDigits, from: start + 1, limit: digits)
    }
}
