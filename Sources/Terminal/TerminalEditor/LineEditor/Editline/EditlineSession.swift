import ParlanceSystem
import CParlanceEditline

/// One libedit editor and everything around it. Lives on one thread, holding `EditlineLock` whenever it calls libedit.
///
/// libedit keeps the draft, draws it, and looks keys up. Everything else is ours: `+Input` turns bytes into keys,
/// `+Commands` changes the draft, `+Screen` knows where the cursor is. libedit never touches the terminal's modes or
/// asks for its size: it is cut off from both once it has started.
final class EditlineSession {
    /// What the caller of `EditlineReader` decides.
    struct Configuration: Sendable {
        var input: FileDescriptor
        var output: FileDescriptor
        var terminalType: String?
        var keyBindingsFile: String?
        var history: [String]
        var completer: Completer?
        var editor: ExternalEditor?
        var keeper: DraftKeeper?
    }

    /// Our reader keeps libedit's buffer far below the size at which deleting reads past its end.
    static let longestDraft = 4000

    let editor: OpaquePointer
    /// What libedit has drawn and the terminal has not been sent.
    let drawing: DrawingBuffer
    let configuration: Configuration
    let modes: TerminalModes
    let mailbox: ReadMailbox

    var parser = KeyParser()
    /// Keys that go to libedit before anything else.
    var pendingKeys: [UInt8] = []
    /// Events that were taken from the parser too early.
    var pendingEvents: [KeyParser.Event] = []
    /// The command of the synthetic key that was handed out last, and its text.
    var pendingCommand = EditorCommand.refuse
    var pendingText = ""
    /// The key that libedit was given last.
    var lastKey: UInt8 = 0
    /// Whether the last key was Ctrl-X and the next one belongs to it.
    var followsControlX = false
    var controlXIsPrefix = false
    /// vi's `r`: the next key replaces the character at the cursor.
    var awaitsReplacement = false
    /// vi's `R`: until Escape, what is typed replaces what stands there.
    var overtypes = false
    var sequenceMeanings: [[UInt8]: SequenceMeaning] = [:]
    var usesViKeys = false
    /// How many bytes were typed before the terminal was ours: their line breaks are Enter.
    var bytesTypedBefore = 0

    var size: TerminalSize
    var prompt = LinePrompt("")
    /// The prompt in libedit's characters; libedit reads it whenever it draws.
    var promptBuffer: UnsafeMutablePointer<UInt32>?
    var history: InputHistory
    var search: HistorySearch?
    /// What the key just read does to the search; nil ends it.
    var searchStep: HistorySearch.Step?
    var folded = FoldedText()
    var undoHistory = UndoHistory()
    var standIns = StandIns()
    /// What the terminal was asked about, and what it has not answered yet.
    var askedKinds: Set<ClusterBehavior.Kind> = []
    var questions: [ClusterQuestion] = []
    var killed = ""
    /// The draft after the last command. A stock command that makes it too tall is undone to this.
    var accepted = Draft()
    /// A draft that makes room for the present one.
    var parkedDraft: KeptDraft?
    /// The text of the one that made room for the line just read.
    private var submittedParkedDraft: String?
    /// What the marks of the last draft that had some stand for: the one that was set aside or submitted.
    var pastes: [FoldedPaste] = []
    /// What waits while a question is asked.
    private var waiting: (kept: KeptDraft, undoHistory: UndoHistory)?
    /// The drafts that the keeper has, the text it was last asked about, and when.
    var keptDrafts: [String]?
    var keptDraft = ""
    var lastKept: ContinuousClock.Instant?
    /// Whether the last read is long enough ago that what is typed is for the next one.
    var readsAhead = false
    /// Whether keys were taken ahead that the keeper does not have.
    var hasUnkeptKeys = false
    /// Whether the terminal went away.
    var inputHasEnded = false
    /// What the caller of the present read shows beside the draft.
    var meter: LineMeter?
    /// What the caller says in the marks of folded texts.
    var measure: TextMeasure?
    /// What the meter said, and about which draft.
    var measured: (draft: String, text: String)?
    /// The meter that is on the screen now.
    var shownMeter: ShownMeter?
    /// Who wants to know the terminal's background; nil once told.
    var backgroundReceiver: BackgroundReceiver?
    /// The questions about it whose end the terminal has not come to.
    var pendingQuestions = 0
    /// Until when an answer is waited for at the end of the session.
    var answerDeadline = ContinuousClock.now
    var hasBegun = false
    var outcome: Outcome?

    /// How a read ends.
    enum Outcome {
        case line(String)
        case interrupted
        case endOfInput
        /// The read was given up by the program, not by the person.
        case cancelled
        case closed
        /// The process is about to end by a signal.
        case ending
    }

    private let input: UnsafeMutablePointer<FILE>
    private let messages: UnsafeMutablePointer<FILE>

    /// Nil if libedit cannot work with the terminal.
    init?(_ configuration: Configuration, modes: TerminalModes, mailbox: ReadMailbox) {
        self.configuration = configuration
        self.modes = modes
        self.mailbox = mailbox
        history = InputHistory(configuration.history)
        size = TerminalSize.of(configuration.output)
        // What libedit has to say (an unknown terminal type, a mistake in ~/.editrc) must not end up on the screen.
        guard let drawing = DrawingBuffer(), let input = ce_open_nothing("re"),
            let messages = ce_open_nothing("we")
        else { return nil }
        (self.drawing, self.input, self.messages) = (drawing, input, messages)
        let editor = el_init_fd(
            "parlance", input, drawing.file, messages, configuration.input.number, configuration.output.number,
            ce_file_number(messages))
        guard let editor else { return nil }
        self.editor = editor
        configure()
    }

