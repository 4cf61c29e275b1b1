/// Breaks text into lines while it comes in: at spaces and between ideographs. A word that is wider than a line stands
/// in a line of its own, which the terminal wraps, so that an address stays whole where it is copied or clicked; in
/// a cell and in a quote it is broken between grapheme clusters.
///
/// A word is written once its end is known. The lines are the same however the text is cut.
struct WordWrapper {
    /// What is written and has not been taken.
    private(set) var output = StyledText()
    var margin = Margin()
    /// What becomes of spaces.
    enum Spaces {
        /// A run of them is one.
        case single
        /// They are kept between words.
        case betweenWords
        /// They are kept, also at the beginning of a line.
        case asWritten
    }

    /// The width of a whole line, margin included.
    let width: @Sendable () -> Int
    /// The widest line since this was last set to 0, without its margin.
    var widest = 0

    /// Whether nothing of the current line is written, not even its margin.
    private(set) var isAtLineStart = true
    /// The cells of the current line behind the margin, and how many there are room for.
    private var column = 0
    private var room = 0
    /// Spaces that are written if a word follows them in the line.
    private var spaces = StyledText()
    private var word = StyledText()
    private var wordBytes = 0
    private var lastScalar: Unicode.Scalar?
    /// A line break of the source that is a space unless it is between ideographs.
    private var softBreak: StyledText.Span?
    /// Whether the spaces at a line's beginning are written.
    private var keepsIndentation = false
    /// Whether the current line goes on with what did not fit the one before.
    private var isContinuation = false
    private let cutsWords: Bool
    /// Whether the beginning of the word has been written, as it is too wide for a line.
    private var isSplitting = false
    private var nextCheck = firstCheck

    /// A word of so many bytes may be too wide for a line.
    private static let firstCheck = 128
    /// A line has room for so many cells, however narrow the terminal.
    private static let narrowest = 4

    init(width: @escaping @Sendable () -> Int, cutsWords: Bool = false) {
        self.width = width
        self.cutsWords = cutsWords
    }

    /// Takes what is written.
    mutating func drain() -> StyledText {
        let taken = output
        output = StyledText()
        return taken
    }

