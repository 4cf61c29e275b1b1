import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/new`: begins a new conversation with the same settings.
struct NewCommand: SlashCommand {
    let name = "new"
    let aliases = ["clear", "reset"]
    let arguments = ""
    let summary = "start a new conversation with the same settings"

    /// So much of a system prompt recalls it.
    private static let systemCells = 40

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async -> ChatFlow {
        guard await chat.mayLeave() else { return .next }
        let before = chat.state.session.tree.nodes.isEmpty ? nil : chat.state.session.shortID
        chat.state.session.restart()
        chat.dialogue.say("A new conversation with \(chat.state.session.settings.modelName, .accent).")
        let kept = Self.kept(in: chat)
        if !kept.isEmpty { chat.dialogue.say("Kept: \(kept.joined(separator: ", ")).") }
        if let before { chat.dialogue.say(.dim("/resume \(before) returns to the one before.")) }
        return .next
    }

    /// What still holds, each with what ends it.
    private static func kept(in chat: Chat) -> [StyledText] {
        let settings = chat.state.session.settings
        var kept: [StyledText] = []
        func add(_ what: String, _ way: String) { kept.append(StyledText(what) + .dim(" (\(way))")) }
        if let preset = chat.state.preset {
            add("the preset \(Sanitizer.cleanLine(preset.name))", "/preset off ends it")
        }
        if let system = settings.system, !system.isEmpty {
            add("the system prompt \"\(system.firstWords.truncated(to: systemCells))\"", "/system off clears it")
        }
        if let temperature = settings.temperature { add("temperature \(temperature.short)", "/temp default resets it") }
        if let effort = settings.effort { add("effort \(effort.rawValue)", "/effort default resets it") }
        if settings.schema != nil { add("the schema", "/schema off ends it") }
        if let budget = chat.state.budget {
            add("the budget of \(budget.text), unspent again", "/budget off clears it")
        }
        let attached = chat.tray.attachments.count
        if attached > 0 { add(attached.counted("attachment"), "/attach - removes \(attached == 1 ? "it" : "them")") }
        return kept
    }
}
