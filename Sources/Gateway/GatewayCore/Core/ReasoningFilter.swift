/// Sets apart the reasoning that a model wrote into the text of its answer, between marks such as `<think>` and
/// `</think>`.
///
/// Only an answer that begins with an opening mark begins with reasoning; the same mark later, or within JSON, is text.
/// Where a server's template has the opening mark in the prompt, only the closing one comes:
/// ``StreamEvent/textWasReasoning`` corrects then what was said until there. However the text is cut into pieces, what
/// comes out adds up to the same.
struct ReasoningFilter: Sendable {
    private enum Place {
        case beginning
        case reasoning(ReasoningMark)
        case answer
    }

    private static let openings = ReasoningMark.all.map(\.opening)
    private static let closings = ReasoningMark.all.map(\.closing)

    private var place = Place.beginning
    /// What came and may be a part of a mark, or blanks before it.
    private var held = ""
    /// Whether blanks at the beginning are dropped, as they follow a mark.
    private var followsMark = false
    /// Whether a closing mark would close what was said as text.
    private var watchesForClosing = true
    private var context = ProseContext()
    /// Whether reasoning was said before.
    private var hasReasoned = false
    /// Whether something of the reasoning between these marks was said.
    private var hasBegun = false
    /// Reasoning that came in a field of its own: the marked one may repeat it.
    private var reasoningText = ""
    /// Marked reasoning, while it may be a repetition.
    private var repeated = ""

    /// The events that the next event of an answer becomes.
    mutating func feed(_ event: StreamEvent) -> [StreamEvent] {
        switch event {
        case .text(let piece):
            held += piece
            return advance()
        case .reasoning(let piece):
            reasoningText += piece
            hasReasoned = true
            return [event]
        case .textWasReasoning, .finish:
            return flush() + [event]
        case .retrying, .fallback:
            self = ReasoningFilter()
            return [event]
        case .usage, .metadata, .adjusted, .reasoningContent:
            return [event]
        }
    }

    /// What was held back, once nothing more comes.
    mutating func flush() -> [StreamEvent] {
        defer { held = "" }
        switch place {
        case .beginning:
            if held.isEmpty || (followsMark && held.allSatisfy(\.isWhitespace)) { return [] }
            place = .answer
            return [.text(held)]
        case .reasoning:
            return reasoning(held, isLast: true)
        case .answer:
            for scalar in held.unicodeScalars { context.add(scalar) }
            return held.isEmpty ? [] : [.text(held)]
        }
    }

    /// A text in which reasoning and answer stand together.
    static func split(_ text: String) -> (reasoning: String, answer: String) {
        var filter = ReasoningFilter()
        var (reasoning, answer) = ("", "")
        for event in filter.feed(.text(text)) + filter.flush() {
            switch event {
            case .text(let piece): answer += piece
            case .reasoning(let piece): reasoning += piece
            case .textWasReasoning: (reasoning, answer) = (answer, "")
            default: break
            }
        }
        return (reasoning, answer)
    }

    private mutating func advance() -> [StreamEvent] {
        var events: [StreamEvent] = []
        while !held.isEmpty {
            let isWaiting =
                switch place {
                case .beginning: !begin()
                case .reasoning(let mark): !reason(to: mark, &events)
                case .answer: !answer(&events)
                }
            if isWaiting { break }
        }
        return events
    }

    // MARK: The beginning

    /// Finds out what the answer begins with.
    ///
    /// - Returns: Whether there is more to do now.
    private mutating func begin() -> Bool {
        let rest = held.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard !rest.isEmpty else {
            if followsMark { held = "" }
            return false
        }
        let (opening, number) = ReasoningMark.match(Self.openings, at: rest)
        let closing = watchesForClosing ? ReasoningMark.match(Self.closings, at: rest).match : .none
        switch (opening, closing) {
        case (.whole(let end), _):
            place = .reasoning(ReasoningMark.all[number])
            held = String(rest[end...])
            (hasBegun, watchesForClosing) = (false, false)
            return true
        case (_, .whole(let end)):
            // Nothing was said before it.
            held = String(rest[end...])
            (followsMark, watchesForClosing) = (true, false)
            return true
        case (.beginning, _), (_, .beginning):
            return false
        case (.none, .none):
            place = .answer
            if followsMark { held = String(rest) }
            return true
        }
    }

