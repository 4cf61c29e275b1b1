import GatewayJSON

/// What has come of an answer so far, so that content which comes twice, in pieces and whole, is shown once.
struct AnswerDraft: Sendable {
    /// The answer's text.
    private(set) var text = Passage()
    /// The visible reasoning.
    private(set) var reasoning = Passage()
    /// Whether the model refused in words of their own kind.
    private(set) var hasRefused = false
    /// The tools that the model wants called.
    private(set) var tools: [String] = []
    /// The kinds of content in which nothing readable was found.
    private(set) var unread: [String] = []

    /// The events of the next pieces.
    mutating func append(_ parts: [ContentPart]) -> [StreamEvent] {
        parts.flatMap { part -> [StreamEvent] in
            note(part)
            switch part {
            case .text(let piece), .refusal(let piece): return Self.text(text.append(piece))
            case .reasoning(let piece): return Self.reasoning(reasoning.append(piece))
            case .tool, .unread: return []
            }
        }
    }

    /// The events of all that has come up to now, where it was not shown before.
    ///
    /// - Parameter isLast: Whether nothing more comes.
    mutating func complete(with parts: [ContentPart], isLast: Bool) -> [StreamEvent] {
        var (thoughts, words) = ("", "")
        for part in parts {
            note(part)
            switch part {
            case .text(let piece), .refusal(let piece): words += piece
            case .reasoning(let piece): thoughts += piece
            case .tool, .unread: break
            }
        }
        return Self.reasoning(reasoning.complete(with: thoughts, isLast: isLast))
            + Self.text(text.complete(with: words, isLast: isLast))
    }

    /// Remembers what is not shown.
    mutating func note(_ part: ContentPart) {
        switch part {
        case .refusal: hasRefused = true
        case .tool(let name) where !tools.contains(name): tools.append(name)
        case .unread(let kind) where !unread.contains(kind): unread.append(kind)
        default: break
        }
    }

    /// The tools and the unread content as facts about the answer; see ``LLMResponse/requestedTools``.
    var facts: JSONObject {
        var facts = JSONObject()
        if !tools.isEmpty { facts[LLMResponse.toolsKey] = .array(tools.map(JSONValue.string)) }
        if !unread.isEmpty { facts[LLMResponse.unreadKey] = .array(unread.map(JSONValue.string)) }
        return facts
    }

    /// Why the answer ended, by the provider's word and by what came.
    func finishReason(_ raw: String, explanation: String? = nil) -> FinishReason {
        var reason = FinishReason(FinishReason.Kind(word: raw), raw: raw, explanation: explanation)
        if hasRefused {
            reason.kind = .refusal
        } else if !tools.isEmpty, [.stop, .other].contains(reason.kind) {
            reason.kind = .toolCalls
        }
        return reason
    }

    private static func text(_ piece: String) -> [StreamEvent] {
        piece.isEmpty ? [] : [.text(piece)]
    }

    private static func reasoning(_ piece: String) -> [StreamEvent] {
        piece.isEmpty ? [] : [.reasoning(piece)]
    }
}
