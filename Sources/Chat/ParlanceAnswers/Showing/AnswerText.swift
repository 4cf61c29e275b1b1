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

    /// - Parameters:
    ///   - isJSON: Whether the answer is JSON.
    ///   - foldsReasoning: Whether a line tells of reasoning that is not shown.
    init(_ display: AnswerDisplay, isJSON: Bool, foldsReasoning: Bool, on capabilities: TerminalCapabilities) {
        fresh = AnswerLayout(display, isJSON: isJSON, on: capabilities)
        layout = fresh
        showsReasoning = display.showsReasoning
        self.foldsReasoning = foldsReasoning
    }

    /// What can be shown with the next event.
    ///
    /// - Parameter meter: What counts the answer, of which the event is no part yet.
    mutating func feed(_ event: StreamEvent, meter: AnswerMeter?) -> StyledText {
        switch event {
        case .text(let text):
            return noting(endReasoning(meter) + layout.feed(text))
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

    /// What was waiting for more.
    mutating func finish(meter: AnswerMeter?) -> StyledText {
        noting(endReasoning(meter) + layout.finish())
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
        if let last = text.spans.last { isAtLineStart = last.text.hasSuffix("\n") }
        return text
    }
}
