import ChatTestSupport
import Synchronization
import TerminalEditor

/// A person who types the lines of a script, and then leaves.
final class ScriptedLineReader: LineReader {
    private let state: Mutex<State>
    private let screen: OutputRecorder?
    private let background: RGB?

    private struct State {
        var inputs: ArraySlice<LineInput>
        var prompts: [LinePrompt] = []
        var remembered: [String] = []
        var answered = 0
        var offers: [Offer] = []
        var picks: ArraySlice<PickResult>
        var pickers: [Picker] = []
        var secrets: ArraySlice<String>
        var secretQuestions: [String] = []
    }

    /// A draft for the next prompt.
    struct Offer: Equatable {
        var draft: String?
        var isEdited: Bool
    }

    /// What the person does while answers stream.
    private let typist: LiveTypist?
    private let hasDrafts: Bool
    private let folded: [FoldedPaste]
    private let parkedDrafts: Set<String>

    /// - Parameters:
    ///   - screen: Where prompts and lines appear, as they do on a terminal.
    ///   - background: What the terminal answers when it is asked, at once; `nil`: nothing.
    ///   - hasDrafts: Whether there is a draft to edit, as on a terminal.
    ///   - pastes: What marks in drafts stand for.
    ///   - parkedDrafts: The lines for which a draft was set aside.
    ///   - picks: What the person does with each list; by default none can be drawn.
    ///   - secrets: What is typed unseen.
    init(
        _ inputs: [LineInput], screen: OutputRecorder? = nil, background: RGB? = nil, hasDrafts: Bool = true,
        pastes: [FoldedPaste] = [], parkedDrafts: Set<String> = [], picks: [PickResult] = [], secrets: [String] = [],
        typist: LiveTypist? = nil
    ) {
        self.typist = typist
        self.parkedDrafts = parkedDrafts
        self.background = background
        self.hasDrafts = hasDrafts
        folded = pastes
        state = Mutex(State(inputs: inputs[...], picks: picks[...], secrets: secrets[...]))
        self.screen = screen
    }

    /// The prompts that were shown, the last one included, at which nothing was typed.
    var prompts: [LinePrompt] { state.withLock { $0.prompts } }
    /// The lines that were added to the history.
    var remembered: [String] { state.withLock { $0.remembered } }
    /// How often the terminal was asked for its background.
    var answered: Int { state.withLock { $0.answered } }
    /// The drafts that were offered.
    var offers: [Offer] { state.withLock { $0.offers } }
    /// The lists that were shown.
    var pickers: [Picker] { state.withLock { $0.pickers } }
    /// The questions for secrets.
    var secretQuestions: [String] { state.withLock { $0.secretQuestions } }
    /// What was not read.
    var rest: [LineInput] { state.withLock { Array($0.inputs) } }

    func readLine(_ prompt: LinePrompt, aids: LineAids) async -> LineInput {
        typist?.use(aids)
        if let background, let receive = aids.background {
            receive(background)
            state.withLock { $0.answered += 1 }
        }
        let input = state.withLock { state -> LineInput in
            state.prompts.append(prompt)
            if !prompt.isQuestion, let line = typist?.nextQueued() { return .line(line) }
            return state.inputs.popFirst() ?? .endOfInput
        }
        switch input {
        case .line(var line):
            screen?.record("\(prompt.text)\(line.text)\n")
            line.pastes = folded
            line.parkedDraft = parkedDrafts.contains(line.text) ? "a draft" : nil
            return .line(line)
        case .interrupted: screen?.record("\(prompt.text)\n")
        case .endOfInput: break
        }
        return input
    }

    func remember(_ line: String) async {
        state.withLock { $0.remembered.append(line) }
    }

    func offer(_ draft: String?, isEdited: Bool) async -> Bool {
        guard hasDrafts else { return false }
        state.withLock { $0.offers.append(Offer(draft: draft, isEdited: isEdited)) }
        return true
    }

    func pick(_ picker: Picker) async -> PickResult {
        state.withLock { state in
            state.pickers.append(picker)
            return state.picks.popFirst() ?? .unavailable
        }
    }

    func readSecret(_ question: String) async -> String? {
        state.withLock { state in
            state.secretQuestions.append(question)
            return state.secrets.popFirst()
        }
    }

    func close() async {}

    var queue: [SubmittedLine] { typist?.queue ?? [] }
    func dropQueued(_ index: Int) -> SubmittedLine? { typist?.drop(index) }
    func holdQueue() { typist?.hold() }
    func beginWork(_ work: LiveWork) { typist?.begin(work) }
    func endWork() { typist?.end() }
    func showLedger(_ isShown: Bool) { typist?.showLedger(isShown) }
}
