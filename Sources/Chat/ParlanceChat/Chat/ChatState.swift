import FoundationEssentials
import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What commands work on.
struct ChatContext: Sendable {
    /// The conversation and its settings.
    var session: Session
    /// Makes the models that can be switched to.
    let factory: LLMGatewayFactory
    /// Where commands answer.
    let writer: TerminalWriter
    /// The variables that paths and defaults are taken from.
    let environment: [String: String]
    /// Which theme is in use.
    let themes: ThemeSwitch
    /// All commands, for `/help`.
    let commands: CommandTable
    /// How answers are shown.
    var display = AnswerDisplay()
    /// The line that was read last, with the pastes and the draft that belong to it.
    var line = SubmittedLine("")
    /// The choice of a session whose model has no name, as only its server can tell it.
    var openChoice: ModelChoice?
    /// What goes with the next prompt.
    var attachments: [PromptAttachment] = []
    /// The prompt that is being changed at the line; `nil`: what is sent goes on after the current turn.
    var edit: PromptEdit?
    /// What the session may spend; `nil`: as much as it likes.
    var budget: Budget?
    /// What the preset has changed that holds; `nil`: none does.
    var preset: PresetChange?
    /// Where results that match the schema are kept; `nil` keeps none.
    var results: ResultFile?
    /// What was learned of the models' counts.
    var calibrations = Calibrations()
    /// Makes the text of a PDF file.
    var readPDF = AttachmentReader.pdftotext
    /// What went over the network; `nil` where nobody looks.
    var debugLog: DebugLog?

    /// What was said of files that cannot be written.
    private(set) var told: Set<JournalError> = []
    /// The present, in seconds since 1970.
    var now: @Sendable () -> Double = { Date().timeIntervalSince1970 }

    /// The choice whose model is to be found out before anything is sent; `nil` while the session's model has a name.
    var pendingChoice: ModelChoice? {
        session.settings.model.model.isEmpty ? openChoice : nil
    }

    /// What goes with the draft for certain; what it names is counted with its words.
    var draftAttachments: [PromptAttachment] {
        edit?.attachments(for: "", of: attachments, read: []) ?? attachments
    }

    /// Makes of an answer's source what is shown of it.
    var layOut: (String) -> StyledText {
        let (display, isJSON, capabilities) = (display, session.settings.schema != nil, writer.capabilities)
        return { AnswerLayout.text($0, display, isJSON: isJSON, on: capabilities) }
    }

    /// Counts for the session's model.
    var counter: TokenCounter {
        calibrations.counter(for: session.gateway)
    }

    /// Reads files for the session's model.
    var attachmentReader: AttachmentReader {
        let (factory, gateway) = (factory, session.gateway)
        return AttachmentReader(
            environment: environment, gateway: gateway, window: factory.catalogue[gateway]?.contextWindow,
            readPDF: readPDF)
    }

    /// The tokens of the session, all its branches included, with the prices of the catalogue.
    var ledger: TokenLedger {
        TokenLedger(session.tree, catalogue: factory.catalogue)
    }

    /// The width to lay text out for.
    var columns: Int {
        writer.capabilities.columns()
    }

    /// Says what is wrong with a file, once: a disk stays full for a while.
    mutating func warn(_ problem: JournalError) {
        if told.insert(problem).inserted { writer.say(.warning(problem.message)) }
    }

    /// Moves to another branch. A journal that cannot be written is said, and stops nothing.
    mutating func move(to turn: Int?) {
        do throws(JournalError) {
            try session.move(to: turn)
        } catch {
            writer.say(.warning(error.message))
        }
    }

    /// Changes settings other than the model. A journal that cannot be written is said, and stops nothing.
    mutating func change(_ change: (inout SessionSettings) -> Void) {
        var settings = session.settings
        change(&settings)
        do throws(JournalError) {
            try session.change(settings)
        } catch {
            writer.say(.warning(error.message))
        }
    }
}
