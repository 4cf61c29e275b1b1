/// HTML, XML and their relatives.
struct MarkupScanner: TokenScanner {
    enum Dialect: Sendable {
        case html
        case xml
    }

    private enum Mode: Sendable {
        case text
        case comment
        case section
        /// Between `<` and `>`; the element's name decides what follows.
        case tag
        case declaration(depth: Int)
        case value(quote: UInt8)
        case bareValue
        /// In a script or a style sheet, up to its end tag.
        case raw(end: [UInt8])
    }

    private let dialect: Dialect
    private var mode = Mode.text
    /// The element whose content is another language.
    private var element = ""
    private var embedded: SyntaxHighlighter?
    private var afterEquals = false

    init(_ dialect: Dialect) {
        self.dialect = dialect
    }

    mutating func step(_ input: inout ScannerInput) {
        switch mode {
        case .text: stepText(&input)
        case .comment: stepUntil(Array("-->".utf8), .comment, &input)
        case .section: stepUntil(Array("]]>".utf8), .string, &input)
        case .tag: stepTag(&input)
        case .declaration(let depth): stepDeclaration(depth, &input)
        case .value(let quote):
            let count = input.run(until: ByteSet([quote, UInt8(ascii: "&")]))
            if count > 0 { return input.consume(count, .string) }
            if input.byte(0) != quote { return consumeEntity(.string, &input) }
            mode = .tag
            input.consume(1, .string)
        case .bareValue:
            let count = input.run(until: ByteSet(" \t\r\n>"))
            if count == 0 { mode = .tag }
            input.consume(count, .string)
        case .raw(let end): stepRaw(end, &input)
        }
    }

    mutating func finish() -> [SyntaxSpan] {
        defer { embedded = nil }
        return embedded?.finish() ?? []
    }

    private mutating func stepText(_ input: inout ScannerInput) {
        let count = input.run(until: ByteSet("<&"))
        if count > 0 { return input.consume(count, .plain) }
        guard input.byte(0) == .less else { return consumeEntity(.plain, &input) }
        if input.matches(Array("<!--".utf8)) {
            mode = .comment
            input.consume(4, .comment)
        } else if input.matches(Array("<![CDATA[".utf8)) {
            mode = .section
            input.consume(9, .attribute)
        } else if input.byte(1) == .bang || input.byte(1) == 0x3F {
            mode = .declaration(depth: 0)
            input.consume(2, .attribute)
        } else {
            let start = input.byte(1) == .slash ? 2 : 1
            guard ByteSet.nameStart.contains(input.byte(start)) else { return input.consume(1, .plain) }
            let name = input.length(of: .name + ByteSet("-:."), from: start, limit: 128)
            element = start == 1 && dialect == .html ? input.text(name, from: start).lowercased() : ""
            afterEquals = false
            mode = .tag
            input.consume(start + name, .tag)
        }
    }

    private mutating func stepTag(_ input: inout ScannerInput) {
        let blanks = input.run(while: .blanks + .newline)
        if blanks > 0 { return input.consume(blanks, .plain) }
        let byte = input.byte(0)
        switch byte {
        case .greater:
            input.consume(1, .tag)
            mode = .text
            if element == "script" || element == "style" {
                mode = .raw(end: Array("</\(element)".utf8))
                embedded = SyntaxHighlighter(language: element == "script" ? "js" : "css")
            }
        case .slash where input.byte(1) == .greater:
            mode = .text
            input.consume(2, .tag)
        case .less: mode = .text
        case .quote, .apostrophe:
            afterEquals = false
            mode = .value(quote: byte)
            input.consume(1, .string)
        case .equals:
            afterEquals = true
            input.consume(1, .operator)
        default:
            if afterEquals {
                afterEquals = false
                mode = .bareValue
                return
            }
            let name = input.length(of: .name + ByteSet("-:.@#*()[]|"), limit: 128)
            input.consume(max(1, name), name > 0 ? .attribute : .plain)
        }
    }

    /// `<!DOCTYPE …>` with its own brackets, `<?xml …?>`.
    private mutating func stepDeclaration(_ depth: Int, _ input: inout ScannerInput) {
        let count = input.run(until: ByteSet("<>"))
        if count > 0 { return input.consume(count, .attribute) }
        let opens = input.byte(0) == .less
        mode = opens ? .declaration(depth: depth + 1) : depth == 0 ? .text : .declaration(depth: depth - 1)
        input.consume(1, .attribute)
    }

    private mutating func stepUntil(_ end: [UInt8], _ role: SyntaxRole, _ input: inout ScannerInput) {
        let count = input.run(until: ByteSet([end[0]]))
        if count > 0 { return input.consume(count, role) }
        guard input.matches(end) else { return input.consume(1, role) }
        mode = .text
        input.consume(end.count, role == .comment ? role : .attribute)
    }

    private mutating func consumeEntity(_ role: SyntaxRole, _ input: inout ScannerInput) {
        let count = input.length(of: .name + ByteSet("#"), from: 1, limit: 32)
        let isEntity = count > 0 && input.byte(1 + count) == UInt8(ascii: ";")
        input.consume(isEntity ? count + 2 : 1, isEntity ? .escape : role)
    }

    private mutating func stepRaw(_ end: [UInt8], _ input: inout ScannerInput) {
        var count = input.run(until: ByteSet("<"))
        if count == 0, !input.matches(end, folded: true) { count = 1 }
        if input.needsMoreInput { return }
        guard count > 0 else {
            input.consume(0, spans: finish())
            mode = .text
            return
        }
        let bytes = input.bytes[input.position..<input.position + count]
        input.consume(count, spans: embedded?.feed(bytes: bytes) ?? [SyntaxSpan(input.text(count), .plain)])
    }
}
