/// Tokens whose first character has several meanings.
extension CodeScanner {
    /// `'a'` is a character; `'a` a lifetime, a type variable or a symbol.
    mutating func consumeCharacterOrName(_ input: inout ScannerInput) {
        let first = input.byte(1)
        if first == .backslash {
            return push(StringFrame(StringForm("'")), open: 1, &input)
        }
        let length =
            first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        if first != .newline, first != .apostrophe, input.byte(1 + length) == .apostrophe {
            consume(&input, length + 2, .string)
        } else if ByteSet.nameStart.contains(first) {
            consumeName(1, .name, .attribute, &input)
        } else {
            consume(&input, 1, .operator)
        }
        prior = .value
    }

    /// `$x`, `@x`, `%x` and the special ones.
    mutating func consumeVariable(
        _ special: ByteSet, _ frame: CodeFrame, _ input: inout ScannerInput
    ) -> Bool {
        let role = frame.tint ?? .tag
        let next = input.byte(1)
        if ByteSet.nameStart.contains(next) {
            consumeName(1, .name + table.grammar.variableCharacters, role, &input)
        } else if next == .dollar, ByteSet.nameStart.contains(input.byte(2)) {
            // The sign of what a reference leads to; the reference's name follows.
            consume(&input, 1, role)
            prior = .operator
            return true
        } else if special.contains(next) {
            if next == .hash, ByteSet.nameStart.contains(input.byte(2)) {
                consumeName(2, .name, role, &input)
            } else {
                consume(&input, 2, role)
            }
        } else {
            return false
        }
        prior = .value
        expected = nil
        return true
    }

    /// `?a`, `$a`, `\a`, `#\a`, with a name where characters have names.
    mutating func consumeCharacter(_ open: Int, _ input: inout ScannerInput) -> Bool {
        let first = input.byte(open)
        if first.isSpaceOrEnd, first != .space || ByteSet.name.contains(input.byte(open + 1)) { return false }
        if first == .backslash, input.byte(open - 1) != .backslash {
            consume(&input, open + 2, .string)
        } else if ByteSet.name.contains(first), input.byte(open - 1) == .backslash {
            consumeName(open, .name, .string, &input)
        } else {
            if ByteSet.name.contains(first), ByteSet.name.contains(input.byte(open + 1)), first < 0x80 { return false }
            consume(&input, open + 1, .string)
        }
        prior = .value
        return true
    }

    /// `~r/…/i`, `~w[…]`, `~S"""…"""`.
    mutating func beginSigil(_ input: inout ScannerInput) -> Bool {
        let letters = input.length(of: .letters, from: 1, limit: 16)
        let delimiter = input.byte(1 + letters)
        guard letters > 0, ByteSet("/|\"'([{<").contains(delimiter) else { return false }
        let isRaw = ByteSet.capitals.contains(input.byte(1))
        let isTriple = delimiter == .quote && input.byte(2 + letters) == .quote && input.byte(3 + letters) == .quote
        var form = StringForm("", multiline: true, isRaw ? [] : table.grammar.heredocInterpolations)
        form.hasFlags = true
        let close = delimiter.closing ?? delimiter
        let frame = StringFrame(form, close: isTriple ? [close, close, close] : [close])
        push(frame, open: letters + (isTriple ? 4 : 2), &input)
        return true
    }

    /// `\word`, or `\` and one character.
    mutating func consumeCommand(_ input: inout ScannerInput) {
        if ByteSet.letters.contains(input.byte(1)) {
            consumeName(1, .letters + ByteSet("@*"), .keyword, &input)
        } else {
            consume(&input, input.byte(1) == .newline ? 1 : 2, .escape)
        }
        prior = .value
    }

    /// `#include <x>`, `#define`, and what else is a directive's name.
    mutating func consumeDirective(_ input: inout ScannerInput) -> Bool {
        var count = 1
        while count < 16, input.byte(count) == .space || input.byte(count) == .tab { count += 1 }
        let name = input.length(of: .letters, from: count, limit: 24)
        guard name > 0 else { return false }
        let word = input.text(name, from: count)
        if input.needsMoreInput { return true }
        var end = count + name
        var blanks = 0
        while blanks < 8, input.byte(end + blanks) == .space { blanks += 1 }
        consume(&input, end, .attribute)
        if word == "include" || word == "import" {
            end = blanks
            consume(&input, end, .plain)
            if input.byte(0) == .less {
                push(StringFrame(StringForm(">", escape: 0)), open: 1, &input)
            }
        } else if word == "error" || word == "warning" || word == "region" || word == "endregion" {
            // What follows is a sentence, in which an apostrophe opens nothing.
            frames.append(.rest(.plain, ByteSet([UInt8](0...9) + [UInt8](11...255))))
        }
        prior = .operator
        expected = word == "define" ? .constant : nil
        return true
    }

    /// Ruby's `%w[…]`, `%(…)`, and Perl's `q{…}`, `m{…}`, `s/…/…/`.
    mutating func beginQuoteLike(_ rule: GrammarRule, _ input: inout ScannerInput) -> Bool {
        var open = rule.open.count
        var parts = 0
        var interpolates = true
        if case .perlQuote(let count, let isText) = rule.kind {
            parts = count - 1
            interpolates = isText
            if prior == .dot || last == .openBrace && input.byte(open) == .closeBrace || last == .dash { return false }
            if input.byte(open) == .space, input.byte(open + 1).closing != nil { open += 1 }
        } else if ByteSet("wWiIqQrsx").contains(input.byte(1)) {
            interpolates = !ByteSet("wiqs").contains(input.byte(1))
            open = 2
        }
        let delimiter = input.byte(open)
        guard !delimiter.isSpaceOrEnd, delimiter < 0x80, !ByteSet.name.contains(delimiter),
            !ByteSet(prior == .operator && (parts > 0 || rule.open == [UInt8(ascii: "m")]) ? ";)}" : "=,;)}").contains(
                delimiter)
        else { return false }
        if open == 1, rule.open == [UInt8(ascii: "%")], delimiter.closing == nil { return false }
        // A hash's key before `=>`.
        if delimiter == .dash, input.byte(open + 1) == .greater { return false }
        var form = StringForm("", multiline: true, interpolates ? table.grammar.heredocInterpolations : [])
        form.hasFlags = true
        var frame = StringFrame(form, close: [delimiter.closing ?? delimiter])
        frame.nested = delimiter.closing == nil ? 0 : delimiter
        frame.partsLeft = parts
        frame.prepare()
        push(frame, open: open + 1, &input)
        return true
    }
}
