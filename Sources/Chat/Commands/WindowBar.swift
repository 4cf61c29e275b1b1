import GatewayCore
import Terminal

/// The context window as one bar: what fills it, and what is free.
struct WindowBar: Sendable {
    private struct Part {
        var name: String
        var tokens: Int
        var sign: Character
        var role: TextStyle
    }

    /// No bar is wider: beyond it nothing more can be seen.
    private static let greatestWidth = 100

    private let parts: [Part]
    private let used: TokenCount
    private let window: Int

    /// - Parameter window: The context window of the session's model, in tokens.
    init(_ session: Session, window: Int, isUTF8: Bool) {
        let conversation = session.conversation
        let system = session.settings.system
        func tokens(_ turns: some Collection<Turn>) -> TokenCount {
            let messages = Conversation(turns: Array(turns)).messages(system: nil)
            return session.gateway.countTokens(LLMRequest(messages: messages))
        }
        let empty = tokens([])
        let whole = session.gateway.countTokens(LLMRequest(messages: conversation.messages(system: system)))
        let spoken = tokens(conversation.turns).count - empty.count
        let last = tokens(conversation.turns.suffix(1)).count - empty.count
        let signs: [Character] = isUTF8 ? ["█", "▓", "▒", "░"] : ["#", "=", "-", "."]
        used = whole
        self.window = window
        parts = [
            Part(name: "system", tokens: whole.count - spoken, sign: signs[0], role: .heading),
            Part(name: "earlier turns", tokens: spoken - last, sign: signs[1], role: .accent),
            Part(name: "last turn", tokens: last, sign: signs[2], role: .success),
            Part(name: "free", tokens: max(0, window - whole.count), sign: signs[3], role: .dim),
        ]
    }

    /// A title, the bar, and its legend.
    func lines(columns: Int) -> [StyledText] {
        let share = Double(used.count) / Double(window) * 100
        let mark = used.isExact ? "" : "~"
        let title = "window \(mark)\(used.count.grouped) of \(window.grouped)"
        let legend = parts.filter { $0.tokens > 0 }.map { part in
            StyledText("\(part.sign) ", part.role) + StyledText("\(part.name) \(part.tokens.grouped)")
        }
        return [
            .heading(title) + .dim(" (\(mark)\(Money.decimal(share, places: share < 10 ? 1 : 0)) %)"),
            bar(width: min(columns, Self.greatestWidth)),
        ] + Flow.lines(legend, columns: columns, indent: 0)
    }

    /// Every part that holds anything has at least a cell; the last, the free room, gives way.
    private func bar(width: Int) -> StyledText {
        var bar = StyledText()
        var room = width
        for part in parts.dropLast() where part.tokens > 0 {
            let cells = min(room, max(1, part.tokens * width / window))
            bar.append(String(repeating: part.sign, count: cells), part.role)
            room -= cells
        }
        if let free = parts.last { bar.append(String(repeating: free.sign, count: room), free.role) }
        return bar
    }
}
