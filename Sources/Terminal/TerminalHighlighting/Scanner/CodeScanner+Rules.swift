/// Tokens that begin with fixed characters.
extension CodeScanner {
    /// Takes the beginning of a rule's token. Returns whether it is one.
    mutating func begin(_ rule: GrammarRule, in frame: CodeFrame, _ input: inout ScannerInput) -> Bool {
        let open = rule.open.count
        switch rule.kind {
        case .lineComment:
            frames.append(.lineComment)
            consume(&input, open, .comment)
        case .blockComment(let close, let nests):
            if close.first == .newline, ByteSet.name.contains(input.byte(open)) { return false }
            frames.append(.blockComment(open: rule.open, close: close, nests: nests, depth: 0))
            consume(&input, open, .comment)
        case .string(let form):
            push(StringFrame(form), open: open, &input)
        case .regex(let form):
            guard beginsRegex(&input) else { return false }
            push(StringFrame(form), open: open, &input)
        case .fenced(let fence, let minimum, let quotes, let form):
            // The opening may be a fence's first mark itself.
            let start = rule.open.last == fence ? open - 1 : open
            return beginFenced(start, fence, minimum, quotes, form, &input)
        case .delimitedRaw, .dollarQuoted:
            return beginDelimited(rule, &input)
        case .characterOrName:
            consumeCharacterOrName(&input)
        case .name(let role, let characters):
            guard table.grammar.nameStart.contains(input.byte(open)) else { return false }
            consumeName(open, characters, frame.tint ?? role, &input)
            prior = .value
        case .variable(let special):
            return consumeVariable(special, frame, &input)
        case .character:
            return consumeCharacter(open, &input)
        case .escape:
            consume(&input, input.byte(open) == .carriageReturn ? open + 2 : open + 1, .escape)
        case .sigil:
            return beginSigil(&input)
        case .template:
            template = SyntaxHighlighter(MarkupScanner(.html))
            frames.append(.template)
            consume(&input, prior == .start && rule.place == .columnZero ? 0 : open, .attribute)
        case .group(let close, let role):
            frames.append(
                .code(CodeFrame(close: close, closeRole: role, tint: role)))
            consume(&input, open, role)
            prior = .start
        case .substitution(let interpolation):
            return beginSubstitution(interpolation, &input)
        case .heredoc(let style):
            return announceHeredoc(style, open: open, &input)
        case .rubyPercent, .perlQuote:
            return beginQuoteLike(rule, &input)
        case .element:
            return beginElement(&input)
        case .token(let role):
            consume(&input, open, role)
            prior = role == .keyword ? .keyword : role == .operator || role == .punctuation ? .operator : .value
        case .command:
            consumeCommand(&input)
        case .endOfCode:
            guard input.byte(open) == .newline || input.byte(open) == 0 else { return false }
            frames.append(.remainder)
            consume(&input, open, .comment)
        case .directive:
            return consumeDirective(&input)
        }
        return true
    }

    mutating func push(_ frame: StringFrame, open: Int, _ input: inout ScannerInput) {
        frames.append(.string(frame))
        consume(&input, open, frame.form.role)
    }

    /// A slash begins a regular expression only where it cannot divide.
    private func beginsRegex(_ input: inout ScannerInput) -> Bool {
        let next = input.byte(1)
        if next == .slash || next == UInt8(ascii: "*") || expected != nil { return false }
        switch prior {
        case .value, .dot: return false
        case .word:
            return features.contains(.commandRegex) && last == .space && !next.isSpaceOrEnd && next != .equals
        case .start, .keyword, .operator: return next != .newline
        }
    }

    private mutating func beginFenced(
        _ open: Int, _ fence: UInt8, _ minimum: Int, _ quotes: [String], _ form: StringForm,
        _ input: inout ScannerInput
    ) -> Bool {
        let fences = input.length(of: ByteSet([fence]), from: open, limit: 32)
        guard fences >= minimum else { return false }
        for quote in quotes where input.matches(Array(quote.utf8), at: open + fences) {
            let marks = [UInt8](repeating: fence, count: fences)
            let close = quote == "[" ? [.closeBracket] + marks + [.closeBracket] : Array(quote.utf8) + marks
            var form = form
            if quote.utf8.count == 3 { form.isMultiline = true }
            form.interpolations = form.interpolations.map { interpolation in
                var fenced = interpolation
                fenced.open.insert(contentsOf: marks, at: 1)
                return fenced
            }
            push(StringFrame(form, close: close, fence: marks), open: open + fences + quote.utf8.count, &input)
            return true
        }
        return false
    }

    /// A string whose end the text itself names, C++'s `R"x(…)x"`, or PostgreSQL's `$x$`.
    private mutating func beginDelimited(_ rule: GrammarRule, _ input: inout ScannerInput) -> Bool {
        let open = rule.open.count
        let count = input.length(of: .name, from: open, limit: 32)
        let name = (0..<count).map { input.byte(open + $0) }
        if case .dollarQuoted = rule.kind {
            // What is between the tags is a function's body far more often than text.
            guard input.byte(open + count) == .dollar, !ByteSet.digits.contains(input.byte(open)) else { return false }
            consume(&input, open + count + 1, .string)
            prior = .start
            return true
        }
        guard input.byte(open + count) == .openParenthesis else { return false }
        let close = [.closeParenthesis] + name + [.quote]
        push(
            StringFrame(StringForm("", multiline: true, escape: 0), close: close), open: open + count + 1, &input)
        return true
    }

    private mutating func beginSubstitution(_ interpolation: Interpolation, _ input: inout ScannerInput) -> Bool {
        guard frames.count < Self.depthLimit else { return false }
        let open = interpolation.open.count
        switch interpolation.kind {
        case .code(let close):
            let isArithmetic = input.byte(open) == .openParenthesis
            frames.append(.code(CodeFrame(close: [close], closeRole: .escape, isBare: isArithmetic)))
            consume(&input, open, .escape)
        case .parameter(let close):
            frames.append(.code(CodeFrame(close: [close], closeRole: .tag, tint: .tag, isBare: true)))
            consume(&input, open, .tag)
        default: return false
        }
        prior = .start
        return true
    }
}