    /// Adds text.
    ///
    /// - Parameter isUnbroken: Whether a line may be broken only before and behind it.
    mutating func add(_ span: StyledText.Span, spaces rule: Spaces = .single, isUnbroken: Bool = false) {
        let scalars = span.text.unicodeScalars
        if let first = scalars.first { resolveSoftBreak(before: first) }
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
            let mayBreak = !isUnbroken || index == scalars.startIndex
            if isSpace || mayBreak && lastScalar.map({ BreakRules.canBreak($0, scalar) }) == true {
                extendWord(span, String(scalars[start..<index]))
                endWord()
                start = index
            }
            scalars.formIndex(after: &index)
            if isSpace {
                if rule != .single || spaces.isEmpty { spaces.append(span.with(" ")) }
                keepsIndentation = rule == .asWritten
                start = index
                lastScalar = nil
            } else {
                lastScalar = scalar
            }
        }
        extendWord(span, String(scalars[start...]))
    }

    /// Adds a space at which the line may be broken.
    mutating func addSpace(_ span: StyledText.Span) {
        softBreak = nil
        endWord()
        lastScalar = nil
        if spaces.isEmpty { spaces.append(span) }
    }

    /// Adds a line break of the source: a space, but between ideographs, which are written without.
    mutating func addSoftBreak(_ space: StyledText.Span) {
        softBreak = space
    }

    private mutating func resolveSoftBreak(before next: Unicode.Scalar) {
        guard let space = softBreak else { return }
        softBreak = nil
        if let last = lastScalar, BreakRules.isIdeographic(last), BreakRules.isIdeographic(next) { return }
        addSpace(space)
    }

    private mutating func extendWord(_ span: StyledText.Span, _ text: String) {
        guard !text.isEmpty else { return }
        word.append(span.with(text))
        wordBytes += text.utf8.count
        if wordBytes >= nextCheck {
            nextCheck = wordBytes * 2
            writeBeginning()
        }
    }

    /// Writes the beginning of a word that is too wide for a line already.
    private mutating func writeBeginning() {
        beginLine()
        guard isSplitting || word.cellWidth > room, let last = word.spans.last else { return }
        let kept = String(last.text.suffix(1))
        var spans = word.spans
        spans[spans.count - 1].text.removeLast()
        split(StyledText(spans))
        word = StyledText([last.with(kept)])
        wordBytes = kept.utf8.count
        nextCheck = max(Self.firstCheck, 2 * wordBytes)
    }

    /// Writes the word, in the current line if there is room.
    private mutating func endWord() {
        guard !word.isEmpty else {
            isSplitting = false
            return
        }
        beginLine()
        let wordWidth = word.cellWidth
        if isSplitting || wordWidth > room {
            split(word)
        } else {
            if column > 0, column + spaces.cellWidth + wordWidth > room {
                breakLine()
                beginLine()
            }
            let isIndented = keepsIndentation && !isContinuation && spaces.cellWidth + wordWidth <= room
            write(column > 0 || isIndented ? spaces + word : word)
        }
        spaces = StyledText()
        word = StyledText()
        wordBytes = 0
        nextCheck = Self.firstCheck
        isSplitting = false
    }

    private mutating func split(_ text: StyledText) {
        if !isSplitting, column > 0 {
            breakLine()
            beginLine()
        }
        isSplitting = true
        spaces = StyledText()
        guard cutsWords || margin.hasBars else {
            output.append(text)
            column = room
            widest = max(widest, room)
            return
        }
        for span in text.spans {
            var part = ""
            var partWidth = 0
            var previous: Unicode.Scalar?
            for character in span.text {
                let hasWork =
                    character.unicodeScalars.first.map { InvisibleCharacter.hasWork($0, after: previous) } == true
                previous = character.unicodeScalars.last
                let cells = hasWork ? character.cellWidth : Sanitizer.cleanLine(String(character)).cellWidth
                if column + partWidth + cells > room, column + partWidth > 0 {
                    write(StyledText([span.with(part)]), cells: partWidth)
                    (part, partWidth) = ("", 0)
                    breakLine()
                    beginLine()
                }
                part.append(character)
                partWidth += cells
            }
            write(StyledText([span.with(part)]), cells: partWidth)
        }
    }

    private mutating func write(_ text: StyledText, cells: Int? = nil) {
        output.append(text)
        column += cells ?? text.cellWidth
        widest = max(widest, column)
    }

    /// Writes the margin if the line has not begun.
    private mutating func beginLine() {
        guard isAtLineStart else { return }
        isAtLineStart = false
        let width = width()
        let start = margin.nextLine(width: width)
        output.append(start)
        column = 0
        room = max(Self.narrowest, width - start.cellWidth)
    }

    private mutating func breakLine() {
        output.append("\n")
        isAtLineStart = true
        isContinuation = true
        column = 0
    }

    /// Ends the text: the next one begins a line.
    mutating func endText() {
        softBreak = nil
        endWord()
        spaces = StyledText()
        lastScalar = nil
        if !isAtLineStart { breakLine() }
        isContinuation = false
    }

    /// Breaks the line within the text, for a line that is no part of it. The word that has begun comes after that.
    mutating func leaveLine() {
        spaces = StyledText()
        if !isAtLineStart { breakLine() }
    }

    /// Ends the line, also an empty one.
    mutating func endLine() {
        softBreak = nil
        endWord()
        spaces = StyledText()
        lastScalar = nil
        beginLine()
        trimMargin()
        breakLine()
        isContinuation = false
    }

    /// Takes the spaces of the margin away from a line that has nothing else.
    private mutating func trimMargin() {
        guard column == 0 else { return }
        var spans = output.spans
        while let last = spans.last, last.text.last == " " {
            spans[spans.count - 1].text = String(last.text.reversed().drop { $0 == " " }.reversed())
            if spans[spans.count - 1].text.isEmpty { spans.removeLast() }
        }
        output = StyledText(spans)
    }

    /// Writes an empty line within the outermost frames of the margin.
    mutating func writeEmptyLine(depth: Int) {
        output.append(margin.emptyLine(depth: depth))
        output.append("\n")
    }

    /// Writes a line as it is, behind the margin. It must be at a line's start.
    mutating func writeLine(_ line: StyledText) {
        beginLine()
        output.append(line)
        breakLine()
        isContinuation = false
    }

    /// Writes text as it is, without a margin; it ends lines itself.
    mutating func writeVerbatim(_ text: StyledText) {
        output.append(text)
    }

    /// The cells of the next line that are free for text.
    var freeWidth: Int {
        let width = width()
        var margin = margin
        return max(Self.narrowest, width - margin.nextLine(width: width).cellWidth)
    }
}
