import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/compact`: has the model put the conversation into fewer words, and goes on from those.
struct CompactCommand: SlashCommand {
    let name = "compact"
    let arguments = ""
    let summary = "go on from a summary by the model; the turns are kept"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let compaction = try Compaction(of: context)
        let turns = compaction.summarized.counted("turn")
        let rest = compaction.kept == nil ? "" : "; the last one stays as it is"
        context.writer.say("\(context.session.gateway.id, .accent) sums up \(turns)\(rest):")
        return .compact(compaction)
    }
}
