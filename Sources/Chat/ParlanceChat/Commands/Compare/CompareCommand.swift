import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/compare`: asks several models at once, the last prompt or the next one.
struct CompareCommand: SlashCommand {
    /// The word between the models and the prompt.
    private static let separator = "--"

    let name = "compare"
    let arguments = "MODEL MODEL… [-- PROMPT]"
    let summary = "ask several models at once, side by side if there is room"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ModelCommand().completions(of: argument, in: scope)
    }

    var completesAnyPart: Bool { true }

    var completesLastWord: Bool { true }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let words = argument.split(whereSeparator: \.isWhitespace)
        let models = words.prefix { $0 != Self.separator }
        guard models.count > 1 else {
            throw CommandError(
                "/compare needs two models or more: /compare gpt-4o mistral [-- PROMPT]."
                    + (models.isEmpty ? "" : " /retry asks one."))
        }
        let factory = chat.services.factory
        if models.count == words.count { try Self.checkSeparator(in: models.map(String.init), factory) }
        var choices: [ModelChoice] = []
        for model in models {
            let insisting = "/model \(model) \(SwitchPreview.forceWord)"
            guard let name = try await chat.confirm(String(model), insisting: insisting, stoppedBy: stop) else {
                return .next
            }
            choices.append(try CommandError.wrapping { try factory.resolveNamed(name) })
        }
        let comparison: Comparison
        if models.count < words.count {
            let prompt = String(chat.tray.line.trimmingTyped(argument[words[models.count].endIndex...]))
            guard !prompt.isEmpty else { throw CommandError("There is no prompt after \(Self.separator).") }
            comparison = Comparison(
                prompt: prompt, attachments: chat.tray.attachments, parent: chat.state.session.tree.current,
                choices: choices, isNew: true)
        } else {
            comparison = try Self.again(choices, in: chat)
        }
        var gateways: [any LLMGateway] = []
        for choice in choices {
            let gateway = try CommandError.wrapping { try factory.makeGateway(choice) }
            gateways.append(gateway)
            try chat.check(Self.turn(comparison, choice, gateway, in: chat))
        }
        guard await chat.prepareToAsk(stoppedBy: stop) else { return .next }
        await compare(comparison, asking: gateways, in: &chat, stoppedBy: stop)
        return .next
    }

    /// Makes sure that what follows two models isn't a prompt without the word before it.
    private static func checkSeparator(in words: [String], _ factory: LLMGatewayFactory) throws(CommandError) {
        let known = words.prefix { word in (try? factory.resolveNamed(word)).map(factory.knows) ?? false }
        guard known.count >= 2, words.count > known.count + 1 else { return }
        let prompt = words.dropFirst(known.count).joined(separator: " ")
        throw CommandError(
            "'\(words[known.count])' isn't a known model. A prompt comes after \(separator): "
                + "/compare \(known.joined(separator: " ")) \(separator) \(prompt)")
    }

    /// What one of the models is asked.
    static func turn(
        _ comparison: Comparison, _ choice: ModelChoice, _ gateway: any LLMGateway, in chat: Chat
    ) -> PendingTurn {
        // A profile was chosen for what it says.
        let asking = TurnRequest(
            comparison.prompt, attachments: comparison.attachments, after: comparison.parent,
            temperature: choice.profile?.temperature, effort: choice.profile?.effort, profile: choice.profile?.name)
        return chat.pendingTurn(asking, of: gateway)
    }

    /// The last prompt, for other models.
    private static func again(_ choices: [ModelChoice], in chat: Chat) throws(CommandError) -> Comparison {
        let tree = chat.state.session.tree
        guard let number = tree.current, let turn = tree[number] else {
            throw CommandError(
                "There is no prompt yet. /compare MODEL MODEL \(separator) PROMPT sends one.")
        }
        return Comparison(
            prompt: turn.prompt, attachments: turn.attachments, parent: tree.nodes[number - 1].parent,
            choices: choices, isNew: false)
    }
}
