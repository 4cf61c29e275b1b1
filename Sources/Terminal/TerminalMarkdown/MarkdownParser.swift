/// Parses Markdown while it comes in: CommonMark 0.31.2 with GFM's tables, strikethrough, task lists and autolinks, or
/// the dialect of answers (``MarkdownDialect``).
///
/// ```swift
/// var parser = MarkdownParser()
/// for chunk in answer { events += parser.feed(chunk) }
/// events += parser.finish()
/// ```
///
/// An event is given as soon as nothing that may follow can change it, and it is never taken back. What is not certain
/// waits: a word until its end, an opening mark until its closing one or the end of the paragraph, a line while it may
/// be a block of another kind, a row until it is whole. The events are the same however the text is cut, and the time
/// is linear in the text's length.
///
/// As nothing is taken back, a text differs from CommonMark where that would take what is far ahead:
/// - A link may come before its definition only by a little: a reference waits while no more than
///   96 bytes of its paragraph follow it, and then until the next block has begun. After that it is text, and its
///   definition is told too (``MarkdownEvent/definition(label:destination:)``).
/// - A paragraph that a line below it makes a heading is told as a paragraph; ``MarkdownEvent/underline(level:)`` is its
///   last event.
/// - A table whose first line does not begin with `|` has that line told as a paragraph.
package struct MarkdownParser: Sendable {
    /// What becomes of the rest of the line.
    enum LineMode {
        /// What the line is is not known yet.
        case undecided
        /// It is text of the leaf.
        case text
        /// It is code of the leaf.
        case code
    }

    /// The innermost block that is open.
    enum Leaf {
        case none
        /// A paragraph or a heading: ``text``.
        case text
        /// With the fences that are open in it, where it is Markdown in an answer.
        case fencedCode(CodeFence, inner: [CodeFence])
        /// With the empty lines that are part of it if more code follows.
        case indentedCode(blankLines: [[UInt8]])
        case html(HTMLBlockKind)
        case table([MarkdownAlignment], hasHead: Bool)
    }

    var containers: [Container] = []
    var leaf = Leaf.none
    /// What is known of the leaf while it is a paragraph or a heading. It is not in the leaf's value so that it is
    /// changed in its place, as it may be long.
    var text: TextLeaf?
    var references = References()
    var mode = LineMode.undecided
    /// The line so far, while what it is is not known.
    var line: [UInt8] = []
    private var triedCount = 0
    private var skipsLineFeed = false

    var events: [MarkdownEvent] = []
    /// A text that is whole but for references without a definition, and what follows it.
    var waiting: (text: TextLeaf, followers: [MarkdownEvent])?

    /// The rules by which the text is read.
    let dialect: MarkdownDialect

    /// Starts at the beginning of a text.
    package init(_ dialect: MarkdownDialect = .commonMark) {
        self.dialect = dialect
    }

    /// Parses the next part of the text, which may end anywhere.
    package mutating func feed(_ chunk: String) -> [MarkdownEvent] {
        var chunk = chunk
        chunk.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where bytes[index] == .lineFeed || bytes[index] == .carriageReturn {
                add(bytes[start..<index])
                start = index + 1
                if skipsLineFeed, bytes[index] == .lineFeed, line.isEmpty, mode == .undecided {
                    skipsLineFeed = false
                    continue
                }
                endLine()
                skipsLineFeed = bytes[index] == .carriageReturn
            }
            add(bytes[start...])
        }
        decideLine()
        decideText()
        return drainEvents()
    }

    /// Ends the text, gives what was waiting, and is ready for another text.
    package mutating func finish() -> [MarkdownEvent] {
        if mode != .undecided || !line.isEmpty { endLine() }
        closeLeaf()
        closeContainers(to: 0)
        releaseWaiting()
        let rest = drainEvents()
        self = MarkdownParser(dialect)
        return rest
    }

    private mutating func drainEvents() -> [MarkdownEvent] {
        let taken = events
        events = []
        return taken
    }

    private mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard !bytes.isEmpty else { return }
        skipsLineFeed = false
        if bytes.contains(0) {
            append(bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] })
        } else {
            append(Array(bytes))
        }
    }

    private mutating func append(_ bytes: [UInt8]) {
        switch mode {
        case .undecided: line += bytes
        case .code: emit(.code(bytes.string))
        case .text: text?.append(bytes)
        }
    }

    /// Decides what the line is if its beginning tells.
    private mutating func decideLine() {
        guard mode == .undecided, !line.isEmpty, line.count < 256 || line.count >= triedCount + triedCount / 4 else {
            return
        }
        triedCount = line.count
        guard let plan = plan(isComplete: false) else { return }
        mode = apply(plan, isComplete: false)
        line = []
    }

    private mutating func endLine() {
        switch mode {
        case .undecided:
            if let plan = plan(isComplete: true), apply(plan, isComplete: true) == .text { endTextLine() }
        case .code: emit(.code("\n"))
        case .text: endTextLine()
        }
        mode = .undecided
        line = []
        triedCount = 0
    }

    private func plan(isComplete: Bool) -> LinePlan? {
        var classifier = LineClassifier(
            line, isComplete: isComplete, containers: containers, leaf: openLeaf(), dialect: dialect)
        let plan = classifier.plan()
        if case .underline? = plan?.leaf, let text, Self.isOnlyDefinitions(text) {
            classifier = LineClassifier(
                line, isComplete: isComplete, containers: containers, leaf: openLeaf(mayBeHeading: false),
                dialect: dialect)
            return classifier.plan()
        }
        return plan
    }

    private func openLeaf(mayBeHeading: Bool = true) -> LineClassifier.OpenLeaf {
        switch leaf {
        case .none, .indentedCode: .none
        case .text:
            if text?.openFormula?.isOpen == true {
                .formula
            } else if let text, text.block == .paragraph {
                .paragraph(lastLine: text.lastLine, mayBeHeading: mayBeHeading)
            } else {
                .none
            }
        case .fencedCode(let fence, let inner): .fencedCode(fence, inner: inner)
        case .html: .html
        case .table: .table
        }
    }

    /// Adds an event, behind a text that waits for definitions if it is one that need not end the wait.
    mutating func emit(_ event: MarkdownEvent) {
        if waiting != nil {
            switch event {
            case .end, .blankLine, .underline, .begin(.quote), .begin(.list), .begin(.item):
                waiting?.followers.append(event)
                return
            default: releaseWaiting()
            }
        }
        events.append(event)
    }

    /// Ends the wait for definitions.
    mutating func releaseWaiting() {
        guard let (text, followers) = waiting else { return }
        waiting = nil
        var parser = InlineParser(
            bytes: text.visible(isFinal: true), from: text.start, extent: .final, references: references,
            earlyReferences: text.earlyReferences, dialect: dialect)
        events += parser.parse() + followers
        references.give(up: parser.undefined.map(\.label))
    }
}
