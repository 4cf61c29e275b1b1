import GatewayCore
import GatewayJSON
import GatewaySchema
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/schema`: asks for answers that match a JSON Schema.
struct SchemaCommand: SlashCommand {
    let name = "schema"
    let arguments = "[FILE | {JSON} | FIELDS | show | save FILE | off]"
    let summary = "answer with JSON that matches a schema; save the results"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        if argument.hasPrefix("save ") {
            let path = String(argument.dropFirst("save ".count))
            return PathCompletion.matches(path, environment: scope.environment).map { ("save \($0)", "") }
        }
        return [
            ("off", "answer with text again"), ("save", "save the valid results to a file"),
            ("show", "show the schema"),
        ] + PathCompletion.matches(argument, environment: scope.environment).map { ($0, "") }
    }

    func liveUse(of argument: String) -> LiveUse {
        switch argument {
        case "", "show": .immediate
        // The answer that streams is one of the results.
        case _ where argument.hasPrefix("save"): .queued
        default: .nextTurn
        }
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "", "show":
            guard let schema = chat.state.session.settings.schema else {
                chat.dialogue.say("No schema is set: answers are text.")
                return .next
            }
            chat.dialogue.writer.write(.code(schema.value.serialized(.pretty)))
        case "off":
            chat.change { $0.schema = nil }
            chat.state.results = nil
            chat.dialogue.say("Answers are text again.")
        case "save":
            throw CommandError("Name the file to save results to: /schema save FILE.")
        case _ where argument.hasPrefix("save "):
            try save(String(argument.dropFirst("save ".count)).trimmingWhitespace(), in: &chat)
        default:
            let environment = chat.services.environment
            let schema = try CommandError.wrapping { try SchemaSource.load(argument, environment: environment) }
            chat.change { $0.schema = schema }
            for hint in schema.hints { chat.dialogue.say(.warning("Schema at \(hint)")) }
            chat.dialogue.say("Answers will be JSON that matches the schema. \(.dim("/schema off stops this."))")
        }
        return .next
    }

    /// Keeps the results that are there, and those to come.
    private func save(_ argument: String, in chat: inout Chat) throws(CommandError) {
        guard chat.state.session.settings.schema != nil else {
            throw CommandError("There are no results to save: set a schema first, with /schema.")
        }
        let path = HomePath.expand(argument, environment: chat.services.environment)
        guard chat.state.results?.path != path else {
            chat.dialogue.say("Results are already being saved to \(path).")
            return
        }
        let results = ResultFile(path: path)
        let known = chat.state.session.conversation.turns.compactMap { $0.answer.flatMap(chat.result(of:)) }
        try CommandError.wrapping {
            for result in known { try results.append(result) }
        }
        chat.state.results = results
        chat.dialogue.say(
            "\(known.count.counted("result")) added to \(path); new ones will be added too. \(.dim("/schema off stops this."))"
        )
    }
}
