import GatewayCore
import ParlanceAnswers
import ParlanceConversations

/// What holds in a chat from one prompt to the next, until a command changes it.
struct ChatState: Sendable {
    /// The conversation and its settings.
    var session: Session
    /// The choice of a session whose model has no name, as only its server can tell it.
    var openChoice: ModelChoice?
    /// Who finds out which model that is.
    var search: ModelSearch?
    /// The model that the chat was started with, while nobody is known to know it.
    var unconfirmed: UnconfirmedModel?
    /// Asks its server, while the person types.
    var recognition: Task<ModelRecognition, Never>?
    /// The model whose server was last asked for its window.
    var learned: ModelID?
    /// How answers are shown.
    var display = AnswerDisplay()
    /// What may be spent in the session, on a day, and in a month.
    var budgets: Budgets
    /// What the session may spend; `nil`: as much as it likes.
    var budget: Budget? {
        get { budgets.session }
        set { budgets.session = newValue }
    }
    /// What the preset has changed that holds; `nil`: none does.
    var preset: PresetChange?
    /// Where results that match the schema are kept; `nil` keeps none.
    var results: ResultFile?
    /// Whether it was said how a model becomes the default.
    var hasToldKeeping = false
    /// What providers have of the conversation in their caches.
    var cached = CachedPrefixes()
    /// What was learned of the models' counts.
    var calibrations: Calibrations
    /// The title that a model is asked for; `nil`: none is.
    var title: TitleRequest?
    /// Whether the answer to the current turn streams: so in the copy in which commands run meanwhile.
    var isAnswering = false

    init(
        session: Session, openChoice: ModelChoice? = nil, unconfirmed: UnconfirmedModel? = nil,
        budgets: Budgets = Budgets(),
        calibrations: Calibrations = Calibrations()
    ) {
        self.unconfirmed = unconfirmed
        self.session = session
        self.openChoice = openChoice
        self.budgets = budgets
        self.calibrations = calibrations
    }

    /// The choice whose model is to be found out before anything is sent; `nil` while the session's model has a name.
    var pendingChoice: ModelChoice? {
        session.settings.model.model.isEmpty ? openChoice : nil
    }

    /// Counts for the session's model.
    var counter: TokenCounter {
        calibrations.counter(for: session.gateway)
    }

    /// The model that is asked without the preset that holds.
    var gatewayWithoutPreset: any LLMGateway {
        guard let preset, preset.holdsModel(in: session.settings) else { return session.gateway }
        return preset.gateway
    }
}
