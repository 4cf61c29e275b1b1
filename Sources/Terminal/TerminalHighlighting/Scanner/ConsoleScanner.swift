/// A session at a prompt: commands in their language, and what was printed.
struct ConsoleScanner: TokenScanner {
    /// The prompts of a language's own console.
    private let prompts: [String]
    private let isShell: Bool
    private let grammar: LanguageGrammar
    private var isLineStart = true
    private var command: SyntaxHighlighter?
    private var last: UInt8 = .newline

    init(_ grammar: LanguageGrammar, prompts: [String], isShell: Bool = false) {
        self.grammar = grammar
        self.prompts = prompts
        self.isShell = isShell
    }

    mutating func step(_ input: inout ScannerInput) {
        if isLineStart, command == nil || !isShell, let prompt = promptLength(&input) {
            if command == nil || prompt.begins {
                input.consume(0, spans: finish())
                command = SyntaxHighlighter(CodeScanner(grammar))
            }
            isLineStart = false
            return input.consume(prompt.length, .comment)
        }
        if input.needsMoreInput { return }
        if isLineStart, !isShell || last != .backslash {
            input.consume(0, spans: finish())
        }
        isLineStart = false
        let count = input.run(until: .newline)
        if count == 0 {
            isLineStart = true
            return consume(&input, 1)
        }
        last = input.bytes[input.position + count - 1]
        consume(&input, count)
    }

    private mutating func consume(_ input: inout ScannerInput, _ count: Int) {
        if command == nil { return input.consume(count, .plain) }
        let bytes = input.bytes[input.position..<input.position + count]
        input.consume(count, spans: command?.feed(bytes: bytes) ?? [])
    }

    mutating func finish() -> [SyntaxSpan] {
        defer { command = nil }
        return command?.finish() ?? []
    }

    /// The length of the prompt that begins the line, and whether it is the first of a command.
    private func promptLength(_ input: inout ScannerInput) -> (length: Int, begins: Bool)? {
        for (index, prompt) in prompts.enumerated() {
            if input.matches(Array((prompt + " ").utf8)) { return (prompt.utf8.count + 1, index == 0) }
            if input.matches(Array((prompt + "\n").utf8)) { return (prompt.utf8.count, index == 0) }
        }
        guard isShell else { return nil }
        // `user@host:~/place$ `, `(venv) $ `, `PS C:\place> `, `[user@host place]# `.
        var count = 0
        var isPlace = false
        while count < 96 {
            let byte = input.byte(count)
            if byte == .newline || byte == 0 { return nil }
            if byte == UInt8(ascii: "@") || byte == .closeParenthesis || byte == .colon { isPlace = true }
            if ByteSet("$#%>").contains(byte), input.byte(count + 1) == .space {
                return isPlace && !ByteSet("\"'").contains(byte) ? (count + 2, true) : nil
            }
            if byte == .space, count > 0, !isPlace, input.byte(0) != .openBracket, input.byte(0) != .openParenthesis,
                !input.matches(Array("PS ".utf8))
            {
                return nil
            }
            count += 1
        }
        return nil
    }
}
