import GatewayCore
import ParlanceConversations
import TerminalEditor

extension PendingTurn {
    /// What stands above its answer among others: `Turn 3 · openai:gpt-4o`.
    var heading: StyledText {
        .strong("Turn \(number) · \(gateway.id)")
    }
}
