import GatewayCore
import Terminal

/// `/budget`: what the session may spend.
struct BudgetCommand: SlashCommand {
    let name = "budget"
    let arguments = "[DOLLARS | TOKENS | off]"
    let summary = "show, set (0.50, 20k tokens) or clear what the session may spend"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [("off", "no budget")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        switch argument {
        case "": break
        case "off": context.budget = nil
        default:
            guard let budget = Budget(argument) else {
                throw CommandError("'\(argument)' is no budget. Give dollars such as 0.50, or tokens such as 20k.")
            }
            context.budget = budget
        }
        context.writer.say(context.budgetState ?? "No budget is set.")
        return .next
    }
}

extension ChatContext {
    /// How much of the budget is used; `nil` without a budget.
    var budgetState: StyledText? {
        guard let budget else { return nil }
        let share = budget.share(of: ledger.session)
        let text = "Budget \(budget.text), \(Percent.text(share)) used."
        return share >= Budget.warningShare ? .warning(text) : StyledText(text)
    }

    /// What is asked before a prompt that passes the budget; `nil` when it may be sent.
    func budgetQuestion(before prompt: String, _ attachments: [PromptAttachment] = []) -> String? {
        guard let budget else { return nil }
        let tokens = counter.count(session.request(adding: prompt, attachments: attachments))
        let model = factory.catalogue[session.settings.model]
        guard budget.isPassed(by: ledger.session, sending: tokens, to: model) else { return nil }
        return "This passes the budget of \(budget.text). Send it? [y/N] "
    }
}
