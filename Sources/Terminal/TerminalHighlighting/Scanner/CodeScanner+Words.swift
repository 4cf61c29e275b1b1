/// Names and keywords.
extension CodeScanner {
    mutating func stepWord(_ frame: CodeFrame, _ input: inout ScannerInput) {
        let grammar = table.grammar
        var count = input.length(of: grammar.name, limit: Self.nameLimit)
        if count >= Self.nameLimit {
            frames.append(.rest(frame.tint ?? .plain, grammar.name))
            consume(&input, count, frame.tint ?? .plain)
            prior = .word
            expected = nil
            return
        }
        // A colon that names are made of belongs to the next thing if nothing follows it.
        while count > 1, input.byte(count - 1) == .colon { count -= 1 }
        if grammar.nameEnd.contains(input.byte(count)), input.byte(count + 1) != .equals { count += 1 }

        var word = input.text(count)
        if features.contains(.foldsCase) { word = word.lowercased() }
        let startsLine = atLineStart
        let next = input.byte(count)
        var role = role(of: word, next: next, startsLine: startsLine, count: count, &input)
        let isMacro = features.contains(.macros) && next == .bang && input.byte(count + 1) != .equals
        if isMacro, role == .plain {
            role = .function
            count += 1
        }
        if input.needsMoreInput { return }
        let wasExpected = expected
        expected = nil
        switch role {
        case .keyword where prior != .dot || !features.contains(.members):
            prior = .keyword
            expected = grammar.declarations[word]
        case .constant, .number: prior = .value
        case .tag where features.contains(.commands): prior = .start
        case .function where features.contains(.commands): prior = .word
        default: prior = .word
        }
        // A type's qualified name: the last part is the one declared.
        if next == .dot || next == .colon, let wasExpected, role != .keyword { expected = wasExpected }
        consume(&input, count, frame.tint ?? role)
    }

    private func role(
        of word: String, next: UInt8, startsLine: Bool, count: Int, _ input: inout ScannerInput
    ) -> SyntaxRole {
        let grammar = table.grammar
        let isCall = features.contains(.calls) && next == .openParenthesis
        if features.contains(.commands) { return commandRole(of: word, next: next) }
        if prior == .dot, features.contains(.members) {
            if let expected { return expected }
            return isCall ? .function : capitalRole(of: word)
        }
        if let role = keyRole(count: count, &input) { return role }
        if startsLine, frames.count == 1, let role = lineRole(of: word, count: count, &input) { return role }
        // What is declared as a function may have a keyword's name: `func open(`.
        if expected == .function, isCall { return .function }
        if let role = grammar.words[word] { return role }
        if let expected { return expected }
        if features.contains(.fields), next == .colon, input.byte(count + 1) != .colon { return .attribute }
        if isCall { return capitalRole(of: word) == .type ? .type : .function }
        return capitalRole(of: word)
    }

    /// A name before `=` is a key.
    private func keyRole(count: Int, _ input: inout ScannerInput) -> SyntaxRole? {
        guard features.contains(.keys) else { return nil }
        let distance = count + blanks(from: count, &input)
        return input.byte(distance) == .equals && input.byte(distance + 1) != .equals ? .attribute : nil
    }

    private func blanks(from count: Int, _ input: inout ScannerInput) -> Int {
        input.length(of: ByteSet(" \t"), from: count, limit: 48)
    }

    /// What the first word of a line is, in languages made of lines.
    private func lineRole(of word: String, count: Int, _ input: inout ScannerInput) -> SyntaxRole? {
        guard !features.isDisjoint(with: [.keys, .labels, .lineWords]) else { return nil }
        let distance = count + blanks(from: count, &input)
        let sign = input.byte(distance)
        if features.contains(.labels), sign == .colon, input.byte(distance + 1) != .equals { return .function }
        if features.contains(.keys), sign == .colon || sign == .bang || sign == 0x3F || sign == 0x2B {
            return input.byte(distance + 1) == .equals || sign == .colon ? .attribute : nil
        }
        if table.grammar.words[word] != nil { return nil }
        return features.contains(.lineWords) ? .keyword : nil
    }

    /// What a name's capitals tell.
    private func capitalRole(of word: String) -> SyntaxRole {
        var bytes = word.utf8.makeIterator()
        guard let first = bytes.next(), ByteSet.capitals.contains(first) else {
            return features.contains(.underscoreT) && word.hasSuffix("_t") ? .type : .plain
        }
        if features.contains(.capitalVariables) { return .tag }
        let hasSmall = word.utf8.contains { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }
        if !hasSmall, word.utf8.count > 1 {
            return features.contains(.capitalConstants)
                ? .constant : features.contains(.capitalTypes) ? .type : .plain
        }
        return features.contains(.capitalTypes) ? .type : .plain
    }

    /// What a word of a shell is: what is done, or what it is done with.
    private func commandRole(of word: String, next: UInt8) -> SyntaxRole {
        let first = word.utf8.first ?? 0
        if prior == .start || prior == .keyword {
            if let expected { return expected }
            if next == .equals, first != .dash { return .tag }
            if first == .dash { return .attribute }
            return table.grammar.words[word] ?? .function
        }
        if first == .dash, word.utf8.count > 1 { return .attribute }
        if next == .openParenthesis { return .function }
        // `for x in` and `case x in` have their second keyword after a word.
        return table.grammar.infixWords.contains(word) ? .keyword : .plain
    }
}
