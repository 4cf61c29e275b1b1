import GatewayCore
import ParlanceConversations
import TerminalEditor

extension PendingTurn {
    /// What stands above its answer among others: `Turn 3 · openai:gpt-4o`, or `Turn 3 · creative (openai:gpt-4o)` of a
    /// profile.
    var heading: StyledText {
        .strong("Turn \(number) · " + (asking.profile.map { "\($0) (\(gateway.id))" } ?? gateway.id.description))
    }

    /// What it is called among others: as it was chosen.
    var name: String { asking.profile ?? gateway.id.model }
}
