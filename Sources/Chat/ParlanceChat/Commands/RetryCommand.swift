import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/retry`: asks for another answer to the last prompt, which stands beside the one that is there.
struct RetryCommand: SlashCommand {
    let name = "retry"
    let arguments = "[MODEL] [TEMPERATURE]"
    let summary = "ask again, perhaps another model, for one answer"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        ModelCommand().completions(of: argument, factory: factory, environment: environment)
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let tree = context.session.tree
        guard let number = tree.current, let turn = tree[number] else {
            throw CommandError("There is nothing to ask again: no turn stands before this prompt.")
        }
        if turn.isSummary {
            throw CommandError("The last turn is a summary: /undo goes back to the turns as they were.")
        }
        var words = argument.split(separator: " ").map(String.init)
        let temperature = words.last.flatMap(Double.init)
        if temperature != nil { words.removeLast() }
        let name = words.joined(separator: " ")
        guard context.factory.isOneName(name) else { throw excess }
        let choice = name.isEmpty ? nil : try context.factory.resolveNamed(name)
        let gateway = try choice.map { try context.factory.makeGateway($0) } ?? context.session.gateway
        // A profile was chosen for what it says.
        let asking = Asking(
            turn.prompt, attachments: turn.attachments, after: tree.nodes[number - 1].parent, choice: choice,
            temperature: try temperature.map { try TempCommand.parse($0.short, for: gateway) }
                ?? choice?.profile?.temperature)
        try context.check(asking, fits: gateway)
        var sentence: StyledText = "Turn \(number) again, \(gateway.id, .accent)"
        if let temperature { sentence += StyledText(", temperature \(temperature.short)") }
        context.writer.say(sentence + ":")
        return .ask(asking)
    }
}
