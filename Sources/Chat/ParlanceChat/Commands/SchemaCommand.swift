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
    let summary = "answer with JSON that matches a schema; keep the results"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        if argument.hasPrefix("save ") {
            let path = String(argument.dropFirst("save ".count))
            return PathCompletion.matches(path, environment: environment).map { ("save \($0)", "") }
        }
        return [
            ("off", "answer with text again"), ("save", "keep the valid results in a file"),
            ("show", "show the schema"),
        ] + PathCompletion.matches(argument, environment: environment).map { ($0, "") }
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "", "show":
            guard let schema = context.session.settings.schema else {
                context.writer.say("No schema is set: answers are text.")
                return .next
            }
            context.writer.write(.code(schema.value.serialized(.pretty)))
        case "off":
            context.change { $0.schema = nil }
            context.results = nil
            context.writer.say("Answers are text again.")
        case "save":
            throw CommandError("Give the file that results are kept in: /schema save FILE.")
        case _ where argument.hasPrefix("save "):
            try save(String(argument.dropFirst("save ".count)).trimmingWhitespace(), in: &context)
        default:
            let schema = try SchemaSource.load(argument, environment: context.environment)
            context.change { $0.schema = schema }
            for hint in schema.hints { context.writer.say(.warning("Schema, \(hint)")) }
            context.writer.say("Answers will be JSON that matches the schema. \(.dim("/schema off ends that."))")
        }
        return .next
    }

    /// Keeps the results that are there, and those to come.
    private func save(_ argument: String, in context: inout ChatContext) throws {
        guard context.session.settings.schema != nil else {
            throw CommandError("There are no results to keep: set a schema first, with /schema.")
        }
        let path = HomePath.expand(argument, environment: context.environment)
        guard context.results?.path != path else {
            context.writer.say("Results are kept in \(path) already.")
            return
        }
        let results = ResultFile(path: path)
        let known = context.session.conversation.turns.compactMap { $0.answer.flatMap(context.result) }
        for result in known { try results.append(result) }
        context.results = results
        context.writer.say(
            "\(known.count.counted("result")) added to \(path); those to come are added too. \(.dim("/schema off ends that."))"
        )
    }
}
