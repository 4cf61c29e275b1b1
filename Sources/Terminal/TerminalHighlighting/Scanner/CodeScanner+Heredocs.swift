/// Here-documents: announced in a line of code, they are the lines after it.
extension CodeScanner {
    /// Takes `<<NAME` if it is the opening of one.
    mutating func announceHeredoc(_ style: HeredocStyle, open: Int, _ input: inout ScannerInput) -> Bool {
        if style == .script, prior == .value, last != .space { return false }
        var start = open
        var isIndented = style == .php
        if style == .php {
            if input.byte(start) == .space { start += 1 }
        } else if input.byte(start) == .dash || input.byte(start) == UInt8(ascii: "~") {
            isIndented = true
            start += 1
        } else if style == .shell, input.byte(start) == .space {
            start += 1
        }
        var isPlain = false
        var quote: UInt8 = 0
        switch input.byte(start) {
        case .apostrophe, .backslash:
            isPlain = true
            quote = input.byte(start)
            start += 1
        case .quote:
            quote = .quote
            start += 1
        default: break
        }
        guard ByteSet.nameStart.contains(input.byte(start)) else { return false }
        let count = input.length(of: .name, from: start, limit: 64)
        let first = input.byte(start)
        if style == .script, quote == 0, !ByteSet.capitals.contains(first) { return false }
        if quote == .apostrophe || quote == .quote {
            guard input.byte(start + count) == quote else { return false }
        } else {
            quote = 0
        }
        let name = (0..<count).map { input.byte(start + $0) }
        if input.needsMoreInput { return true }
        var form = StringForm("", multiline: true, isPlain ? [] : table.grammar.heredocInterpolations)
        if isPlain { form.escape = 0 }
        heredocs.append(Heredoc(name: name, isIndented: isIndented, endsInLine: style == .php, form: form))
        consume(&input, start + count + (quote == 0 ? 0 : 1), .string)
        prior = .value
        return true
    }

    /// Begins the next here-document that was announced, at a line's start.
    mutating func beginHeredoc() {
        guard !heredocs.isEmpty else { return }
        let heredoc = heredocs.removeFirst()
        var frame = StringFrame(heredoc.form)
        frame.heredoc = heredoc
        frame.prepare()
        frames.append(.string(frame))
    }

    /// Takes the line that ends the here-document, if it is next.
    mutating func endHeredoc(_ frame: StringFrame, _ input: inout ScannerInput) -> Bool {
        guard let heredoc = frame.heredoc else { return false }
        let indentation = heredoc.isIndented ? input.length(of: .blanks, limit: 128) : 0
        guard input.matches(heredoc.name, at: indentation) else { return false }
        let count = indentation + heredoc.name.count
        let next = input.byte(count)
        let ends =
            heredoc.endsInLine ? !ByteSet.name.contains(next) : next == .newline || next == .carriageReturn || next == 0
        guard ends, !input.needsMoreInput else { return false }
        frames.removeLast()
        consume(&input, count, .string)
        prior = .value
        beginHeredoc()
        return true
    }
}
