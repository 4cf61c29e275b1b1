import GatewayCore
import TerminalEditor

/// Makes of an answer's events the text that is shown of it, piece by piece.
struct AnswerText: Sendable {
    /// What has laid out nothing.
    private let fresh: AnswerLayout
    private var layout: AnswerLayout
    private let showsReasoning: Bool
    private let foldsReasoning: Bool
    private var isReasoning = false
    private var isAtLineStart = true
    /// A line that comes after the word that has begun, how many signs of that are not shown yet, and the last one.
    private var waiting: (line: StyledText, held: Int, last: Character?)?
    /// So many signs that the layout still holds were shown with the earlier text.
    private var shownAlready = 0

    /// - Parameters:
    ///   - isJSON: Whether the answer is JSON.
    ///   - foldsReasoning: Whether a line tells of reasoning that is not shown.
    init(_ display: AnswerDisplay, isJSON: Bool, foldsReasoning: Bool, on capabilities: TerminalCapabilities) {
        fresh = AnswerLayout(display, isJSON: isJSON, on: capabilities)
        layout = fresh
        showsReasoning = display.showsReasoning
        self.foldsReasoning = foldsReasoning
    }

    /// Continues the block in which an earlier text ended, where that is code: what follows is code, too.
    mutating func resume(after text: String) {
        var resumed = layout
        _ = resumed.feed(text)
        guard resumed.isInCode else { return }
        var rest = resumed
        shownAlready = rest.finish().inkCount
        layout = resumed
    }

    /// What can be shown with the next event.
    ///
    /// - Parameter meter: What counts the answer, of which the event is no part yet.
    mutating func feed(_ event: StreamEvent, meter: AnswerMeter?) -> StyledText {
        switch event {
        case .text(let text):
            return noting(endReasoning(meter)) + complete(with: text)
        case .reasoning(let text):
            isReasoning = showsReasoning || foldsReasoning
            return noting(showsReasoning ? .reasoning(text) : StyledText())
        case .textWasReasoning:
            return noting(layout.finish()) + endUnmarkedReasoning(meter)
        default:
            return StyledText()
        }
    }

    /// Sets apart from the answer what was shown as one and is reasoning. It stays; a person is told what it is.
    private mutating func endUnmarkedReasoning(_ meter: AnswerMeter?) -> StyledText {
        layout = fresh
        var end = StyledText(isAtLineStart ? "" : "\n")
        if meter != nil { end = end + "\n" + .reasoning("End of the model's reasoning.") + "\n" }
        isAtLineStart = true
        return end + "\n"
    }

    /// A line that is no part of the answer, between two pieces of it. What follows continues within its block.
    ///
    /// - Returns: What can be shown now. Where a word has begun, the line comes after it.
    mutating func interject(_ line: StyledText, meter: AnswerMeter?) -> StyledText {
        let end = noting(endReasoning(meter))
        var rest = layout
        let held = rest.finish()
        guard held.inkCount > 0 else { return end + interjection(line) }
        let last = held.spans.reversed().lazy.compactMap { $0.text.last { !$0.isWhitespace } }.first
        waiting = (line, held.inkCount, last)
        return end
    }

    /// Feeds as much of a text as completes the word that has begun, and shows the line after that.
    private mutating func complete(with text: String) -> StyledText {
        guard let (line, held, last) = waiting else { return noting(layout.feed(text)) }
        // After a comma a letter begins a word of its own, also where the space between them was forgotten.
        var ended = layout
        if last?.isPunctuation == true, let first = text.first, first.isLetter {
            let word = ended.feed(" \(first)")
            if word.inkCount >= held {
                (layout, waiting) = (ended, nil)
                return noting(word) + interjection(line) + noting(layout.feed(String(text.dropFirst())))
            }
        }
        var shown = StyledText()
        var rest = text[...]
        while let character = rest.popFirst() {
            shown += layout.feed(String(character))
            // A table, or emphasis without an end, may be held long.
            guard shown.inkCount >= held || character.isNewline else { continue }
            waiting = nil
            return noting(shown) + interjection(line) + noting(layout.feed(String(rest)))
        }
        return noting(shown)
    }

    private mutating func interjection(_ line: StyledText) -> StyledText {
        let end = noting(layout.leaveLine())
        // Code is written as it is; its line is broken here.
        let lineBreak = StyledText(isAtLineStart ? "" : "\n")
        isAtLineStart = true
        return end + lineBreak + line + "\n"
    }

    /// What was waiting for more.
    mutating func finish(meter: AnswerMeter?) -> StyledText {
        let mark = waiting.map { interjection($0.line) } ?? StyledText()
        waiting = nil
        return mark + noting(endReasoning(meter) + layout.finish())
    }

    /// Folds the reasoning to a line, or sets it apart from the answer where it stays.
    private mutating func endReasoning(_ meter: AnswerMeter?) -> StyledText {
        guard isReasoning else { return StyledText() }
        isReasoning = false
        let summary = showsReasoning ? nil : meter?.reasoningSummary
        let isAtLineStart = summary == nil && isAtLineStart
        return (summary ?? StyledText()) + StyledText(isAtLineStart ? "\n" : "\n\n")
    }

    private mutating func noting(_ text: StyledText) -> StyledText {
        var text = text
        if shownAlready > 0 { shownAlready -= text.removeInk(shownAlready) }
        if let last = text.spans.last { isAtLineStart = last.text.hasSuffix("\n") }
        return text
    }
}

extension StyledText {
    /// How many characters can be seen.
    fileprivate var inkCount: Int { spans.reduce(0) { $0 + $1.text.count { !$0.isWhitespace } } }

    /// Removes so many characters that can be seen from the beginning, with what is between them.
    ///
    /// - Returns: How many were there.
    fileprivate mutating func removeInk(_ count: Int) -> Int {
        var removed = 0
        var kept: [Span] = []
        for span in spans {
            let rest = span.text.drop { character in
                guard removed < count else { return false }
                if !character.isWhitespace { removed += 1 }
                return true
            }
            kept.append(span.with(String(rest)))
        }
        self = StyledText(kept)
        return removed
    }
}
