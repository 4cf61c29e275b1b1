import GatewayCore
import Terminal

/// `/schema`: asks for answers that match a JSON Schema.
struct SchemaCommand: SlashCommand {
    let name = "schema"
    let arguments = "[FILE | {JSON} | FIELDS | show | off]"
    let summary = "answer with JSON that matches a schema"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("off", "answer with text again"), ("show", "show the schema")]
            + PathCompletion.matches(argument, environment: environment).map { ($0, "") }
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
            context.writer.say("Answers are text again.")
        default:
            let schema = try SchemaSource.load(argument, environment: context.environment)
            context.change { $0.schema = schema }
            context.writer.say("Answers will be JSON that matches the schema. \(.dim("/schema off ends that."))")
        }
        return .next
    }
}