    deinit {
        EditlineLock.withLock { el_end(editor) }
        ce_close(input)
        ce_close(messages)
        promptBuffer?.deallocate()
        terminalName?.deallocate()
    }

    /// Reads one line. The terminal is in streaming mode before and after.
    func read(_ request: ReadMailbox.Request) -> LineInput {
        let prompt = request.prompt
        for line in mailbox.consumeRemembered() { history.add(line) }
        outcome = nil
        hasBegun = false
        (meter, measure, measured) = (request.aids.meter, request.aids.measure, nil)
        (followsControlX, awaitsReplacement, overtypes) = (false, false, false)
        readsAhead = false
        modes.set(.editing)
        EditlineLock.withLock {
            askBackground()
            beginDraft(prompt)
            setPrompt(prompt)
            size = currentSize
            reportSize()
            var count: Int32 = 0
            _ = el_wgets(editor, &count)
            finish()
        }
        // While a line was edited, Ctrl-C was a key: this signal was another program's, or sent by hand.
        _ = mailbox.consumeInterrupt()
        modes.set(.streaming)
        switch outcome {
        case .line(let text): return .line(SubmittedLine(text, pastes: pastes, parkedDraft: submittedParkedDraft))
        case .interrupted, .cancelled: return .interrupted
        case .endOfInput, .closed, .ending, nil: return .endOfInput
        }
    }

    /// A question begins with an empty draft; one that waits for the next prompt goes on waiting.
    private func beginDraft(_ prompt: LinePrompt) {
        if prompt.isQuestion {
            waiting = (KeptDraft(draft: accepted, folded: folded), undoHistory)
            (accepted, folded, undoHistory) = (Draft(), FoldedText(), UndoHistory())
        }
        if accepted.isEmpty { standIns.removeAll() }
    }

    private func finish() {
        search = nil
        meter = nil
        measure = nil
        switch outcome {
        case .cancelled, .closed, .ending, nil:
            // The draft stays for the next prompt; on the screen it makes room for what comes.
            erase()
        case .line, .interrupted, .endOfInput:
            put(.lineBreak)
            if !folded.folds.isEmpty { pastes = folded.folds }
            accepted = Draft()
            folded.removeAll()
            undoHistory = UndoHistory()
            history.restart()
        }
        flush()
        submittedParkedDraft = parkedDraft?.text
        if let waiting {
            (accepted, folded, undoHistory) = (waiting.kept.draft, waiting.kept.folded, waiting.undoHistory)
            self.waiting = nil
        } else {
            if case .line = outcome, let parkedDraft {
                (accepted, folded) = (parkedDraft.draft, parkedDraft.folded)
                self.parkedDraft = nil
            }
            switch outcome {
            // Nil: libedit gave up. When the process ends, what the keeper has is more than the draft.
            case .ending, nil: break
            default: keepDraft()
            }
            // Keys that are there already come after what was just submitted.
            hasUnkeptKeys = configuration.keeper != nil
        }
    }

    private func configure() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ce_set_client_data(editor, context)
        ce_handle_signals(editor, 0)
        // In raw mode libedit believes that all is set; from then on it only has /dev/null to set modes on and to ask
        // for a size. That also keeps el_end from throwing away what is typed ahead for the shell.
        ce_set_raw_mode(editor)
        ce_set_input(editor, input)
        modes.set(.streaming)
        bytesTypedBefore = configuration.input.bytesWaiting

        if let type = configuration.terminalType?.utf8CString {
            let name = UnsafeMutablePointer<CChar>.allocate(capacity: type.count)
            for (index, character) in type.enumerated() { (name + index).initialize(to: character) }
            terminalName = name
        }
        let knowsTerminal = ce_set_terminal(editor, terminalName) == 0
        if !knowsTerminal { assumeANSI() }
        // libedit's cursor motion by tabs is wrong beyond column 255.
        ce_set_capability(editor, "pt", "no")
        ce_set_reader(editor) { editor, character in EditlineSession.of(editor)?.readKey(into: character) ?? -1 }
        ce_set_prompt(
            editor, { EditlineSession.of($0)?.promptPointer() }, CChar(bitPattern: UInt8(Self.promptQuote.value)))
        enlargeBuffers()
        bindKeys()
    }

    /// libedit keeps the pointer to the name, so it must live as long as the editor. Nil: the `TERM` variable.
    private var terminalName: UnsafeMutablePointer<CChar>?

    /// The few capabilities that editing over several rows needs, for a terminal type that nobody knows.
    private func assumeANSI() {
        for (name, value) in [("up", "\u{1B}[A"), ("ce", "\u{1B}[K"), ("am", "yes"), ("xn", "yes")] {
            ce_set_capability(editor, name, value)
        }
    }

    /// Deleting n characters makes libedit read n beyond the last: give it twice the room that a draft can take.
    private func enlargeBuffers() {
        let room = [UInt32](repeating: 0x20, count: Self.longestDraft * 3 / 2) + [0]
        _ = ce_insert(editor, room)
        el_reset(editor)
    }

    static func of(_ editor: OpaquePointer?) -> EditlineSession? {
        guard let editor, let context = ce_client_data(editor) else { return nil }
        return Unmanaged<EditlineSession>.fromOpaque(context).takeUnretainedValue()
    }
}
