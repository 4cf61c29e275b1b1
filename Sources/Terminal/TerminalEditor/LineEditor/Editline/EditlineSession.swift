import ParlanceSystem

/// The editor's thread: it always reads, whether somebody waits for a line or an answer streams, and shows what it has
/// at the foot of the screen.
///
/// The parts keep their own state: the engine libedit's, the translator the keys', the desk the draft's. Here they are
/// brought together: `+Waiting` waits for what comes next, `+Keys` and `+Effects` do what a key is for, `+Lines` begins
/// and ends lines, `+Foot` shows it all. Everything but ``run()`` holds `EditlineLock`, which is let go of while it
/// waits.
final class EditlineSession {
    /// What the caller of `EditlineReader` decides.
    struct Configuration: Sendable {
        var input: FileDescriptor
        var output: FileDescriptor
        var writer: TerminalWriter
        var terminalType: String?
        var keyBindingsFile: String?
        var history: [String]
        var completer: Completer?
        var editor: ExternalEditor?
        var keeper: DraftKeeper?
        var blindTime: Duration
        var graceTime: Duration
    }

    /// What somebody waits for.
    struct Reading {
        var prompt: LinePrompt
        var aids: LineAids
    }

    let configuration: Configuration
    let engine: EditlineEngine
    let modes: TerminalModes
    let mailbox: ReadMailbox

    var input: TypedInput
    var keys: KeyTranslator
    var desk: DraftDesk
    var keeping: DraftKeeping
    var meter = MeterReading()
    /// What was laid out of the draft with the last key.
    let pages = DraftPages()
    var background = BackgroundInquiry()
    var clusters = ClusterInquiry()
    var questions: QuestionGuard
    var resize: ResizeWatch
    var view = EditorView()
    var work = WorkWatch()

    /// What somebody waits for now; nil while nobody does, as when an answer streams.
    var reading: Reading?
    /// The prompt that was shown last; it stands before what is typed while nobody reads.
    var lastPrompt = LinePrompt("> ")
    var lastAids: LineAids?
    /// Until when nothing is read: what is typed right after `/quit` is for the shell.
    var grace: ContinuousClock.Instant?
    /// Whether libedit is to give up the present line.
    var isLineOver = false
    /// Whether the thread is done.
    var isOver = false

    /// Nil if libedit cannot work with the terminal.
    init?(_ configuration: Configuration, modes: TerminalModes, mailbox: ReadMailbox) {
        let engine = EditlineEngine(
            terminal: configuration.input, screen: configuration.output, type: configuration.terminalType)
        guard let engine else { return nil }
        self.engine = engine
        self.configuration = configuration
        self.modes = modes
        self.mailbox = mailbox
        modes.set(.streaming)
        input = TypedInput(typedBefore: configuration.input.bytesWaiting)
        keys = KeyTranslator()
        desk = DraftDesk(history: configuration.history)
        questions = QuestionGuard(blindTime: configuration.blindTime)
        keeping = DraftKeeping(configuration.keeper)
        resize = ResizeWatch(TerminalSize.of(configuration.output))
        engine.nextKey = { [unowned self] in nextKey() }
        engine.perform = { [unowned self] in perform($0, key: $1) }
    }

    /// Writes to the terminal, or asks it. One that takes nothing holds up this editor only.
    func onScreen<Value>(_ body: (TerminalWriter) -> Value) -> Value {
        EditlineLock.withoutLock { body(configuration.writer) }
    }

    /// That of the window now.
    var size: TerminalSize { TerminalSize.of(configuration.output) }

    /// Edits line after line until the reader is closed or the process ends.
    func run() {
        EditlineLock.withLock {
            showFirstPrompt()
            bindKeys()
        }
        while !isOver {
            EditlineLock.withLock {
                isLineOver = false
                keys.beginLine()
                engine.editLine()
            }
        }
    }

    /// Shows the first prompt as soon as somebody asks for a line. The keys are bound only then, which takes longer than
    /// all else here: what is typed meanwhile waits. Where anything else comes first, that is looked at as ever.
    private func showFirstPrompt() {
        let (terminal, wakeUps) = (configuration.input, mailbox.wakeUps)
        while modes.mayRead, !InputPoll.isReadable(terminal), !mailbox.isEnding, !mailbox.isClosing,
            mailbox.work == nil
        {
            if let next = mailbox.nextRequest {
                if next.isPrompt, beginReading() { draw() }
                return
            }
            guard case .wakeUp = EditlineLock.withoutLock({ InputPoll.wait(for: terminal, wakeUps: wakeUps) }) else {
                return
            }
        }
    }

    /// Binds the keys, and takes them as they are bound.
    private func bindKeys() {
        engine.bindKeys(configuration.keyBindingsFile)
        input.joinsText = engine.insertsText
        keys = KeyTranslator(usesViKeys: engine.usesViKeys, controlXIsPrefix: engine.controlXIsPrefix)
    }

    /// The next key for libedit; nil when the line is over.
    private func nextKey() -> UInt8? {
        if let changed = engine.changedDraft(), desk.adopt(changed, in: surroundings()) == .refused { ring() }
        while !isLineOver {
            // Also where libedit did something that was not taken.
            engine.show(desk.draft)
            if let key = keys.pendingKey() { return key }
            if let event = input.next() {
                if let key = key(for: event) { return key }
            } else {
                wait()
            }
        }
        return nil
    }

    /// What a command has to know.
    func surroundings(text: String = "") -> DraftDesk.Surroundings {
        let (size, meter) = (size, meter)
        return DraftDesk.Surroundings(
            text: text,
            hasRoom: { [engine] in engine.hasRoom(for: $0) },
            showsWhole: { $0.isShort(on: size) },
            measure: { meter.size(of: $0) },
            isLeftByInterrupt: reading?.prompt.isLeftByInterrupt ?? false)
    }
}

extension String {
    /// Long texts are folded: from so many characters, or from half of the screen.
    private static let longestPaste = 1000

    fileprivate func isShort(on size: TerminalSize) -> Bool {
        guard count <= Self.longestPaste else { return false }
        let rows = split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            $0 + 1 + $1.count / max(1, size.columns)
        }
        return rows <= max(1, size.rows / 2)
    }
}
