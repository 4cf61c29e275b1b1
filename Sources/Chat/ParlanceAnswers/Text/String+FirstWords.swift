import ParlanceConversations
import TerminalEditor

extension String {
    /// The text's beginning on one harmless line, without the white space that tells nothing.
    package var firstWords: String {
        Sanitizer.cleanLine(opening)
    }
}
