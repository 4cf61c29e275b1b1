/// The text of paragraphs and headings.
extension MarkdownParser {
    /// Ends a line of the open text. A heading has no other.
    mutating func endTextLine() {
        if case .heading? = text?.block {
            closeLeaf()
        } else {
            text?.endLine()
        }
    }

    /// Turns what is certain of the open text into events.
    mutating func decideText() {
        guard text?.isWorthTrying == true, var current = text.take() else { return }
        advance(&current, extent: .open)
        current.triedCount = current.bytes.count - current.start
        current.compact()
        text = current
    }

    /// Ends the text, and says whether there was any; what follows a reference without a definition may wait.
    mutating func close(_ text: TextLeaf) -> Bool {
        var text = text
        advance(&text, extent: .awaitsDefinitions)
        let isParagraph = text.block == .paragraph
        if isParagraph, !text.hasBegun, text.start == text.bytes.count { return false }
        begin(&text)
        if text.start < text.visible(isFinal: true).count { waiting = (text, []) }
        return true
    }

    private mutating func begin(_ text: inout TextLeaf) {
        guard !text.hasBegun else { return }
        text.hasBegun = true
        emit(.begin(text.block))
    }

    /// Whether a paragraph would be nothing but definitions if it ended here.
    static func isOnlyDefinitions(_ text: TextLeaf) -> Bool {
        guard text.mayBeDefinition else { return false }
        var start = text.start
        while start < text.bytes.count {
            guard case .found(_, let end) = definition(in: text.bytes, at: start, isFinal: true) else {
                return false
            }
            start = end
        }
        return true
    }

    private mutating func advance(_ text: inout TextLeaf, extent: InlineParser.Extent) {
        let isFinal = extent != .open
        let visible = text.visible(isFinal: isFinal)
        guard parseTask(&text, visible, isFinal: isFinal), parseDefinitions(&text, visible, isFinal: isFinal) else {
            return
        }
        var parser = InlineParser(
            bytes: visible, from: text.start, extent: extent, references: references,
            earlyReferences: text.earlyReferences, dialect: dialect)
        let decided = parser.parse()
        references.give(up: parser.undefined.map(\.label))
        if !decided.isEmpty {
            begin(&text)
            for event in decided { emit(event) }
        }
        text.start = parser.undecided
    }

    /// Reads the box of a task; `false` while it is not known whether there is one.
    private mutating func parseTask(_ text: inout TextLeaf, _ visible: [UInt8], isFinal: Bool) -> Bool {
        guard text.mayBeTask else { return true }
        let signs: [[UInt8]] = [[.leftBracket], Array(" xX".utf8), [.rightBracket], [.space, .tab]]
        for (index, allowed) in signs.enumerated() {
            guard index < visible.count else {
                if isFinal { text.mayBeTask = false }
                return isFinal
            }
            guard allowed.contains(visible[index]) else {
                text.mayBeTask = false
                return true
            }
        }
        let content = visible.skip(from: 3, while: \.isBlank)
        guard content < visible.count else {
            if isFinal { text.mayBeTask = false }
            return isFinal
        }
        text.mayBeTask = false
        text.mayBeDefinition = false
        begin(&text)
        emit(.task(isDone: visible[1] != .space))
        text.start = content
        return true
    }

    /// Reads the definitions at the beginning of a paragraph; `false` while it is not known where they end.
    private mutating func parseDefinitions(_ text: inout TextLeaf, _ visible: [UInt8], isFinal: Bool) -> Bool {
        while text.mayBeDefinition {
            guard text.start < visible.count else { return isFinal }
            switch Self.definition(in: visible, at: text.start, isFinal: isFinal) {
            case .found(let definition, let end):
                if references.define(definition.label, destination: definition.destination) {
                    emit(.definition(label: definition.source, destination: definition.destination))
                }
                text.earlyReferences = references.count
                text.start = end
            case .none: text.mayBeDefinition = false
            case .incomplete: return false
            }
        }
        return true
    }

    /// The definition at an index. One that goes on for very long is none, so that the search has an end.
    private static func definition(
        in bytes: [UInt8], at start: Int, isFinal: Bool
    ) -> Scan<LinkDefinition> {
        guard bytes[start] == .leftBracket else { return .none }
        let isLong = bytes.count - start > longestDefinition
        let part = Array(bytes[start..<(isLong ? start + longestDefinition : bytes.count)])
        switch LinkScanner(bytes: part, isFinal: isFinal && !isLong).definition(at: 0) {
        case .found(let definition, let end): return .found(definition, end: start + end)
        case .none: return .none
        case .incomplete: return isLong ? .none : .incomplete
        }
    }

    private static let longestDefinition = 4096
}
