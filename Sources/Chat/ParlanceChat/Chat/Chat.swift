import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// A conversation between a person and models, as commands and prompts find and leave it.
package struct Chat: Sendable {
    /// What it works with.
    let services: ChatServices
    /// What holds from one prompt to the next.
    var state: ChatState
    /// What belongs to the next prompt.
    var tray = PromptTray()
    /// What is said to the person, and asked.
    var dialogue: Dialogue

    /// A chat in which nothing has been typed yet.
    init(services: ChatServices, state: ChatState, dialogue: Dialogue) {
        self.services = services
        self.state = state
        self.dialogue = dialogue
    }

    /// Makes of an answer's source what is shown of it.
    var layOut: (String) -> StyledText {
        let (display, isJSON) = (state.display, state.session.settings.schema != nil)
        let capabilities = dialogue.writer.capabilities
        return { AnswerLayout.text($0, display, isJSON: isJSON, on: capabilities) }
    }

    /// What is known of the session's model: its window and its prices.
    var model: CatalogModel? {
        services.factory.catalog[state.session.gateway]
    }

    /// Reads files for the session's model.
    var attachmentReader: AttachmentReader {
        AttachmentReader(
            environment: services.environment, gateway: state.session.gateway, window: model?.contextWindow,
            readPDF: services.readPDF)
    }

    /// The tokens of the session, all its branches included, with the prices of the catalog.
    var ledger: TokenLedger {
        TokenLedger(state.session.tree, catalog: services.factory.catalog)
    }
}
