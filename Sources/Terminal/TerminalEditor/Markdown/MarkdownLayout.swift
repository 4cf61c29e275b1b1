import TerminalMarkdown

/// Turns the events of a Markdown text into lines.
struct MarkdownLayout {
    let options: MarkdownOptions
    let signs: MarkdownSymbols

    var wrapper: WordWrapper
    /// The rows of a table, while it is open.
    var table: MarkdownTable?
    /// The cell that is open.
    var cell: StyledText?
    /// What text is in, but for its own style.
    var textRole = TextStyle.plain
    var textAttributes: TextAttributes = []
    /// The links that are open, with their texts so far; the outermost first.
    var links: [(link: MarkdownLink, text: String)] = []
    /// Whether the signs of text that is struck through have begun.
    var isInStrike = false
    var coloring: (any CodeColoring)?
    /// The HTML line so far.
    var htmlLine = ""

    /// Whether a code block is open.
    private(set) var isInCode = false

    private var quoteDepth = 0
    /// Whether an empty line stood in the source since the last block.
    private var sawBlankLine = false
    /// The frames of the margin at an empty line that is due.
    private var gapDepth: Int?
    var lastBlock: MarkdownBlock?
    private var isFirst = true
    private var isAfterCode = false
    var isAfterDefinition = false

    init(options: MarkdownOptions) {
        self.options = options
        signs = MarkdownSymbols(isUTF8: options.isUTF8)
        wrapper = WordWrapper(width: options.width)
    }

    mutating func drain() -> StyledText { wrapper.drain() }

    mutating func add(_ events: [MarkdownEvent]) {
        for event in events { add(event) }
    }

    private mutating func add(_ event: MarkdownEvent) {
        switch event {
        case .begin(let block): begin(block)
        case .end(let block): end(block)
        case .blankLine: sawBlankLine = true
        case .rule:
            beginLeaf(nil)
            wrapper.writeLine(StyledText(String(repeating: signs.line, count: wrapper.freeWidth), .marker))
        case .definition(let label, let destination): addDefinition(label, destination)
        case .underline(let level): underline(level)
        case .code(let text): addCode(text)
        default: addInline(event)
        }
    }

    private mutating func begin(_ block: MarkdownBlock) {
        switch block {
        case .quote:
            beginBlock(block)
            quoteDepth += 1
            let bar: StyledText = "\(signs.quoteBar, .quote) "
            wrapper.margin.open(Margin.Frame(first: bar, rest: bar))
        case .list:
            beginBlock(block)
            wrapper.margin.open(Margin.Frame(isTight: true))
        case .item(let marker):
            beginBlock(block)
            let first = StyledText(text(of: marker) + " ", .marker)
            let rest = StyledText(String(repeating: " ", count: first.cellWidth))
            wrapper.margin.open(Margin.Frame(first: first, rest: rest, isTight: true, isBullet: marker == .bullet))
        case .paragraph:
            beginLeaf(block)
            textRole = quoteDepth > 0 ? .quote : .plain
        case .heading(let level):
            beginLeaf(block)
            textRole = .heading
            textAttributes = level == 1 ? [.strong, .underlined] : level == 2 ? .strong : []
        case .code(let language):
            beginLeaf(block)
            if wrapper.margin.needsMark { wrapper.endLine() }
            coloring = options.codeColorer(language)
            isInCode = true
        case .html: beginLeaf(block)
        case .table(let columns, let hasHead):
            beginLeaf(block)
            table = MarkdownTable(columns: columns, hasHead: hasHead, signs: signs)
        case .row: table?.beginRow()
        case .cell:
            cell = StyledText()
            textRole = table?.isInHead == true ? .heading : quoteDepth > 0 ? .quote : .plain
        }
    }

    private mutating func end(_ block: MarkdownBlock) {
        switch block {
        case .quote:
            quoteDepth -= 1
            endFrame()
        case .list, .item: endFrame()
        case .paragraph, .heading: endText()
        case .code:
            if let rest = coloring?.finish() { wrapper.writeVerbatim(rest) }
            coloring = nil
            isInCode = false
            isAfterCode = true
        case .html: break
        case .table:
            if let lines = table?.finish(width: wrapper.freeWidth) { write(lines) }
            table = nil
        case .row:
            if let lines = table?.endRow(width: wrapper.freeWidth) { write(lines) }
        case .cell:
            endStrike()
            table?.add(cell ?? StyledText())
            cell = nil
        }
        lastBlock = block
    }

    private mutating func endText() {
        endStrike()
        wrapper.endText()
        textAttributes = []
        textRole = .plain
    }

    /// Ends a quote, a list or an item; one without anything in it shows its mark at least.
    private mutating func endFrame() {
        if let last = wrapper.margin.frames.last, !last.hasContent, !last.first.isEmpty {
            writeGap()
            wrapper.endLine()
        }
        wrapper.margin.close()
    }

    private func text(of marker: MarkdownMarker) -> String {
        switch marker {
        case .bullet: signs.bullets[wrapper.margin.frames.count(where: \.isBullet) % signs.bullets.count]
        case .number(let number, let delimiter): "\(number)\(delimiter)"
        }
    }

    private mutating func write(_ lines: [StyledText]) {
        for line in lines { wrapper.writeLine(line) }
    }

    /// Decides whether an empty line stands before a block. In items one does where the source has one; elsewhere between
    /// any two blocks, but for a list that follows its introduction at once. Code is set apart everywhere.
    private mutating func beginBlock(_ block: MarkdownBlock?) {
        let depth = wrapper.margin.frames.count
        let isTight = wrapper.margin.frames.last?.isTight == true && !isAfterCode && !isCode(block)
        let isFirstInFrame = wrapper.margin.beginContent()
        let isIntroduced = block == .list && lastBlock == .paragraph
        if !isFirstInFrame, sawBlankLine || !(isTight || isIntroduced) {
            gapDepth = min(gapDepth ?? depth, depth)
        }
        sawBlankLine = false
        isAfterCode = false
        isAfterDefinition = false
    }

    private func isCode(_ block: MarkdownBlock?) -> Bool {
        if case .code? = block { true } else { false }
    }

    mutating func beginLeaf(_ block: MarkdownBlock?) {
        beginBlock(block)
        writeGap()
        wrapper.widest = 0
        lastBlock = block
    }

    private mutating func writeGap() {
        if let gapDepth, !isFirst { wrapper.writeEmptyLine(depth: gapDepth) }
        gapDepth = nil
        isFirst = false
    }
}
