import ParlanceConversations
import TerminalEditor

/// What an ``AnswerMeter`` shows at one moment: `128 tokens · 43 t/s · first 0.4 s · 3.2 s · $0.0012`.
struct AnswerReading: Sendable, Hashable {
    /// The tokens of the answer so far.
    var tokens: Int
    /// Whether they were counted with the model's own tokenizer.
    var isExact: Bool
    var timing: AnswerTiming
    /// What prompt and answer cost so far in US dollars; `nil` where no price is known.
    var cost: ShownCost?
    /// Whether both the prompt and the answer were counted exactly.
    var isCostExact = false

    /// The numbers in their order, those left out that matter least where there is no room for all. None is cut.
    func text(cells: Int) -> String {
        let parts = parts
        // From the most important on, as long as they fit together.
        var chosen: Set<Part> = []
        for part in Part.byImportance where parts[part] != nil {
            guard Self.line(parts, chosen.union([part])).cellWidth <= cells else { break }
            chosen.insert(part)
        }
        return Self.line(parts, chosen)
    }

    /// The numbers in the order in which they are shown.
    private enum Part: CaseIterable {
        case tokens, speed, firstToken, elapsed, cost

        static let byImportance: [Part] = [.tokens, .speed, .elapsed, .cost, .firstToken]
    }

    private var parts: [Part: String] {
        let mark = isExact ? "" : "~"
        var parts: [Part: String] = [
            .tokens: mark + tokens.counted("token"),
            .elapsed: Self.seconds(timing.total),
        ]
        parts[.speed] = timing.tokensPerSecond(tokens).map { "\(mark)\($0.text(places: 0)) t/s" }
        parts[.firstToken] = timing.firstToken.map { "first \(Self.seconds($0))" }
        parts[.cost] = cost?.text(isExact: isCostExact)
        return parts
    }

    private static func line(_ parts: [Part: String], _ chosen: Set<Part>) -> String {
        Part.allCases.filter(chosen.contains).compactMap { parts[$0] }.joined(separator: " · ")
    }

    private static func seconds(_ duration: Duration) -> String {
        duration.seconds.text(places: 1) + " s"
    }
}
