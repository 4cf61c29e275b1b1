import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

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
    ///
    /// - Parameter other: A model other than the session's that would be asked.
    func budgetQuestion(before asking: Asking, of other: (any LLMGateway)? = nil) -> String? {
        budgetQuestion(before: [(other ?? session.gateway, asking.request(in: session, of: other))])
    }

    /// What is asked before a prompt to several models that passes the budget; `nil` when it may be sent.
    func budgetQuestion(before comparison: Comparison, of gateways: [any LLMGateway]) -> String? {
        budgetQuestion(
            before: gateways.map { gateway in
                let request = session.request(
                    adding: comparison.prompt, attachments: comparison.attachments, of: gateway,
                    after: comparison.parent)
                return (gateway, request)
            })
    }

    /// What is asked before requests that pass the budget together; `nil` when they may be sent.
    func budgetQuestion(before requests: [(gateway: any LLMGateway, request: LLMRequest)]) -> String? {
        guard let budget else { return nil }
        let counts = requests.map {
            (gateway: $0.gateway, tokens: calibrations.counter(for: $0.gateway).count($0.request))
        }
        let catalogue = factory.catalogue
        let cost = counts.reduce(0) { sum, count in
            let usage = Usage(promptTokens: count.tokens.count, completionTokens: 0)
            return sum + (catalogue[count.gateway]?.cost(of: usage) ?? 0)
        }
        let tokens = counts.reduce(0) { $0 + $1.tokens.count }
        guard budget.isPassed(by: ledger.session, sending: tokens, costing: cost) else { return nil }
        return "This passes the budget of \(budget.text). Send it? [y/N] "
    }
}
