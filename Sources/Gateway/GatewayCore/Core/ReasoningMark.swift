/// A pair of marks between which open models write their reasoning into the text of an answer.
struct ReasoningMark: Sendable, Hashable {
    var opening: String
    var closing: String

    /// The marks that models write by themselves: DeepSeek, Qwen, GLM, MiniMax and most others `<think>`; Reflection and
    /// prompted Claudes `<thinking>`; EXAONE and Gemini's Chat Completions `<thought>`; Seed-OSS `<seed:think>`;
    /// Magistral `[THINK]`; Kimi-VL `◁think▷`; gpt-oss its channels, where a server does not take them apart. What people ask for in their prompts, such as `<reasoning>` beside
    /// `<answer>`, is text.
    static let all = [
        ReasoningMark(opening: "<think>", closing: "</think>"),
        ReasoningMark(opening: "<thinking>", closing: "</thinking>"),
        ReasoningMark(opening: "<thought>", closing: "</thought>"),
        ReasoningMark(opening: "<seed:think>", closing: "</seed:think>"),
        ReasoningMark(opening: "[THINK]", closing: "[/THINK]"),
        ReasoningMark(opening: "◁think▷", closing: "◁/think▷"),
        ReasoningMark(
            opening: "<|channel|>analysis<|message|>",
            closing: "<|end|><|start|>assistant<|channel|>final<|message|>"),
    ]

    /// How much of a mark stands at the beginning of a text.
    enum Match {
        /// It is not the mark.
        case none
        /// The text ends within the mark.
        case beginning
        /// All of it, up to there.
        case whole(String.Index)
    }

    /// Looks for a mark at the beginning of a text, in capital or small letters.
    static func match(_ mark: String, at text: Substring) -> Match {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        for expected in mark.unicodeScalars {
            guard index < scalars.endIndex else { return .beginning }
            guard folded(scalars[index]) == folded(expected) else { return .none }
            scalars.formIndex(after: &index)
        }
        return .whole(index)
    }

    /// The first of several marks at the beginning of a text.
    static func match(_ marks: [String], at text: Substring) -> (match: Match, mark: Int) {
        var best: (Match, Int) = (.none, 0)
        for (number, mark) in marks.enumerated() {
            switch match(mark, at: text) {
            case .whole(let end): return (.whole(end), number)
            case .beginning: best = (.beginning, number)
            case .none: break
            }
        }
        return best
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(ascii: scalar) | 0x20) : scalar
    }
}
