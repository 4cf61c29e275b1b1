import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The context window as one bar: what fills it, and what is free.
struct WindowBar: Sendable {
    private struct Part {
        var name: String
        var tokens: Int
        var sign: Character
        var role: TextStyle
    }

    /// No bar is wider: beyond it nothing more can be seen.
    private static let greatestWidth = 200

    private let parts: [Part]
    private let used: TokenCount
    private let window: Int

    /// - Parameters:
    ///   - window: The context window of the session's model, in tokens.
    ///   - counter: Counts for that model.
    ///   - draft: What is about to be said.
    init(_ session: Session, window: Int, counter: TokenCounter, draft: String? = nil, isUTF8: Bool) {
        let request = session.request()
        let whole = counter.count(request)
        let withDraft = draft.map { counter.count(session.request(adding: $0)) } ?? whole
        var beginning = request
        beginning.messages.removeAll { $0.role != .system }
        let system = min(whole.count, counter.count(beginning).count)
        let spoken = whole.count - system
        let turns = session.conversation.turns
        let last = turns.count > 1 ? min(spoken, Self.tokens(of: turns.suffix(1), counter)) : spoken
        let signs: [Character] = isUTF8 ? ["█", "▓", "▒", "▚", "░"] : ["#", "=", "-", "+", "."]
        used = withDraft
        self.window = window
        parts = [
            Part(name: Self.beginning(of: session.settings), tokens: system, sign: signs[0], role: .heading),
            Part(name: "earlier turns", tokens: spoken - last, sign: signs[1], role: .accent),
            Part(name: "last turn", tokens: last, sign: signs[2], role: .success),
            Part(name: "draft", tokens: withDraft.count - whole.count, sign: signs[3], role: .warning),
            Part(name: "free", tokens: max(0, window - withDraft.count), sign: signs[4], role: .dim),
        ]
    }

    /// What stands before the first turn; the chat's own format always does.
    private static func beginning(of settings: SessionSettings) -> String {
        let parts = (settings.system == nil ? [] : ["system"]) + (settings.schema == nil ? [] : ["schema"])
        return parts.isEmpty ? "format" : parts.joined(separator: ", ")
    }

    /// The tokens of turns alone, without what the beginning of every prompt adds.
    private static func tokens(of turns: some Collection<Turn>, _ counter: TokenCounter) -> Int {
        func count(_ messages: [Message]) -> Int { counter.count(LLMRequest(messages: messages)).count }
        return max(0, count(Conversation(turns: Array(turns)).messages(system: nil)) - count([]))
    }

    /// A title, the bar, and its legend.
    func lines(columns: Int) -> [StyledText] {
        let mark = used.isExact ? "" : "~"
        let title = "window \(mark)\(used.count.grouped) of \(window.grouped)"
        let legend = parts.filter { $0.tokens > 0 }.map { part in
            StyledText("\(part.sign) ", part.role) + StyledText("\(part.name) \(part.tokens.grouped)")
        }
        return [
            .heading(title) + .dim(" (\(mark)\(Percent.text(used.count, of: window)))"),
            bar(width: min(columns, Self.greatestWidth)),
        ] + WordFlow.lines(legend, columns: columns, indent: 0)
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
