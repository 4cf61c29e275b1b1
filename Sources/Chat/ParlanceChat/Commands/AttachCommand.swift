import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/attach`: attaches files to the next prompt.
struct AttachCommand: SlashCommand {
    let name = "attach"
    let arguments = "[FILE | GLOB | -]"
    let summary = "attach files to the next prompt; - takes them off"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        PathCompletion.matches(argument, environment: environment).map { ($0, "") }
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "":
            guard !context.attachments.isEmpty else {
                context.writer.say("Nothing is attached. \(.dim("/attach FILE, or @FILE in a prompt, does."))")
                return .next
            }
            say(context.attachments, in: context)
        case "-":
            let count = context.attachments.count
            context.attachments = []
            context.writer.say("Nothing is attached any more (\(count.counted("attachment")) taken off).")
        default:
            return .attach(try paths(argument, in: context))
        }
        return .next
    }

    private func say(_ attachments: [PromptAttachment], in context: ChatContext) {
        for attachment in attachments { context.writer.say(attachment.summary(for: context.session.gateway)) }
    }

    /// The file of this name, or the files that match.
    private func paths(_ argument: String, in context: ChatContext) throws(CommandError) -> [String] {
        let reader = context.attachmentReader
        let names = [argument, argument.withoutQuotes]
        if let file = names.first(where: reader.isFile) { return [file] }
        for name in names {
            let paths = FileGlob.paths(HomePath.expand(name, environment: context.environment)).filter(reader.isFile)
            guard paths.count <= FileGlob.limit else {
                throw CommandError(
                    "\(paths.count.counted("file")) match '\(name)'; at most \(FileGlob.limit) are attached at once.")
            }
            if !paths.isEmpty { return paths }
        }
        // What is there and no file is refused with the reason.
        if let name = names.first(where: reader.exists) { return [name] }
        throw CommandError("There is no file '\(argument)', and none that matches it.")
    }
}