    // MARK: Reasoning

    private mutating func reason(to mark: ReasoningMark, _ events: inout [StreamEvent]) -> Bool {
        var index = held.startIndex
        let first = mark.closing.unicodeScalars.first
        while let found = held.unicodeScalars[index...].firstIndex(where: { $0 == first }) {
            switch ReasoningMark.match(mark.closing, at: held[found...]) {
            case .whole(let end):
                let rest = String(held[end...])
                events += reasoning(String(held[..<found]), isLast: true)
                held = rest
                (place, followsMark) = (.beginning, true)
                return true
            case .beginning:
                let kept = String(held[found...])
                events += reasoning(String(held[..<found]), isLast: false)
                held += kept
                return false
            case .none:
                index = held.unicodeScalars.index(after: found)
            }
        }
        events += reasoning(held, isLast: false)
        return false
    }

    /// The event of some reasoning, without blanks around all of it. Blanks that may be its end are held.
    private mutating func reasoning(_ text: String, isLast: Bool) -> [StreamEvent] {
        var piece = hasBegun ? text[...] : text.drop(while: \.isWhitespace)
        let end = piece.lastIndex { !$0.isWhitespace }.map(piece.index(after:)) ?? piece.startIndex
        held = isLast ? "" : String(piece[end...])
        piece = piece[..<end]
        repeated += piece
        guard isLast || reasoningText.isEmpty else { return [] }
        defer { repeated = "" }
        let isRepetition = !reasoningText.isEmpty && reasoningText.trimmed == repeated.trimmed
        guard !repeated.isEmpty, !isRepetition else { return [] }
        let gap = hasReasoned && !hasBegun ? "\n\n" : ""
        (hasBegun, hasReasoned) = (true, true)
        return [.reasoning(gap + repeated)]
    }

    // MARK: The answer

    private mutating func answer(_ events: inout [StreamEvent]) -> Bool {
        guard watchesForClosing else {
            say(upTo: held.endIndex, &events)
            return false
        }
        var index = held.startIndex
        while index < held.endIndex {
            let scalar = held.unicodeScalars[index]
            if scalar == "<" || scalar == "[" || scalar == "◁" {
                if case .whole = ReasoningMark.match(Self.openings, at: held[index...]).match {
                    // An answer about such marks.
                    watchesForClosing = false
                    say(upTo: held.endIndex, &events)
                    return false
                }
                let isPartOfOpening =
                    if case .beginning = ReasoningMark.match(Self.openings, at: held[index...]).match { true } else {
                        false
                    }
                switch ReasoningMark.match(Self.closings, at: held[index...]).match {
                case .whole(let end):
                    guard let closes = context.closes(before: held[end...]) else {
                        say(upTo: index, &events)
                        return false
                    }
                    guard closes else { break }
                    let rest = String(held[end...])
                    say(upTo: index, &events)
                    events.append(.textWasReasoning)
                    held = rest
                    (place, followsMark, watchesForClosing, hasReasoned) = (.beginning, true, false, true)
                    return true
                case .beginning:
                    say(upTo: index, &events)
                    return false
                case .none:
                    if isPartOfOpening {
                        say(upTo: index, &events)
                        return false
                    }
                }
            }
            context.add(scalar)
            held.unicodeScalars.formIndex(after: &index)
        }
        say(upTo: held.endIndex, &events)
        return false
    }

    /// Says what is held up to a place; the rest is held.
    private mutating func say(upTo end: String.Index, _ events: inout [StreamEvent]) {
        if end > held.startIndex { events.append(.text(String(held[..<end]))) }
        held = String(held[end...])
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmed: Substring {
        let start = self[...].drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }
}
